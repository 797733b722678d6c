package org.molrae.molecules.optimization;

import org.molrae.sequences.policy.PolicyObjective;

/**
 * How a policy learns.
 *
 * @param objective that its steps minimise
 * @param learningRate of Adam
 * @param updates steps after a round of proposals
 * @param replay molecules that each step learns from, drawn by rank from the best that are known
 * @param offspring share of proposals that are children of the best, from 0 to 1
 */
public record PolicySettings(
        PolicyObjective objective, double learningRate, int updates, int replay, double offspring) {

    /** The policy alone. */
    public static final PolicySettings POLICY =
            new PolicySettings(PolicyObjective.TRAJECTORY_BALANCE, 5e-4, 8, 64, 0);

    /** The policy, with children of the best among its proposals. */
    public static final PolicySettings AUTO =
            new PolicySettings(PolicyObjective.TRAJECTORY_BALANCE, 5e-4, 8, 64, 0.5);

    /** Refuses numbers that are out of their ranges. */
    public PolicySettings {
        if (!(learningRate > 0)
                || updates < 1
                || replay < 1
                || !(offspring >= 0 && offspring <= 1)) {
            throw new IllegalArgumentException(
                    "no policy learns at the rate %s, by %d updates with %d molecules, and %s offspring"
                            .formatted(learningRate, updates, replay, offspring));
        }
    }
}
