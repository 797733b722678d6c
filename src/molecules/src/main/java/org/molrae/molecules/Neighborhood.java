package org.molrae.molecules;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.molrae.autoencoder.NormalDeviates;
import org.molrae.autoencoder.density.CodeSource;
import org.molrae.autoencoder.density.MultivariateNormal;

/**
 * Molecules whose latent codes lie at a given distance from one code, in directions drawn evenly.
 *
 * <p>Not thread-safe; of no use once its generator is closed.
 */
public final class Neighborhood {

    /** Codes that the mean distance is taken of. */
    private static final int MEASURED = 1000;

    private final MoleculeGenerator generator;
    private final float[] center;
    private final double radius;
    private final SplittableRandom random;

    Neighborhood(MoleculeGenerator generator, float[] center, double distance, long seed) {
        if (!(distance > 0) || Double.isInfinite(distance)) {
            throw new IllegalArgumentException("the distance must be positive, is " + distance);
        }
        this.generator = generator;
        this.center = center;
        this.random = new SplittableRandom(seed);
        // of a seed of its own: the scale belongs to the model
        this.radius =
                distance
                        * meanDistance(
                                generator.drawCodes(
                                        generator.model().bestDensity().name(), 2 * MEASURED, 0));
    }

    /** The mean Euclidean distance within pairs of codes. */
    private static double meanDistance(float[][] codes) {
        double sum = 0;
        for (int i = 0; i + 1 < codes.length; i += 2) {
            double squares = 0;
            for (int j = 0; j < codes[i].length; j++) {
                double difference = codes[i][j] - codes[i + 1][j];
                squares += difference * difference;
            }
            sum += Math.sqrt(squares);
        }
        return 2 * sum / codes.length;
    }

    /** The distance of the codes from the center, in the units of codes. */
    public double radius() {
        return radius;
    }

    /**
     * Codes around the center by a normal distribution, whose root mean square of the distance is
     * this one; for {@link SampleOptions#withDensity}.
     */
    public CodeSource codes() {
        int d = center.length;
        double[] mean = new double[d];
        double[][] covariance = new double[d][d];
        for (int j = 0; j < d; j++) {
            mean[j] = center[j];
            covariance[j][j] = radius * radius / d;
        }
        return MultivariateNormal.of(mean, covariance);
    }

    /** What the code in the middle is decoded to, as Kekulé SMILES. */
    public String center() {
        return generator.decode(List.of(center)).get(0);
    }

    /**
     * Decodes further codes greedily.
     *
     * @param count 0 or more
     * @return Kekulé SMILES, {@code [count]}; many are the same molecule if the distance is small
     */
    public List<String> next(int count) {
        MoleculeGenerator.requireCount(count, "molecules");
        List<float[]> codes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            double[] direction = NormalDeviates.draw(random.split(), center.length);
            double squares = 0;
            for (double component : direction) {
                squares += component * component;
            }
            float[] code = center.clone();
            for (int j = 0; j < code.length; j++) {
                code[j] += (float) (radius * direction[j] / Math.sqrt(squares));
            }
            codes.add(code);
        }
        return generator.decode(codes);
    }
}
