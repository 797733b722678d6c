package org.molrae.images;

import java.util.List;
import java.util.Map;
import org.molrae.autoencoder.Preset;
import org.molrae.autoencoder.training.NamedSettings;
import org.molrae.images.data.ImageShape;
import org.molrae.images.network.ConvolutionalConfig;

/**
 * A preset and how it is trained, from nested settings by name as a configuration file has them:
 * those of {@link NamedSettings}, {@code network} with {@code width} and {@code latentDimension},
 * {@code batchSize} and {@code components}. Where nothing is said, the weights are those that the
 * authors published for the preset and the shape of the images.
 *
 * @param preset the paper's model that the objective starts from
 * @param options how it is trained
 */
public record ImageTrainingConfiguration(Preset preset, ImageTrainingOptions options) {

    /** The preset where none is named. */
    public static final Preset DEFAULT = Preset.RAE_L2;

    private static final String OBJECTIVE = "objective";

    /**
     * Puts a configuration together.
     *
     * @param shape of the images
     * @param budget where nothing else is said
     * @param layers settings, later ones before earlier ones
     * @throws IllegalArgumentException if a setting is unknown or its value makes no sense
     */
    public static ImageTrainingConfiguration of(
            ImageShape shape, TrainingBudget budget, List<Map<String, ?>> layers) {
        Preset preset = DEFAULT;
        for (Map<String, ?> layer : layers) {
            if (layer.get(OBJECTIVE) != null) {
                preset = Preset.named(String.valueOf(layer.get(OBJECTIVE)));
            }
        }
        ImageTrainingOptions start = budget.options(preset, 1, shape);
        NamedSettings named =
                new NamedSettings(preset, start.objective(), start.plan())
                        .add(
                                "network",
                                Map.of(
                                        "width",
                                        budget.width(),
                                        "latentDimension",
                                        start.network().latentDimension()))
                        .add("batchSize", budget.batchSize())
                        .add("components", budget.components());
        layers.forEach(named::change);
        return new ImageTrainingConfiguration(
                preset,
                new ImageTrainingOptions(
                        ConvolutionalConfig.paper(shape, named.number("network.width"))
                                .withLatentDimension(named.integer("network.latentDimension")),
                        named.objective(),
                        named.plan(),
                        named.integer("batchSize"),
                        named.integer("components")));
    }
}
