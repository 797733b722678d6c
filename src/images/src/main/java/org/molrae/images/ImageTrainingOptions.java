package org.molrae.images;

import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.Objective;
import org.molrae.autoencoder.training.TrainingPlan;
import org.molrae.images.network.ConvolutionalConfig;

/**
 * How an image model is made.
 *
 * @param network shape of the networks
 * @param objective what is minimized
 * @param plan seed, epochs, learning rate
 * @param batchSize images a step; the paper's is 100
 * @param components of the mixture fitted to the codes after training; the paper's is 10
 */
public record ImageTrainingOptions(
        ConvolutionalConfig network,
        Objective objective,
        TrainingPlan plan,
        int batchSize,
        int components) {

    /** Refuses values that cannot train. */
    public ImageTrainingOptions {
        require("the batch size must be at least 2", batchSize >= 2);
        require(
                "the mixture must have 1 to 1024 components",
                components >= 1 && components <= 1024);
    }

    private static void require(String message, boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    /**
     * What must be the same for a run to be continued.
     *
     * @param dataSha256 of the data set
     */
    String fingerprint(String dataSha256, ComputeDevice device) {
        return String.join(
                " ",
                network.toString(),
                objective.toString(),
                plan.toString(),
                "batch=" + batchSize,
                "device=" + device,
                "data=" + dataSha256);
    }
}
