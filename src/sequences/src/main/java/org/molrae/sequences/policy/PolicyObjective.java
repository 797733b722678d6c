package org.molrae.sequences.policy;

/**
 * What a policy learns from derivations with rewards: to minimise the mean over them of
 *
 * <pre>(log A + log Z - a log P - b r)² + d (log A - log P) - c / log A</pre>
 *
 * where A is the policy's probability of a derivation, P that of the prior, r the reward, and log Z
 * is learnt too, or 0. At the minimum of the first part A is in proportion to {@code P^a exp(b r)}
 * wherever derivations are drawn from.
 *
 * @param prior a
 * @param reward b
 * @param partition whether log Z is learnt
 * @param divergence d: the weight of the divergence from the prior
 * @param concentration c: against probability mass on single derivations
 */
public record PolicyObjective(
        double prior, double reward, boolean partition, double divergence, double concentration) {

    /**
     * REINVENT's augmented likelihood with the settings that were tuned for PMO (M. Olivecrona et
     * al., J. Cheminf. 9 (2017) 48).
     */
    public static final PolicyObjective AUGMENTED_LIKELIHOOD =
            new PolicyObjective(1, 500, false, 0, 5000);

    /**
     * Trajectory balance (N. Malkin et al., 2022) with a divergence from the prior, as in Genetic
     * GFN (H. Kim et al., 2024).
     */
    public static final PolicyObjective TRAJECTORY_BALANCE =
            new PolicyObjective(0, 50, true, 0.01, 0);

    /**
     * The value for some derivations and its derivatives.
     *
     * @param value the mean
     * @param byPolicy derivatives by log A of each, {@code [derivations]}
     * @param byPartition derivative by log Z; 0 where it is not learnt
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    record Value(double value, double[] byPolicy, double byPartition) {}

    /**
     * The value for some derivations.
     *
     * @param policy log A of each
     * @param priors log P of each
     * @param rewards of each
     * @param logPartition log Z
     */
    Value of(double[] policy, double[] priors, double[] rewards, double logPartition) {
        int n = policy.length;
        double value = 0;
        double byPartition = 0;
        double[] byPolicy = new double[n];
        for (int i = 0; i < n; i++) {
            double residual =
                    policy[i]
                            + (partition ? logPartition : 0)
                            - prior * priors[i]
                            - reward * rewards[i];
            value += residual * residual;
            value += divergence * (policy[i] - priors[i]) - concentration / policy[i];
            byPolicy[i] = (2 * residual + divergence + concentration / (policy[i] * policy[i])) / n;
            byPartition += partition ? 2 * residual / n : 0;
        }
        return new Value(value / n, byPolicy, byPartition);
    }
}
