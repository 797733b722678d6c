package org.molrae.autoencoder.density;

/**
 * A fitted mixture and how the fit went.
 *
 * @param density the mixture
 * @param converged whether the mean log-likelihood came to rest within the iterations allowed
 * @param iterations done
 * @param meanLogLikelihood of the codes under the mixture, in nats a code
 * @param bic Bayesian information criterion on the codes, see {@link GaussianMixture#bic}
 */
record MixtureFit(
        GaussianMixture density,
        boolean converged,
        int iterations,
        double meanLogLikelihood,
        double bic) {}
