package org.molrae.autoencoder.training;

import java.util.List;

/**
 * How a model is trained.
 *
 * @param seed of initial weights, batch order and noise
 * @param epochs at most
 * @param learningRate Adam's, at its highest
 * @param schedule how the learning rate moves over the run
 * @param warmupSteps over which the learning rate rises from zero; see {@link #warmup}
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
        COSINE,
        /**
         * It is halved whenever the validation loss has not fallen for five epochs, as in the
         * released code of Ghosh et al.
         */
        PLATEAU
    }

    private static final int PLATEAU_EPOCHS = 5;

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
     * The steps of the warm-up: as planned, or, where it would take more than half of a short run,
     * a tenth of that run.
     *
     * @param stepsPerEpoch batches an epoch
     */
    public int warmup(int stepsPerEpoch) {
        long steps = (long) epochs * stepsPerEpoch;
        return 2L * warmupSteps > steps ? (int) Math.max(1, steps / 10) : warmupSteps;
    }

    /**
     * The learning rate of a step.
     *
     * @param step from 0
     * @param stepsPerEpoch batches an epoch
     */
    public double learningRate(long step, int stepsPerEpoch) {
        double warm = warmupSteps == 0 ? 1 : Math.min(1, (step + 1.0) / warmup(stepsPerEpoch));
        if (schedule != Schedule.COSINE) {
            return learningRate * warm;
        }
        double progress = Math.min(1, step / ((double) epochs * stepsPerEpoch));
        return learningRate * warm * (0.01 + 0.99 * 0.5 * (1 + Math.cos(Math.PI * progress)));
    }

    /**
     * The factor on the learning rate that the epochs so far call for: below 1 for the plateau
     * schedule alone.
     *
     * @param validationLosses of the epochs so far, in order
     */
    double reduction(List<Double> validationLosses) {
        double factor = 1;
        double best = Double.POSITIVE_INFINITY;
        int waited = 0;
        for (double loss : validationLosses) {
            waited = loss < best ? 0 : waited + 1;
            best = Math.min(best, loss);
            if (waited == PLATEAU_EPOCHS) {
                factor /= 2;
                waited = 0;
            }
        }
        return schedule == Schedule.PLATEAU ? factor : 1;
    }
}
