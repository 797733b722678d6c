package org.molrae.autoencoder.density;

/**
 * A listener that is told how a fit progresses, on the fitting thread; it may stop it by throwing.
 */
@FunctionalInterface
public interface FitListener {
    /** Ignores everything. */
    FitListener SILENT = (iteration, meanLogLikelihood) -> {};

    /**
     * An iteration is done.
     *
     * @param iteration counted from 1
     * @param meanLogLikelihood of the codes, in nats, under the parameters that the iteration began
     *     with
     */
    void iteration(int iteration, double meanLogLikelihood);
}
