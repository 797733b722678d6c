package org.molrae.images.table;

import org.molrae.autoencoder.Preset;
import org.molrae.autoencoder.PublishedWeights;
import org.molrae.autoencoder.training.TrainingPlan;
import org.molrae.images.ImageTrainingOptions;
import org.molrae.images.data.ImageData;
import org.molrae.images.data.ImageShape;
import org.molrae.images.network.ConvolutionalConfig;

/**
 * What all models of a table have in common: its budget.
 *
 * @param width factor on the paper's channels
 * @param epochs of every model
 * @param learningRate of every model, falling along half a cosine; the paper's differ by model, for
 *     budgets of 100 epochs
 * @param batchSize images a step
 * @param components of the mixture
 */
public record TableSettings(
        double width, int epochs, double learningRate, int batchSize, int components) {

    /**
     * How a cell is trained: with the weights that the authors published for images of this shape.
     */
    ImageTrainingOptions options(Preset model, long seed, ImageData data) {
        return new ImageTrainingOptions(
                ConvolutionalConfig.paper(data.shape(), width),
                published(data.shape()).objective(model),
                new TrainingPlan(seed, epochs, learningRate, TrainingPlan.Schedule.COSINE, 0, 0, 0),
                batchSize,
                components);
    }

    /**
     * These settings, if they can be trained on the data.
     *
     * @throws IllegalArgumentException if not
     */
    public TableSettings checkedFor(ImageData data) {
        options(Preset.AE, 1, data);
        return this;
    }

    /** The weights that the authors published for images of this shape. */
    public static PublishedWeights published(ImageShape shape) {
        if (shape.side() == 64) {
            return PublishedWeights.CELEBA;
        }
        return shape.channels() == 1 ? PublishedWeights.MNIST : PublishedWeights.CIFAR_10;
    }
}
