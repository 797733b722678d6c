package org.molrae.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.molrae.images.TrainingBudget;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** How large a network of images is and how long it is trained. */
final class ImageBudgetOptions {

    @Option(
            names = "--width",
            paramLabel = "W",
            defaultValue = "1/8",
            converter = Fraction.class,
            description =
                    "Factor on the paper's channels, as 0.25 or 1/4; 1 is the paper's network. Default:"
                            + " ${DEFAULT-VALUE}.")
    Double width;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            defaultValue = "20",
            converter = Positive.class,
            description = "Epochs. Default: ${DEFAULT-VALUE}.")
    int epochs;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            defaultValue = "100",
            converter = Positive.class,
            description = "Images a step. Default: ${DEFAULT-VALUE}.")
    int batchSize;

    @Option(
            names = "--learning-rate",
            paramLabel = "R",
            defaultValue = "1e-3",
            description = "Adam's learning rate, at its highest. Default: ${DEFAULT-VALUE}.")
    double learningRate;

    @Option(
            names = "--components",
            paramLabel = "K",
            defaultValue = "10",
            converter = Positive.class,
            description = "Gaussians of the mixture. Default: ${DEFAULT-VALUE}.")
    int components;

    @Spec(Spec.Target.MIXEE)
    CommandSpec verb;

    /** All of it. */
    TrainingBudget budget() {
        return new TrainingBudget(width, epochs, learningRate, batchSize, components);
    }

    /** What was said on the command line, as a configuration file would. */
    Map<String, ?> given() {
        Map<String, Object> network = new LinkedHashMap<>();
        put(network, "width", "--width", width);
        Map<String, Object> plan = new LinkedHashMap<>();
        put(plan, "epochs", "--epochs", epochs);
        put(plan, "learningRate", "--learning-rate", learningRate);
        Map<String, Object> settings =
                new LinkedHashMap<>(Map.of("network", network, "plan", plan));
        put(settings, "batchSize", "--batch-size", batchSize);
        put(settings, "components", "--components", components);
        return settings;
    }

    private void put(Map<String, Object> settings, String name, String option, Object value) {
        if (verb.commandLine().getParseResult().hasMatchedOption(option)) {
            settings.put(name, value);
        }
    }

    /** Reads {@code 0.25} and {@code 1/4}. */
    static final class Fraction implements ITypeConverter<Double> {
        @Override
        public Double convert(String value) {
            try {
                int slash = value.indexOf('/');
                return slash < 0
                        ? Double.parseDouble(value)
                        : Double.parseDouble(value.substring(0, slash))
                                / Double.parseDouble(value.substring(slash + 1));
            } catch (NumberFormatException e) {
                throw new TypeConversionException("'" + value + "' is no number and no fraction");
            }
        }
    }
}
