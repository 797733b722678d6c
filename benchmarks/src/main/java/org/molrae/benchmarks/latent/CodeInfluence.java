package org.molrae.benchmarks.latent;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.molrae.chemistry.fingerprint.Fingerprint;

/**
 * How much codes decide about the molecules that are drawn from them.
 *
 * @param within mean Tanimoto similarity of two draws of the same code, 0 to 1; NaN for one draw a
 *     code
 * @param between mean Tanimoto similarity of draws of two codes
 * @param logP share of the variance of logP that lies between codes, at most 1
 * @param heavyAtoms the same of the number of heavy atoms
 * @param drugLikeness the same of QED
 */
public record CodeInfluence(
        double within, double between, double logP, double heavyAtoms, double drugLikeness) {

    /**
     * A molecule as it is compared.
     *
     * @param fingerprint Morgan, radius 2, 2,048 bits
     */
    record Draw(Fingerprint fingerprint, double logP, double heavyAtoms, double drugLikeness) {}

    /**
     * Compares draws.
     *
     * @param draws of each code, as many of each
     */
    static CodeInfluence of(List<List<Draw>> draws) {
        return new CodeInfluence(
                within(draws),
                between(draws),
                intraclassCorrelation(draws, Draw::logP),
                intraclassCorrelation(draws, Draw::heavyAtoms),
                intraclassCorrelation(draws, Draw::drugLikeness));
    }

    private static double within(List<List<Draw>> draws) {
        double sum = 0;
        long pairs = 0;
        for (List<Draw> same : draws) {
            for (int i = 0; i < same.size(); i++) {
                for (int j = 0; j < i; j++) {
                    sum += same.get(i).fingerprint().tanimoto(same.get(j).fingerprint());
                    pairs++;
                }
            }
        }
        return sum / pairs;
    }

    private static double between(List<List<Draw>> draws) {
        double sum = 0;
        long pairs = 0;
        for (int a = 0; a < draws.size(); a++) {
            for (int b = 0; b < a; b++) {
                int count = Math.min(draws.get(a).size(), draws.get(b).size());
                // each draw of one with one of the other: pairs of all would say no more
                for (int i = 0; i < count; i++) {
                    Draw one = draws.get(a).get(i);
                    sum += one.fingerprint().tanimoto(draws.get(b).get(i).fingerprint());
                    pairs++;
                }
            }
        }
        return sum / pairs;
    }

    /**
     * The intraclass correlation of a one-way analysis of variance with random effects, ICC(1,1) of
     * Shrout and Fleiss (<i>Psychological Bulletin</i> 86, 1979): {@code (B - W) / (B + (k - 1)
     * W)}, of the mean squares between codes {@code B} and within them {@code W} and {@code k}
     * draws a code. 1 where the code decides all, about 0 (or a little less) where it decides
     * nothing; NaN where nothing varies.
     */
    static double intraclassCorrelation(List<List<Draw>> draws, ToDoubleFunction<Draw> value) {
        int codes = draws.size();
        int k = draws.get(0).size();
        List<Double> means = new ArrayList<>();
        double total = 0;
        for (List<Draw> same : draws) {
            double mean = same.stream().mapToDouble(value).average().orElse(Double.NaN);
            means.add(mean);
            total += mean / codes;
        }
        double between = 0;
        double within = 0;
        for (int code = 0; code < codes; code++) {
            double mean = means.get(code);
            between += k * (mean - total) * (mean - total) / (codes - 1);
            for (Draw draw : draws.get(code)) {
                double deviation = value.applyAsDouble(draw) - mean;
                within += deviation * deviation / ((double) codes * (k - 1));
            }
        }
        return (between - within) / (between + (k - 1) * within);
    }
}
