package org.molrae.benchmarks.latent;

import java.util.List;
import org.molrae.sequences.decoding.RuleChoice;

/**
 * How a model is controlled.
 *
 * @param codes whose influence is measured
 * @param draws of each of them, at least 2
 * @param samples of each row that are compared with the reference
 * @param noises levels at which all rows are drawn
 * @param choice of the rules
 * @param costNoises levels at which nats are counted, ascending, see {@link CodeCost}
 * @param seed of everything
 * @param threads that work
 */
public record ControlSettings(
        int codes,
        int draws,
        int samples,
        List<Double> noises,
        RuleChoice choice,
        List<Double> costNoises,
        long seed,
        int threads) {

    /** Levels from the least that decoders are trained at to the most. */
    public static final List<Double> COST_NOISES = List.of(0.1, 0.25, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0);

    /** Refuses numbers that say nothing. */
    public ControlSettings {
        if (codes < 2 || draws < 2 || samples < 2) {
            throw new IllegalArgumentException("codes, draws and samples must be 2 at least");
        }
        noises = List.copyOf(noises);
        costNoises = List.copyOf(costNoises);
    }
}
