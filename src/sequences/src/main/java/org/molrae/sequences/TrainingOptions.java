package org.molrae.sequences;

import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.Objective;
import org.molrae.autoencoder.Preset;
import org.molrae.autoencoder.training.TrainingPlan;
import org.molrae.sequences.network.ConvolutionalGruConfig;
import org.molrae.sequences.network.NetworkConfig;

/**
 * The options of the training of a sequence model, as a configuration file holds them.
 *
 * @param network shape of the networks
 * @param merges merged rules to learn, 0 for none
 * @param preset the paper's model that the objective starts from
 * @param objective the preset's parts, or others in their places, with their weights
 * @param plan seed, epochs, learning rate
 * @param batchSize examples a step
 * @param components of the mixture fitted to the codes after training
 * @param prediction properties that codes are trained to tell as well
 */
public record TrainingOptions(
        NetworkConfig network,
        int merges,
        Preset preset,
        Objective objective,
        TrainingPlan plan,
        int batchSize,
        int components,
        PropertyPrediction prediction) {

    /** The defaults of {@code molrae train}. */
    public static final TrainingOptions DEFAULT =
            new TrainingOptions(
                    ConvolutionalGruConfig.DEFAULT,
                    256,
                    Preset.RAE_L2,
                    Preset.RAE_L2.objective(0.01, 1e-6),
                    new TrainingPlan(1, 20, 1.5e-3, TrainingPlan.Schedule.COSINE, 500, 1.0, 5),
                    128,
                    10,
                    PropertyPrediction.NONE);

    /** Refuses values that cannot train. */
    public TrainingOptions {
        NetworkConfig.require("merges", merges, 0, 32_768);
        NetworkConfig.require("batch size", batchSize, 1, 65_536);
        NetworkConfig.require("components", components, 1, 1024);
    }

    /** The preset with its weights, and the parts that are not its own. */
    public String objectiveText() {
        String text =
                "%s β=%s λ=%s"
                        .formatted(
                                preset.label(),
                                objective.latentWeight(),
                                objective.regularizerWeight());
        return (isPlain() ? text : text + " (" + objective + ")") + prediction;
    }

    /** Whether every part is the preset's. */
    private boolean isPlain() {
        return objective.equals(
                preset.objective(objective.latentWeight(), objective.regularizerWeight()));
    }

    /**
     * What must be the same for a run to be continued.
     *
     * @param dataSha256 of the training data
     */
    String fingerprint(String dataSha256, ComputeDevice device) {
        return String.join(
                " ",
                ModelFile.networkJson(network),
                "merges=" + merges,
                "objective="
                        + preset.label()
                        + ","
                        + objective.latentWeight()
                        + ","
                        + objective.regularizerWeight()
                        + (isPlain() ? "" : " " + objective)
                        + prediction,
                plan.toString(),
                "batch=" + batchSize,
                "device=" + device,
                "data=" + dataSha256);
    }
}
