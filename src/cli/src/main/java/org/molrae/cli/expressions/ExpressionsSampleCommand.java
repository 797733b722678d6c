package org.molrae.cli.expressions;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.molrae.autoencoder.model.DensityChoice;
import org.molrae.autoencoder.model.SamplingDefaults;
import org.molrae.cli.files.ResultFile;
import org.molrae.cli.options.DeviceOptions;
import org.molrae.cli.options.OutputOptions;
import org.molrae.cli.options.Positive;
import org.molrae.cli.options.RunOptions;
import org.molrae.cli.options.SeedOptions;
import org.molrae.cli.sampling.ChoiceOptions;
import org.molrae.cli.terminal.Failure;
import org.molrae.cli.terminal.Notes;
import org.molrae.cli.terminal.Progress;
import org.molrae.expressions.Expression;
import org.molrae.expressions.ExpressionModel;
import org.molrae.sequences.DerivationSampler;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code molrae expressions sample}: draws expressions. */
@Command(
        name = "sample",
        description = {
            "Draw expressions, one a line. A model of characters may write texts that are none, which are counted;"
                    + " --valid leaves them out. The same seed and model give the same, on any number of threads."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  molrae expressions sample --model grae.safetensors --count 20 --seed 1",
            "  molrae expressions sample --model cvae.safetensors --valid --density gaussian --output some.txt.gz"
        })
final class ExpressionsSampleCommand implements Runnable {

    private static final int BATCH = 256;

    /** Texts drawn for each that is asked for, at most. */
    private static final long PATIENCE = 1000;

    @Option(
            names = {"-n", "--count"},
            paramLabel = "N",
            defaultValue = "10",
            converter = Positive.class,
            description = "Draw N expressions. Default: ${DEFAULT-VALUE}.")
    int count;

    @Mixin SeedOptions seed;

    @Mixin ExpressionModelOptions model;

    @Mixin ChoiceOptions choice;

    @Option(
            names = "--density",
            paramLabel = "${bundle:densities}",
            description =
                    "The density of the codes: the fitted mixture, the fitted Gaussian, or a standard normal."
                            + " Default: the first of them that the model has.")
    @Nullable String density;

    @Option(names = "--valid", description = "Leave out texts that are no expressions.")
    boolean valid;

    @Mixin DeviceOptions device;

    @Mixin OutputOptions output;

    @Mixin RunOptions options;

    /** A text and whether it is an expression. */
    private record Drawn(String text, boolean valid) {}

    private long drawn;
    private long invalid;
    private long written;

    @Override
    public void run() {
        Notes notes = new Notes(options.streams());
        try (ResultFile results = ResultFile.open(output.file, options.streams());
                ExpressionModel loaded = model.load(device);
                DerivationSampler<Drawn> texts = draw(loaded)) {
            try (Progress progress =
                    new Progress(
                            notes,
                            "sample",
                            "expressions",
                            () -> (double) written / count,
                            options.quiet)) {
                write(texts, results, progress);
            }
            results.keep();
        }
        options.say(
                notes,
                String.format(
                        Locale.ROOT,
                        "%,d written, %,d drawn, %.2f %% of them expressions; seed %d",
                        written,
                        drawn,
                        100.0 * (drawn - invalid) / drawn,
                        seed.value()));
    }

    private DerivationSampler<Drawn> draw(ExpressionModel loaded) {
        SamplingDefaults defaults = loaded.autoencoder().samplingDefaults();
        try {
            return new DerivationSampler<>(
                    loaded.autoencoder().decoder(),
                    (density == null
                                    ? DensityChoice.best()
                                    : DensityChoice.named(density.toLowerCase(Locale.ROOT)))
                            .in(loaded.autoencoder(), defaults.noise()),
                    defaults.noise(),
                    choice.choice(defaults),
                    seed.value(),
                    options.threads,
                    false,
                    draw -> {
                        String text = loaded.text(draw.rules());
                        Optional<Expression> expression = ExpressionModel.expression(text);
                        return new Drawn(
                                expression.map(Expression::toString).orElse(text),
                                expression.isPresent());
                    });
        } catch (IllegalArgumentException e) {
            throw options.wrongUsage(String.valueOf(e.getMessage()));
        }
    }

    private void write(DerivationSampler<Drawn> texts, ResultFile results, Progress progress) {
        StringBuilder batch = new StringBuilder();
        while (written < count) {
            Drawn next = texts.next();
            drawn++;
            invalid += next.valid ? 0 : 1;
            if (next.valid || !valid) {
                written++;
                batch.append(next.text).append('\n');
            } else if (drawn > PATIENCE * count) {
                throw new Failure(
                        String.format(
                                Locale.ROOT,
                                "only %,d of %,d texts drawn were expressions",
                                drawn - invalid,
                                drawn));
            }
            if (written % BATCH == 0 || written == count) {
                results.write(batch.toString().getBytes(StandardCharsets.UTF_8));
                progress.add(batch.length() == 0 ? 0 : Math.min(written, BATCH));
                batch.setLength(0);
            }
        }
    }
}
