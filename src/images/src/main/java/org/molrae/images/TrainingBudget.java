package org.molrae.images;

import org.molrae.autoencoder.Preset;
import org.molrae.autoencoder.PublishedWeights;
import org.molrae.autoencoder.training.TrainingPlan;
import org.molrae.images.data.ImageShape;
import org.molrae.images.network.ConvolutionalConfig;

/**
 * The budget of a training, which all models of a table have in common.
 *
 * @param width factor on the paper's channels
 * @param epochs to train
 * @param learningRate at its highest, falling along half a cosine; the paper's differ by model, for
 *     budgets of 100 epochs
 * @param batchSize images a step
 * @param components of the mixture
 */
public record TrainingBudget(
        double width, int epochs, double learningRate, int batchSize, int components) {

    /**
     * How a model of images of a shape is trained with this budget: by the paper's network, with
     * the weights that the authors published for images of this shape.
     *
     * @throws IllegalArgumentException if the paper has no network for the shape, or a number is
     *     out of its range
     */
    public ImageTrainingOptions options(Preset model, long seed, ImageShape shape) {
        return new ImageTrainingOptions(
                ConvolutionalConfig.paper(shape, width),
                published(shape).objective(model),
                new TrainingPlan(seed, epochs, learningRate, TrainingPlan.Schedule.COSINE, 0, 0, 0),
                batchSize,
                components);
    }

    private static PublishedWeights published(ImageShape shape) {
        if (shape.side() == 64) {
            return PublishedWeights.CELEBA;
        }
        return shape.channels() == 1 ? PublishedWeights.MNIST : PublishedWeights.CIFAR_10;
    }
}
