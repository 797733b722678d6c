package org.molrae.cli.expressions;

import java.nio.charset.StandardCharsets;
import org.molrae.cli.files.ResultFile;
import org.molrae.cli.options.DeviceOptions;
import org.molrae.cli.options.OutputOptions;
import org.molrae.cli.options.Positive;
import org.molrae.cli.options.RunOptions;
import org.molrae.cli.terminal.Failure;
import org.molrae.cli.terminal.Notes;
import org.molrae.expressions.ExpressionModel;
import org.molrae.grammar.SyntaxException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code molrae expressions interpolate}: walks between two expressions. */
@Command(
        name = "interpolate",
        description =
                "Walk on a straight line between the codes of two expressions: one decoded text a step, both ends"
                        + " included.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  molrae expressions interpolate --model grae.safetensors 'sin(x)+1' 'x*x/3' --steps 8",
        })
final class ExpressionsInterpolateCommand implements Runnable {

    @Parameters(index = "0", paramLabel = "A", description = "Expression to start from.")
    String from;

    @Parameters(index = "1", paramLabel = "B", description = "Expression to end at.")
    String to;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "10",
            converter = Positive.class,
            description = "Write N expressions, at least 2. Default: ${DEFAULT-VALUE}.")
    int steps;

    @Mixin ExpressionModelOptions model;

    @Mixin DeviceOptions device;

    @Mixin OutputOptions output;

    @Mixin RunOptions options;

    @Override
    public void run() {
        if (steps < 2) {
            throw options.wrongUsage("--steps must be at least 2");
        }
        try (ResultFile results = ResultFile.open(output.file, options.streams());
                ExpressionModel loaded = model.load(device)) {
            float[] start = encode(loaded, "A", from);
            float[] end = encode(loaded, "B", to);
            String texts = String.join("\n", loaded.interpolate(start, end, steps)) + "\n";
            results.write(texts.getBytes(StandardCharsets.UTF_8));
            results.keep();
            options.say(new Notes(options.streams()), steps + " steps");
        }
    }

    private static float[] encode(ExpressionModel model, String name, String text) {
        try {
            return model.encode(text);
        } catch (SyntaxException e) {
            throw new Failure(name + " (" + text + "): " + e.summary(), e);
        } catch (IllegalArgumentException e) {
            throw new Failure(name + " (" + text + "): " + e.getMessage(), e);
        }
    }
}
