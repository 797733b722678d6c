package org.molrae.benchmarks.expressions;

import org.molrae.search.surrogate.GaussianProcessFit;
import org.molrae.sequences.SequenceModel;

/**
 * How the table is made.
 *
 * @param network of the models
 * @param epochs of their training; 0 for the network's own number
 * @param told training scores that a search is told before it begins
 * @param withheld share of the training scores, the lowest, that no search is told; 0 withholds
 *     those of the target alone
 * @param evaluations of a trial
 * @param batch proposals between two fits of Bayesian optimisation
 * @param smallBatch proposals a round of the other strategies
 * @param decodes of each proposal, the most frequent expression wins
 * @param fit of the Gaussian process
 */
public record TableSettings(
        SequenceModel.Network network,
        int epochs,
        int told,
        double withheld,
        int evaluations,
        int batch,
        int smallBatch,
        int decodes,
        GaussianProcessFit fit) {

    /** Refuses numbers that make no table. */
    public TableSettings {
        if (epochs < 0 || told < 2 || evaluations < 1 || decodes < 1) {
            throw new IllegalArgumentException(
                    "epochs must not be negative, told at least 2, evaluations and decodes at least 1");
        }
        if (!(withheld >= 0 && withheld < 1)) {
            throw new IllegalArgumentException(
                    "the withheld share must be from 0 to below 1, is " + withheld);
        }
        if (batch < 1
                || smallBatch < 1
                || evaluations % batch > 0
                || evaluations % smallBatch > 0) {
            throw new IllegalArgumentException(
                    "%d evaluations are no whole number of batches of %d and of %d"
                            .formatted(evaluations, batch, smallBatch));
        }
    }
}
