package org.molrae.autoencoder.density;

/**
 * The E-step: shares {@code r_c = w_c N(x; μ_c, S_c) / Σ_k w_k N(x; μ_k, S_k)}, computed from
 * logarithms less their maximum, so that nothing underflows.
 */
final class PosteriorAssignment implements Assignment {
    private final GaussianMixture mixture;
    private final double[][] origins;

    PosteriorAssignment(GaussianMixture mixture) {
        this.mixture = mixture;
        origins = new double[mixture.size()][];
        for (int c = 0; c < origins.length; c++) {
            origins[c] = mixture.component(c).mean();
        }
    }

    @Override
    public double[][] origins() {
        return origins;
    }

    @Override
    public void assign(CodeTile tile, TileScores scores) {
        double[][] responsibilities = scores.responsibilities;
        for (int c = 0; c < origins.length; c++) {
            MultivariateNormal component = mixture.component(c);
            double[] logs = responsibilities[c];
            tile.squaredDistances(origins[c], component.factor(), logs);
            for (int b = 0; b < CodeTile.SIZE; b++) {
                logs[b] = mixture.logWeight(c) + component.logDensityAt(logs[b]);
            }
        }
        for (int b = 0; b < CodeTile.SIZE; b++) {
            scores.fits[b] = normalise(responsibilities, b);
        }
    }

    private static double normalise(double[][] logs, int b) {
        double max = Double.NEGATIVE_INFINITY;
        for (double[] log : logs) {
            max = Math.max(max, log[b]);
        }
        double sum = 0;
        for (double[] log : logs) {
            log[b] = Math.exp(log[b] - max);
            sum += log[b];
        }
        for (double[] log : logs) {
            log[b] /= sum;
        }
        return max + Math.log(sum);
    }
}
