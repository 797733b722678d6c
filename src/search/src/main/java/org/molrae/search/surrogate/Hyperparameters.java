package org.molrae.search.surrogate;

/**
 * The hyperparameters of a {@link GaussianProcess}, which conditioning leaves as they are: its
 * kernel {@code v exp(-½ Σ (xⱼ - zⱼ)² / lⱼ²)}, squared-exponential with automatic relevance
 * determination, and its noise. Immutable.
 */
public final class Hyperparameters {
    private final double[] lengthScales;
    private final double signalVariance;
    private final double noiseVariance;

    /**
     * Of these values.
     *
     * @param lengthScales {@code l}, one a dimension, in the units of the codes, positive
     * @param signalVariance {@code v}, in squared units of the scores, positive
     * @param noiseVariance variance of independent Gaussian noise on every score, positive
     * @throws IllegalArgumentException if a value is not positive and finite
     */
    public Hyperparameters(double[] lengthScales, double signalVariance, double noiseVariance) {
        this.lengthScales = lengthScales.clone();
        this.signalVariance = signalVariance;
        this.noiseVariance = noiseVariance;
        for (int j = 0; j < lengthScales.length; j++) {
            check("length scale " + j, lengthScales[j]);
        }
        check("signal variance", signalVariance);
        check("noise variance", noiseVariance);
    }

    private static void check(String name, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException("%s: %s is not positive".formatted(name, value));
        }
    }

    /** Reads {@code [log l..., log v, log noise]}. */
    static Hyperparameters ofLogs(double[] logs) {
        int d = logs.length - 2;
        double[] scales = new double[d];
        for (int j = 0; j < d; j++) {
            scales[j] = Math.exp(logs[j]);
        }
        return new Hyperparameters(scales, Math.exp(logs[d]), Math.exp(logs[d + 1]));
    }

    /** {@code [log l..., log v, log noise]}. */
    double[] logs() {
        int d = dimension();
        double[] logs = new double[d + 2];
        for (int j = 0; j < d; j++) {
            logs[j] = Math.log(lengthScales[j]);
        }
        logs[d] = Math.log(signalVariance);
        logs[d + 1] = Math.log(noiseVariance);
        return logs;
    }

    /** The length scales, a copy. */
    public double[] lengthScales() {
        return lengthScales.clone();
    }

    /** Variance of the process, {@code v}. */
    public double signalVariance() {
        return signalVariance;
    }

    /** Variance of the noise on every score. */
    public double noiseVariance() {
        return noiseVariance;
    }

    /** Dimension of the codes. */
    public int dimension() {
        return lengthScales.length;
    }
}
