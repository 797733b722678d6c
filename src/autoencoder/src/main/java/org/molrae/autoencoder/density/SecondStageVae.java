package org.molrae.autoencoder.density;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.molrae.autoencoder.NormalDeviates;
import org.molrae.autoencoder.storage.HostTensor;
import org.molrae.autoencoder.storage.ModelFormatException;

/**
 * A second VAE over the codes of the first autoencoder (Dai and Wipf, <i>Diagnosing and Enhancing
 * VAE Models</i>, ICLR 2019; Ghosh et al. compare with it as "2sVAE"): {@code z = m + s (D(u) + γ
 * ε)}, {@code u ~ N(0, I)} of as many dimensions as {@code z}, {@code m} and {@code s} the codes'
 * means and deviations, {@code D} a perceptron. Fitted by {@link SecondStageFit}.
 *
 * <p>As with Dai and Wipf samples carry the noise {@code γ}, so that they have the density that the
 * bound is of; Ghosh et al.'s code leaves it out.
 *
 * <p>{@link #logDensity(double[])} is a lower bound: the importance-weighted one (Burda et al.,
 * <i>Importance Weighted Autoencoders</i>, ICLR 2016) of {@value #DRAWS} draws from the encoder's
 * posterior, the same draws for every code. It is a bound in expectation over the draws, and
 * tighter than the evidence lower bound.
 */
final class SecondStageVae implements LatentDensity {
    static final String NAME = "2svae";

    static final DensityFamily FAMILY =
            new DensityFamily(NAME, "a second-stage VAE") {
                @Override
                LatentDensity fit(
                        float[][] codes, DensityEstimator settings, FitListener listener) {
                    return SecondStageFit.of(settings.width(), settings.seed())
                            .fit(codes, listener);
                }

                @Override
                LatentDensity read(DensityTensors tensors) throws ModelFormatException {
                    return SecondStageVae.read(tensors);
                }

                @Override
                public boolean hasWidth() {
                    return true;
                }
            };

    static final String ENCODER = "encoder";
    static final String DECODER = "decoder";
    static final int LAYERS = 3;

    /** Bound on the log deviation of the posterior, as of {@code Posterior.Gaussian}. */
    private static final double LOG_DEVIATION_BOUND = 5;

    private static final int DRAWS = 16;
    private static final String MEAN = "mean";
    private static final String DEVIATION = "deviation";
    private static final String NOISE = "noise";

    private final double[] mean;
    private final double[] deviation;
    private final double noise;
    private final Perceptron encoder;
    private final Perceptron decoder;
    private final double[][] draws;

    /**
     * The density of these networks.
     *
     * @param mean {@code m}, {@code [dimension]}
     * @param deviation {@code s}, {@code [dimension]}, positive
     * @param noise {@code γ}, positive
     * @param encoder {@code [dimension]} to {@code [2 dimension]}: the mean of {@code u}, and
     *     {@code a} with {@code log σ = 5 tanh a}
     * @param decoder {@code [dimension]} to {@code [dimension]}
     */
    SecondStageVae(
            double[] mean,
            double[] deviation,
            double noise,
            Perceptron encoder,
            Perceptron decoder) {
        this.mean = mean;
        this.deviation = deviation;
        this.noise = noise;
        this.encoder = encoder;
        this.decoder = decoder;
        SplittableRandom random = new SplittableRandom(DRAWS);
        draws = new double[DRAWS][];
        Arrays.setAll(draws, i -> NormalDeviates.draw(random, mean.length));
    }

    static SecondStageVae read(DensityTensors tensors) throws ModelFormatException {
        String[] names = new String[3 + 4 * LAYERS];
        names[0] = MEAN;
        names[1] = DEVIATION;
        names[2] = NOISE;
        for (int layer = 0; layer < LAYERS; layer++) {
            names[3 + 4 * layer] = Perceptron.weight(ENCODER, layer);
            names[4 + 4 * layer] = Perceptron.bias(ENCODER, layer);
            names[5 + 4 * layer] = Perceptron.weight(DECODER, layer);
            names[6 + 4 * layer] = Perceptron.bias(DECODER, layer);
        }
        tensors.requireExactly(names);
        int d = (int) tensors.shape(MEAN, 1)[0];
        double[] deviation = tensors.reals(DEVIATION, d);
        double noise = tensors.reals(NOISE, 1)[0];
        if (!(noise > 0) || Arrays.stream(deviation).anyMatch(value -> !(value > 0))) {
            throw tensors.wrong("a deviation is not positive");
        }
        return new SecondStageVae(
                tensors.reals(MEAN, d),
                deviation,
                noise,
                Perceptron.read(tensors, ENCODER, LAYERS, d, 2 * d),
                Perceptron.read(tensors, DECODER, LAYERS, d, d));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int dimension() {
        return mean.length;
    }

    /** A lower bound of the log density, see above. */
    @Override
    public double logDensity(double[] code) {
        int d = mean.length;
        MultivariateNormal.requireDimension(code.length, d);
        double[] standard = new double[d];
        double logScale = 0;
        for (int j = 0; j < d; j++) {
            standard[j] = (code[j] - mean[j]) / deviation[j];
            logScale += Math.log(deviation[j]);
        }
        double[] posterior = encoder.apply(standard);
        double[] logs = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            logs[i] = logWeight(standard, posterior, draws[i]);
        }
        double max = Arrays.stream(logs).max().orElseThrow();
        double sum = 0;
        for (double log : logs) {
            sum += Math.exp(log - max);
        }
        return max + Math.log(sum / DRAWS) - logScale;
    }

    /** {@code log p(x|u) + log p(u) - log q(u|x)} at a draw from {@code q}. */
    private double logWeight(double[] standard, double[] posterior, double[] deviates) {
        int d = mean.length;
        double[] point = new double[d];
        double sum = 0;
        for (int j = 0; j < d; j++) {
            double logSigma = LOG_DEVIATION_BOUND * Math.tanh(posterior[d + j]);
            point[j] = posterior[j] + Math.exp(logSigma) * deviates[j];
            sum += logSigma + 0.5 * (deviates[j] * deviates[j] - point[j] * point[j]);
        }
        double[] decoded = decoder.apply(point);
        for (int j = 0; j < d; j++) {
            double error = (standard[j] - decoded[j]) / noise;
            sum -= 0.5 * (MultivariateNormal.LOG_TWO_PI + error * error) + Math.log(noise);
        }
        return sum;
    }

    @Override
    public void sample(RandomGenerator rng, float[] code) {
        int d = mean.length;
        MultivariateNormal.requireDimension(code.length, d);
        double[] deviates = NormalDeviates.draw(rng, 2 * d);
        double[] decoded = decoder.apply(Arrays.copyOf(deviates, d));
        for (int j = 0; j < d; j++) {
            code[j] = (float) (mean[j] + deviation[j] * (decoded[j] + noise * deviates[d + j]));
        }
    }

    @Override
    public Map<String, HostTensor> tensors() {
        Map<String, HostTensor> tensors = new LinkedHashMap<>();
        tensors.put(MEAN, HostTensor.of(mean, mean.length));
        tensors.put(DEVIATION, HostTensor.of(deviation, deviation.length));
        tensors.put(NOISE, HostTensor.of(new double[] {noise}, 1));
        encoder.addTo(tensors, ENCODER);
        decoder.addTo(tensors, DECODER);
        return tensors;
    }
}
