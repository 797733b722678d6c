package org.molrae.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.molrae.molecules.MoleculeSource;
import org.molrae.molecules.MoleculeStream;
import org.molrae.molecules.OutputForm;
import org.molrae.molecules.SampleOptions;
import org.molrae.molecules.UniformMolecules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code molrae sample}: draws molecules. */
@Command(
        name = "sample",
        description = {
            "Draw molecules: one SMILES a line.",
            "Codes come from the density that was fitted to the model's training codes, molecules from the"
                    + " decoder, which the grammar and valences keep from writing anything but molecules. The same"
                    + " seed and model give the same molecules, on any number of threads.",
            "--model uniform runs no network: every choice that is allowed is as likely as any other."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  molrae sample",
            "  molrae sample --count 1000 --seed 1 --unique --novel > molecules.smi",
            "  molrae sample --count 1000000 --output molecules.smi.gz",
            "  molrae sample --model my.safetensors --temperature 0.7 --density gaussian",
            "  molrae sample --elements C,N,O --ring-sizes 5-6 --max-atoms 25 --neutral",
            "  molrae sample --scaffold 'c1ccc2[nH]ccc2c1' --count 100",
            "  molrae sample --model uniform --max-rules 277 --count 1000 | molrae check -"
        })
final class SampleCommand implements Runnable {

    private static final int BATCH = 256;

    @Option(
            names = {"-n", "--count"},
            paramLabel = "N",
            defaultValue = "10",
            converter = Positive.class,
            description = "Draw N molecules. Default: ${DEFAULT-VALUE}.")
    int count;

    @Mixin SeedOptions seed;

    @Mixin ModelOptions model;

    @Mixin ChoiceOptions choice;

    @Option(
            names = "--density",
            paramLabel = "gmm|gaussian|prior|kde|2svae",
            description =
                    "The density of the codes: the fitted mixture, the fitted Gaussian, a standard normal, or"
                            + " one that 'molrae density fit' has added. Default: gmm.")
    @Nullable String density;

    @Option(
            names = "--noise",
            paramLabel = "R",
            description =
                    "Noise added to the codes, for a model whose decoder is told of it (0 to 100): the more, the"
                            + " more the decoder writes by itself. Default: what the model was released"
                            + " with.")
    @Nullable Double noise;

    @Mixin ConstraintOptions constraints;

    @Option(names = "--valid", description = "Leave out texts that are no molecules.")
    boolean valid;

    @Option(names = "--unique", description = "Leave out molecules that were drawn before.")
    boolean unique;

    @Option(names = "--novel", description = "Leave out molecules of the training set.")
    boolean novel;

    @Mixin FormOptions form;

    @Mixin DeviceOptions device;

    @Mixin OutputOptions output;

    @Mixin RunOptions options;

    @Override
    public void run() {
        Streams streams = options.streams();
        Notes notes = new Notes(streams);
        try (ResultFile results = ResultFile.open(output.file, streams);
                MoleculeSource source = source();
                MoleculeStream molecules = draw(source)) {
            long[] written = new long[1];
            try (Progress progress =
                    new Progress(
                            notes,
                            "sample",
                            "molecules",
                            () -> (double) written[0] / count,
                            options.quiet)) {
                write(molecules, results, progress, written);
            }
            results.keep();
            if (!options.quiet) {
                notes.line(summary(molecules));
            }
        }
    }

    private MoleculeSource source() {
        if (!model.model.equals(UniformMolecules.NAME)) {
            return model.load(device);
        }
        List<String> senseless = new ArrayList<>(choice.given());
        if (density != null) {
            senseless.add("--density");
        }
        if (noise != null) {
            senseless.add("--noise");
        }
        if (!senseless.isEmpty()) {
            throw options.wrongUsage(
                    String.join(", ", senseless)
                            + " cannot go with --model uniform, which runs no network");
        }
        try {
            return UniformMolecules.released();
        } catch (IOException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }

    private MoleculeStream draw(MoleculeSource source) {
        try {
            return source.sample(drawing(source));
        } catch (IllegalArgumentException e) {
            throw options.wrongUsage(String.valueOf(e.getMessage()));
        }
    }

    private SampleOptions drawing(MoleculeSource source) {
        return new SampleOptions(
                seed.value(),
                density == null ? "gmm" : density.toLowerCase(Locale.ROOT),
                noise == null ? OptionalDouble.empty() : OptionalDouble.of(noise),
                choice.choice(),
                constraints.constraint(),
                constraints.scaffold(source.vocabulary()),
                constraints.maxRules == null ? 0 : constraints.maxRules,
                form.form(),
                new SampleOptions.Filter(valid, unique, novel),
                options.threads);
    }

    private void write(
            MoleculeStream molecules, ResultFile results, Progress progress, long[] written) {
        StringBuilder batch = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            batch.append(molecules.next()).append('\n');
            if (i % BATCH == 0 || i == count) {
                results.write(batch.toString().getBytes(StandardCharsets.UTF_8));
                progress.add(i - written[0]);
                written[0] = i;
                batch.setLength(0);
            }
        }
    }

    private String summary(MoleculeStream molecules) {
        String checked =
                form.form() == OutputForm.KEKULE && !unique && !novel && !valid
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                ", %.2f %% of them molecules",
                                100.0
                                        * (molecules.drawn() - molecules.invalid())
                                        / molecules.drawn());
        return String.format(
                Locale.ROOT,
                "sample: %,d written, %,d drawn%s; seed %d",
                count,
                molecules.drawn(),
                checked,
                seed.value());
    }
}
