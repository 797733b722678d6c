package org.molrae.autoencoder.training;

/**
 * How a model is trained.
 *
 * @param seed of initial weights, batch order and noise
 * @param epochs at most
 * @param learningRate Adam's, at its highest
 * @param schedule how the learning rate moves over the run
 * @param warmupSteps over which the learning rate rises from zero
 * @param gradientClip bound on the global norm of the gradient; 0 for none
 * @param patience epochs without a better validation loss after which training stops; 0 for never
 */
public record TrainingPlan(
        long seed,
        int epochs,
        double learningRate,
        Schedule schedule,
        int warmupSteps,
        double gradientClip,
        int patience) {

    /** How the learning rate moves after the warm-up. */
    public enum Schedule {
        /** It stays. */
        CONSTANT,
        /** It falls along half a cosine to a hundredth over the planned epochs. */
        COSINE
    }

    /** Refuses values that cannot train. */
    public TrainingPlan {
        if (epochs < 1 || warmupSteps < 0 || patience < 0) {
            throw new IllegalArgumentException(
                    "epochs must be at least 1, warm-up steps and patience at least 0");
        }
        if (!(learningRate > 0 && learningRate < 1) || !(gradientClip >= 0)) {
            throw new IllegalArgumentException(
                    "the learning rate must lie in (0, 1) and the gradient clip must be 0 or more");
        }
    }

    /**
     * The learning rate of a step.
     *
     * @param step from 0
     * @param stepsPerEpoch batches an epoch
     */
    public double learningRate(long step, int stepsPerEpoch) {
        double warm = warmupSteps == 0 ? 1 : Math.min(1, (step + 1.0) / warmupSteps);
        if (schedule == Schedule.CONSTANT) {
            return learningRate * warm;
        }
        double progress = Math.min(1, step / ((double) epochs * stepsPerEpoch));
        return learningRate * warm * (0.01 + 0.99 * 0.5 * (1 + Math.cos(Math.PI * progress)));
    }
}
