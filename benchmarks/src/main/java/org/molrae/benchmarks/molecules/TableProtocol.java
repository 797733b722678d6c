package org.molrae.benchmarks.molecules;

/**
 * What every cell of a table does (Kusner's protocol: 500 decodes, all of the training molecules
 * told, 500 inducing points, 5 iterations of 50).
 *
 * @param told training molecules whose scores are known beforehand; a tenth of them is held out
 * @param iterations of Bayesian optimisation
 * @param batch proposals an iteration
 * @param decodes of each proposal, for the vote
 * @param inducing inducing points of the sparse process
 */
public record TableProtocol(int told, int iterations, int batch, int decodes, int inducing) {

    /** In words, the same for cells that may stand in one table. */
    String description() {
        return "%,d training molecules told; %d iterations of %d; %d decodes; %d inducing points"
                .formatted(told, iterations, batch, decodes, inducing);
    }
}
