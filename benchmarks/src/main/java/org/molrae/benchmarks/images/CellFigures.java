package org.molrae.benchmarks.images;

import org.molrae.images.metric.PrecisionRecall;

/**
 * The figures of one model trained from one seed. Distances are Fréchet distances from the held-out
 * images, the lower the better.
 *
 * @param model the paper's name for it, as on the command line
 * @param seed of the training
 * @param network shape and training, equal for all cells of a table but for the objective
 * @param objective with its weights
 * @param features what the distances are measured in
 * @param reconstruction distance of the reconstructions of the held-out images
 * @param simple distance of samples from the density of column N
 * @param simpleDensity its name
 * @param mixture distance of samples from the mixture
 * @param interpolation distance of mid-points between pairs of held-out images
 * @param squaredError of reconstructions of held-out images, summed over the values of an image
 * @param simplePrecisionRecall of samples from the density of column N
 * @param mixturePrecisionRecall of samples from the mixture
 */
public record CellFigures(
        String model,
        long seed,
        String network,
        String objective,
        String features,
        double reconstruction,
        double simple,
        String simpleDensity,
        double mixture,
        double interpolation,
        double squaredError,
        PrecisionRecall simplePrecisionRecall,
        PrecisionRecall mixturePrecisionRecall) {}
