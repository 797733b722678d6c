package org.molrae.benchmarks.sequences;

import org.molrae.benchmarks.table.Fingerprint;
import org.molrae.search.strategy.BayesianOptimization;
import org.molrae.search.strategy.StrategyRegistry;
import org.molrae.search.surrogate.GaussianProcessFit;

/**
 * The protocol of every search of a table.
 *
 * @param told training scores that a search is told before it begins
 * @param withheld share of the training scores, the best, that no search is told
 * @param rounds of Bayesian optimisation
 * @param batch its proposals a round
 * @param smallBatch proposals a round of other strategies, which have as many in all
 * @param decodes of each proposal, the most frequent text wins
 * @param fit of the Gaussian process
 */
public record SearchProtocol(
        int told,
        double withheld,
        int rounds,
        int batch,
        int smallBatch,
        int decodes,
        GaussianProcessFit fit) {

    /** Bayesian optimisation by its name, the paper's search. */
    public static final String BAYESIAN = "bo";

    /** Refuses numbers that make no search. */
    public SearchProtocol {
        if (told < 2 || rounds < 1 || batch < 1 || smallBatch < 1 || decodes < 1) {
            throw new IllegalArgumentException(
                    "told must be at least 2; rounds, batches and decodes at least 1");
        }
        if (!(withheld >= 0 && withheld < 1)) {
            throw new IllegalArgumentException(
                    "the withheld share must be from 0 to below 1, is " + withheld);
        }
        if (rounds * batch % smallBatch > 0) {
            throw new IllegalArgumentException(
                    "%d evaluations are no whole number of batches of %d and of %d"
                            .formatted(rounds * batch, batch, smallBatch));
        }
    }

    /** Proposals of a search. */
    public int evaluations() {
        return rounds * batch;
    }

    /** Proposals a round of a strategy. */
    public int batch(String strategy) {
        return strategy.equals(BAYESIAN) ? batch : smallBatch;
    }

    /**
     * All strategies, with Bayesian optimisation by a process that is fitted as the protocol has
     * it.
     */
    public StrategyRegistry strategies() {
        return strategies(fit);
    }

    /** All strategies, with Bayesian optimisation by a process that is fitted so. */
    public static StrategyRegistry strategies(GaussianProcessFit fit) {
        return StrategyRegistry.STANDARD.with(
                BAYESIAN, (box, seed) -> new BayesianOptimization(box, fit, seed));
    }

    /** The settings that decide a search of a strategy. */
    public Fingerprint fingerprint(String strategy) {
        return Fingerprint.EMPTY
                .with("told", told)
                .with("withheld", withheld)
                .with("proposals", evaluations())
                .with("batch", batch(strategy))
                .with("decodes", decodes)
                .with("process", fit);
    }

    /** In words. */
    public String text() {
        return "%,d training scores told; %d rounds of %d; %d decodes; %d inducing points"
                .formatted(told, rounds, batch, decodes, fit.inducing());
    }
}
