package org.molrae.cli.images;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.molrae.cli.options.Positive;
import org.molrae.cli.training.GivenSettings;
import org.molrae.images.TrainingBudget;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** How large a network of images is and how long it is trained. */
public final class ImageBudgetOptions {

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
    public int epochs;

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
    public TrainingBudget budget() {
        return new TrainingBudget(width, epochs, learningRate, batchSize, components);
    }

    /** What was said on the command line, as a configuration file would. */
    Map<String, ?> given() {
        GivenSettings plan =
                new GivenSettings()
                        .with("epochs", given("--epochs", epochs))
                        .with("learningRate", given("--learning-rate", learningRate));
        return new GivenSettings()
                .with("network", new GivenSettings().with("width", given("--width", width)))
                .with("plan", plan)
                .with("batchSize", given("--batch-size", batchSize))
                .with("components", given("--components", components))
                .byName();
    }

    private @Nullable Object given(String option, Object value) {
        return verb.commandLine().getParseResult().hasMatchedOption(option) ? value : null;
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
