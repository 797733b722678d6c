package org.molrae.autoencoder.training;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a density of a model's codes was fitted. Log-likelihoods are means, in nats a code; of a
 * second stage they are lower bounds.
 *
 * @param components of a mixture, null for other densities
 * @param width of the hidden layers of a second stage, null for other densities
 * @param seed of the fit
 * @param codes that the density was fitted to
 * @param logLikelihood of those codes, or of 10,000 of them; null for a kernel density, which has a
 *     kernel on each
 * @param heldOutCodes that it was judged by
 * @param heldOutLogLikelihood of those codes, or of 10,000 of them; null if there were none
 * @param bic Bayesian information criterion of a mixture on the codes that it was fitted to, null
 *     for other densities
 * @param tilt of a mixture along the size of what is decoded, by which its samples are made as
 *     large as the data (the likelihoods are those of before); null for none
 * @param tiltNoise that the tilt was fitted at and holds at; null for none, and for a tilt of
 *     before this was kept, which holds at any noise
 * @param trace of the fit: for a mixture the log-likelihood before each iteration, for a second
 *     stage that of the codes it held out itself after each epoch, else empty
 */
public record DensityProvenance(
        @Nullable Integer components,
        @Nullable Integer width,
        long seed,
        int codes,
        @Nullable Double logLikelihood,
        int heldOutCodes,
        @Nullable Double heldOutLogLikelihood,
        @Nullable Double bic,
        @Nullable Double tilt,
        @Nullable Double tiltNoise,
        List<Double> trace) {

    /** Copies the trace. */
    public DensityProvenance {
        trace = List.copyOf(trace);
    }

    /**
     * The same fit, tilted afterwards.
     *
     * @param noise that the tilt was fitted at
     */
    public DensityProvenance withTilt(double tilted, double noise) {
        return new DensityProvenance(
                components,
                width,
                seed,
                codes,
                logLikelihood,
                heldOutCodes,
                heldOutLogLikelihood,
                bic,
                tilted,
                noise,
                trace);
    }

    /** In one line, without the trace. */
    public String summary() {
        StringBuilder text = new StringBuilder();
        if (components != null) {
            text.append(components).append(" components, ");
        }
        if (width != null) {
            text.append("width ").append(width).append(", ");
        }
        text.append(String.format(Locale.ROOT, "seed %d, %,d codes", seed, codes));
        if (logLikelihood != null) {
            text.append(String.format(Locale.ROOT, " at %.3f nats", logLikelihood));
        }
        if (heldOutLogLikelihood != null) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            ", %,d held out at %.3f nats",
                            heldOutCodes,
                            heldOutLogLikelihood));
        }
        if (tilt != null) {
            text.append(String.format(Locale.ROOT, ", tilted by %.4f", tilt));
            if (tiltNoise != null) {
                text.append(" at noise ").append(tiltNoise);
            }
        }
        return text.toString();
    }
}
