package org.molrae.autoencoder.density;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Mixtures of several sizes, each fitted to the same codes and judged on others.
 *
 * @param training codes that the mixtures are fitted to, {@code [n, dimension]}
 * @param heldOut codes that they are judged on, {@code [m, dimension]}
 */
@SuppressWarnings("ArrayRecordComponent")
public record ComponentScan(float[][] training, float[][] heldOut) {

    /**
     * A mixture of one size.
     *
     * @param density the mixture
     * @param converged whether the fit came to rest within the iterations allowed
     * @param training mean log-likelihood of the codes it was fitted to, nats a code
     * @param heldOut mean log-likelihood of the codes held out, nats a code
     * @param bic Bayesian information criterion on the codes it was fitted to; the least is best
     */
    public record Row(
            GaussianMixture density,
            boolean converged,
            double training,
            double heldOut,
            double bic) {}

    /**
     * Splits codes at random.
     *
     * @param codes {@code [n, dimension]}
     * @param share of them to hold out, in (0, 1); at least one is held out and one is left
     * @throws IllegalArgumentException if there are fewer than two codes, or the share is another
     */
    public static ComponentScan split(float[][] codes, double share, long seed) {
        if (codes.length < 2 || !(share > 0 && share < 1)) {
            throw new IllegalArgumentException(
                    "cannot hold out a share of %s of %d codes".formatted(share, codes.length));
        }
        float[][] order = codes.clone();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = order.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            float[] swapped = order[i];
            order[i] = order[other];
            order[other] = swapped;
        }
        int held = (int) Math.max(1, Math.min(codes.length - 1.0, Math.rint(share * codes.length)));
        return new ComponentScan(
                Arrays.copyOfRange(order, held, order.length), Arrays.copyOf(order, held));
    }

    /**
     * Fits a mixture of each size.
     *
     * @param sizes numbers of components
     * @param done is told of each size as it is done
     */
    public List<Row> run(List<Integer> sizes, long seed, Consumer<Row> done) {
        List<Row> rows = new ArrayList<>();
        for (int components : sizes) {
            MixtureFit fit = ExpectationMaximization.of(components, seed).fit(training);
            Row row =
                    new Row(
                            fit.density(),
                            fit.converged(),
                            fit.meanLogLikelihood(),
                            fit.density().meanLogLikelihood(heldOut),
                            fit.bic());
            rows.add(row);
            done.accept(row);
        }
        return rows;
    }
}
