package org.molrae.autoencoder.guidance;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.molrae.autoencoder.density.CodeSource;

/**
 * Codes of another source with figures near their targets: each is chosen among {@value
 * #CANDIDATES} of that source with odds of {@code exp(-Σ ((f(z) - t) / τ)² / 2)}, where {@code f}
 * is a regression and {@code τ} a tenth of the figure's deviation (sampling and importance
 * resampling: Rubin, 1987). Whatever the source draws well is drawn, so codes stay where the
 * decoder knows them; a target that none of the candidates comes near is missed.
 */
public final class GuidedCodes implements CodeSource {

    /** Codes that each one is chosen from. */
    public static final int CANDIDATES = 64;

    /** Codes chosen together; bounds the memory. */
    private static final int TOGETHER = 256;

    private static final double SHARPNESS = 0.1;

    private final CodeSource source;
    private final CodeRegression regression;
    private final double[] targets;

    /**
     * Creates the source.
     *
     * @param source of the candidates
     * @param targets one for each figure of the regression
     * @throws IllegalArgumentException if dimensions or numbers of figures differ
     */
    public GuidedCodes(CodeSource source, CodeRegression regression, double[] targets) {
        if (source.dimension() != regression.dimension()
                || targets.length != regression.figures()) {
            throw new IllegalArgumentException(
                    "a source of %d dimensions and %d targets, a regression of %d and %d figures"
                            .formatted(
                                    source.dimension(),
                                    targets.length,
                                    regression.dimension(),
                                    regression.figures()));
        }
        this.source = source;
        this.regression = regression;
        this.targets = targets.clone();
    }

    @Override
    public int dimension() {
        return source.dimension();
    }

    @Override
    public void sample(RandomGenerator rng, float[] code) {
        if (code.length != dimension()) {
            throw new IllegalArgumentException(
                    "%d dimensions instead of %d".formatted(code.length, dimension()));
        }
        System.arraycopy(sampleAll(List.of(rng))[0], 0, code, 0, code.length);
    }

    @Override
    public float[][] sampleAll(List<? extends RandomGenerator> rng) {
        float[][] chosen = new float[rng.size()][];
        for (int from = 0; from < chosen.length; from += TOGETHER) {
            int to = Math.min(chosen.length, from + TOGETHER);
            List<SplittableRandom> random = new ArrayList<>((to - from) * CANDIDATES);
            for (int i = from; i < to; i++) {
                SplittableRandom own = new SplittableRandom(rng.get(i).nextLong());
                for (int j = 0; j < CANDIDATES; j++) {
                    random.add(own.split());
                }
            }
            float[][] candidates = source.sampleAll(random);
            double[][] told = regression.predict(candidates);
            for (int i = from; i < to; i++) {
                int first = (i - from) * CANDIDATES;
                chosen[i] = candidates[first + choose(told, first, rng.get(i).nextDouble())];
            }
        }
        return chosen;
    }

    /** Which of the candidates from a first one on is chosen. */
    private int choose(double[][] told, int first, double uniform) {
        double[] logs = new double[CANDIDATES];
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < CANDIDATES; i++) {
            for (int j = 0; j < targets.length; j++) {
                double width = Math.max(SHARPNESS * regression.deviation(j), 1e-9);
                double off = (told[first + i][j] - targets[j]) / width;
                logs[i] -= 0.5 * off * off;
            }
            most = Math.max(most, logs[i]);
        }
        double total = 0;
        for (int i = 0; i < CANDIDATES; i++) {
            logs[i] = Math.exp(logs[i] - most);
            total += logs[i];
        }
        double rest = uniform * total;
        for (int i = 0; i < CANDIDATES; i++) {
            rest -= logs[i];
            if (rest < 0) {
                return i;
            }
        }
        return CANDIDATES - 1;
    }
}
