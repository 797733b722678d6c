package org.molrae.autoencoder.density;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.molrae.autoencoder.NormalDeviates;
import org.molrae.autoencoder.storage.HostTensor;
import org.molrae.autoencoder.storage.ModelFormatException;

/**
 * A kernel density: {@code p(x) = 1/n Σ_i N(x; c_i, h² S)}, a Gaussian around each of {@code n}
 * codes, shaped as the covariance {@code S} of all of them. A draw is one of the codes and the
 * kernel's noise on it.
 *
 * <p>The bandwidth {@code h} is the one that makes held-out codes likeliest (likelihood cross-
 * validation: Duin 1976; Silverman, <i>Density Estimation</i>, 1986, section 3.4.4), searched for
 * up to Scott's {@code n^(-1/(d+4))}, which is meant for one Gaussian: at 64 dimensions it is near
 * 1 for any {@code n}, and doubles every variance. The authors' code has {@code h = 0.425} and
 * {@code S = I}.
 *
 * <p>A log density takes {@code O(n d)} operations, and a model file {@code 4 n d} bytes.
 */
final class KernelDensity implements LatentDensity {
    static final String NAME = "kde";

    static final DensityFamily FAMILY =
            new DensityFamily(NAME, "kernels around codes") {
                @Override
                LatentDensity fit(
                        float[][] codes, DensityEstimator settings, FitListener listener) {
                    return KernelDensity.fit(codes, settings.seed());
                }

                @Override
                LatentDensity read(DensityTensors tensors) throws ModelFormatException {
                    return KernelDensity.read(tensors);
                }

                @Override
                boolean isJudgedByItsOwnCodes() {
                    return false;
                }
            };

    /** Most codes that are kept: 2.5 MB of a model file at 64 dimensions. */
    private static final int MAX_CENTRES = 10_000;

    private static final int MAX_HELD_OUT = 500;
    private static final double SMALLEST_BANDWIDTH = 0.01;
    private static final int SEARCH_STEPS = 30;
    private static final String CENTRES = "centres";
    private static final String KERNEL = "kernel";

    private final double[][] centres;
    private final MultivariateNormal kernel;
    private final double[][] whitened;

    private KernelDensity(double[][] centres, MultivariateNormal kernel) {
        this.centres = centres;
        this.kernel = kernel;
        whitened = new double[centres.length][];
        for (int i = 0; i < centres.length; i++) {
            whitened[i] = kernel.factor().whiten(centres[i]);
        }
    }

    /**
     * The density of these kernels.
     *
     * @param centres {@code c}, {@code [n, dimension]}
     * @param covariance of every kernel, {@code h² S}
     * @throws IllegalArgumentException if there is no centre, the shapes do not fit, or the
     *     covariance is not symmetric or not positive definite
     */
    public static KernelDensity of(double[][] centres, double[][] covariance) {
        if (centres.length == 0) {
            throw new IllegalArgumentException("a kernel density needs at least one centre");
        }
        double[][] copy = new double[centres.length][];
        for (int i = 0; i < copy.length; i++) {
            MultivariateNormal.requireDimension(centres[i].length, covariance.length);
            copy[i] = centres[i].clone();
        }
        return new KernelDensity(
                copy, MultivariateNormal.of(new double[covariance.length], covariance));
    }

    /**
     * Fits a density to codes: of more than 10,000 a random sample is kept, of which a tenth, 500
     * at most, chooses the bandwidth before it joins the rest.
     *
     * @param codes {@code [n, dimension]}, two at least
     * @param seed of the sample
     * @throws IllegalArgumentException as {@link MultivariateNormal#fit}
     */
    public static KernelDensity fit(float[][] codes, long seed) {
        if (codes.length < 2) {
            throw new IllegalArgumentException(
                    "a kernel density needs at least 2 codes, not " + codes.length);
        }
        double[][] covariance = MultivariateNormal.fit(codes, 1e-6).covariance();
        double[][] kept = sample(codes, seed);
        double[][] shape = scaled(covariance, 1);
        KernelDensity unit = of(kept, shape);
        int heldOut = Math.max(1, Math.min(MAX_HELD_OUT, kept.length / 10));
        double bandwidth = unit.bandwidth(heldOut);
        return of(kept, scaled(covariance, bandwidth * bandwidth));
    }

    /** Codes in random order, as many as are kept. */
    private static double[][] sample(float[][] codes, long seed) {
        int[] order = new int[codes.length];
        Arrays.setAll(order, i -> i);
        SplittableRandom random = new SplittableRandom(seed);
        int count = Math.min(codes.length, MAX_CENTRES);
        double[][] kept = new double[count][codes[0].length];
        for (int i = 0; i < count; i++) {
            int other = i + random.nextInt(codes.length - i);
            int chosen = order[other];
            order[other] = order[i];
            for (int j = 0; j < kept[i].length; j++) {
                kept[i][j] = codes[chosen][j];
            }
        }
        return kept;
    }

    private static double[][] scaled(double[][] matrix, double factor) {
        double[][] scaled = new double[matrix.length][];
        for (int i = 0; i < matrix.length; i++) {
            scaled[i] = Arrays.stream(matrix[i]).map(value -> factor * value).toArray();
        }
        return scaled;
    }

    /** The likeliest bandwidth for the first codes under kernels around the others. */
    private double bandwidth(int heldOut) {
        int n = whitened.length - heldOut;
        double[][] distances = new double[heldOut][n];
        for (int i = 0; i < heldOut; i++) {
            for (int j = 0; j < n; j++) {
                distances[i][j] = squaredDistance(whitened[i], whitened[heldOut + j]);
            }
        }
        double golden = (Math.sqrt(5) - 1) / 2;
        double low = Math.log(SMALLEST_BANDWIDTH);
        double high = Math.log(Math.pow(n, -1.0 / (dimension() + 4)));
        for (int step = 0; step < SEARCH_STEPS; step++) {
            double left = high - golden * (high - low);
            double right = low + golden * (high - low);
            if (logLikelihood(distances, Math.exp(left))
                    < logLikelihood(distances, Math.exp(right))) {
                low = left;
            } else {
                high = right;
            }
        }
        return Math.exp((low + high) / 2);
    }

    /** Up to a constant, summed over the rows. */
    private double logLikelihood(double[][] squaredDistances, double bandwidth) {
        double sum = 0;
        for (double[] row : squaredDistances) {
            sum += logSum(row, 1 / (bandwidth * bandwidth));
        }
        return sum - squaredDistances.length * (double) dimension() * Math.log(bandwidth);
    }

    /** {@code log Σ exp(-½ s d)}. */
    private static double logSum(double[] squaredDistances, double scale) {
        double least = Double.POSITIVE_INFINITY;
        for (double distance : squaredDistances) {
            least = Math.min(least, distance);
        }
        double sum = 0;
        for (double distance : squaredDistances) {
            sum += Math.exp(-0.5 * scale * (distance - least));
        }
        return Math.log(sum) - 0.5 * scale * least;
    }

    private static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            double difference = a[j] - b[j];
            sum += difference * difference;
        }
        return sum;
    }

    static KernelDensity read(DensityTensors tensors) throws ModelFormatException {
        tensors.requireExactly(CENTRES, KERNEL);
        long[] shape = tensors.shape(CENTRES, 2);
        int n = (int) shape[0];
        int d = (int) shape[1];
        double[] centres = tensors.reals(CENTRES, n, d);
        double[] kernel = tensors.reals(KERNEL, d, d);
        try {
            return of(
                    DensityTensors.matrix(centres, 0, n, d),
                    DensityTensors.matrix(kernel, 0, d, d));
        } catch (IllegalArgumentException e) {
            throw tensors.wrong(String.valueOf(e.getMessage()));
        }
    }

    /** The covariance of every kernel, {@code h² S}, {@code [dimension, dimension]}. */
    public double[][] covariance() {
        return kernel.covariance();
    }

    /** Number of kernels. */
    public int size() {
        return centres.length;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int dimension() {
        return kernel.dimension();
    }

    @Override
    public double logDensity(double[] code) {
        MultivariateNormal.requireDimension(code.length, dimension());
        double[] white = kernel.factor().whiten(code);
        double[] distances = new double[whitened.length];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = squaredDistance(white, whitened[i]);
        }
        return kernel.logDensityAt(0) + logSum(distances, 1) - Math.log(distances.length);
    }

    @Override
    public void sample(RandomGenerator rng, float[] code) {
        MultivariateNormal.requireDimension(code.length, dimension());
        double[] centre = centres[rng.nextInt(centres.length)];
        double[] deviation = kernel.factor().correlate(NormalDeviates.draw(rng, code.length));
        for (int j = 0; j < code.length; j++) {
            code[j] = (float) (centre[j] + deviation[j]);
        }
    }

    @Override
    public Optional<LatentDensity> blurred(double deviation) {
        return Optional.of(new KernelDensity(centres, kernel.wider(deviation)));
    }

    @Override
    public Map<String, HostTensor> tensors() {
        int d = dimension();
        return Map.of(
                CENTRES, HostTensor.of(flat(centres), centres.length, d),
                KERNEL, HostTensor.of(flat(kernel.covariance()), d, d));
    }

    private static double[] flat(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }
}
