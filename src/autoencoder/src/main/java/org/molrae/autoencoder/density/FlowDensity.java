package org.molrae.autoencoder.density;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.molrae.autoencoder.NormalDeviates;
import org.molrae.autoencoder.PyTorch;
import org.molrae.autoencoder.storage.HostTensor;
import org.molrae.autoencoder.storage.ModelFormatException;

/**
 * A diffusion model of codes, sampled and judged by its probability flow: a {@link
 * DenoisingNetwork} tells, for codes with Gaussian noise of any level, what they were without, and
 * codes follow {@code dx/dσ = (x - D(x, σ)) / σ} from noise of {@value #MOST} deviations down to
 * {@value #LEAST} (Song et al., <i>Score-Based Generative Modeling through Stochastic Differential
 * Equations</i>, 2021, section 4.3). Preconditioning, the levels of the steps and Heun's second
 * order are those of Karras et al., <i>Elucidating the Design Space of Diffusion-Based Generative
 * Models</i>, 2022, with {@code σ_data = 1}: codes are centred and divided by their root mean
 * square, one number for all dimensions, so that noise on codes stays noise of one level.
 *
 * <p>The log density is that of codes with the least noise; it is exact but for the steps of the
 * integration, as the divergence is a trace of Jacobians and not an estimate.
 *
 * <p>Fitted by {@link FlowFit}. Needs the engine, on the CPU. A code drawn alone and one drawn
 * among others differ in their last bits.
 */
final class FlowDensity implements LatentDensity {
    static final String NAME = "flow";

    static final DensityFamily FAMILY =
            new DensityFamily(NAME, "a flow that undoes noise") {
                @Override
                LatentDensity fit(
                        float[][] codes, DensityEstimator settings, FitListener listener) {
                    return FlowFit.of(settings.width(), settings.seed(), codes.length)
                            .fit(codes, listener);
                }

                @Override
                LatentDensity read(DensityTensors tensors) throws ModelFormatException {
                    return FlowDensity.read(tensors);
                }

                @Override
                public boolean hasWidth() {
                    return true;
                }

                @Override
                int judgedAtMost() {
                    return JUDGED;
                }
            };

    /** Each log density takes some thousand passes through the network. */
    private static final int JUDGED = 2_000;

    /** Noise where the flow ends, in root mean squares of the codes. */
    static final double LEAST = 0.02;

    /** Noise where the flow begins. */
    static final double MOST = 20;

    private static final double RHO = 7;
    private static final int CHUNK = 256;
    private static final int SAMPLE_STEPS = 12;
    private static final int DENSITY_STEPS = 40;
    private static final String MEAN = "mean";
    private static final String SCALE = "scale";
    private static final String SIZES = "sizes";

    private final double[] mean;
    private final double scale;
    private final DenoisingNetwork network;

    /** Noise of the codes whose density this is, in root mean squares. */
    private final double level;

    FlowDensity(double[] mean, double scale, DenoisingNetwork network) {
        this(mean, scale, network, LEAST);
    }

    private FlowDensity(double[] mean, double scale, DenoisingNetwork network, double level) {
        this.mean = mean;
        this.scale = scale;
        this.network = network;
        this.level = level;
    }

    static FlowDensity read(DensityTensors tensors) throws ModelFormatException {
        double[] sizes = tensors.reals(SIZES, 2);
        int d = (int) tensors.shape(MEAN, 1)[0];
        int width = (int) sizes[0];
        int blocks = (int) sizes[1];
        if (width < 1 || width > 8192 || blocks < 0 || blocks > 64) {
            throw tensors.wrong("a network of width %d with %d blocks".formatted(width, blocks));
        }
        List<String> names = new ArrayList<>(List.of(MEAN, SCALE, SIZES));
        names.addAll(DenoisingNetwork.shapes(d, width, blocks).keySet());
        tensors.requireExactly(names.toArray(new String[0]));
        double scale = tensors.reals(SCALE, 1)[0];
        if (!(scale > 0)) {
            throw tensors.wrong("its scale is " + scale);
        }
        return new FlowDensity(
                tensors.reals(MEAN, d), scale, DenoisingNetwork.read(tensors, d, width, blocks));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int dimension() {
        return mean.length;
    }

    /** Levels of noise from one down to another, the steps' ends (Karras et al., equation 5). */
    private static double[] levels(double from, double to, int steps) {
        double[] levels = new double[steps + 1];
        double high = Math.pow(from, 1 / RHO);
        double low = Math.pow(to, 1 / RHO);
        Arrays.setAll(levels, i -> Math.pow(high + (low - high) * i / steps, RHO));
        return levels;
    }

    @Override
    public void sample(RandomGenerator rng, float[] code) {
        MultivariateNormal.requireDimension(code.length, dimension());
        System.arraycopy(sampleAll(List.of(rng))[0], 0, code, 0, code.length);
    }

    @Override
    public float[][] sampleAll(List<? extends RandomGenerator> rng) {
        float[][] codes = new float[rng.size()][dimension()];
        for (int from = 0; from < codes.length; from += CHUNK) {
            sampleChunk(rng, codes, from, Math.min(codes.length, from + CHUNK));
        }
        return codes;
    }

    /** Always in full chunks: the last bits of a product depend on the number of its rows. */
    private void sampleChunk(
            List<? extends RandomGenerator> rng, float[][] codes, int from, int to) {
        int d = dimension();
        float[] flat = new float[CHUNK * d];
        for (int row = from; row < to; row++) {
            double[] deviates = NormalDeviates.draw(rng.get(row), d);
            for (int j = 0; j < d; j++) {
                flat[(row - from) * d + j] = (float) (deviates[j] * Math.sqrt(MOST * MOST + 1));
            }
        }
        float[] drawn = flow(flat, levels(MOST, level, SAMPLE_STEPS));
        for (int row = from; row < to; row++) {
            for (int j = 0; j < d; j++) {
                codes[row][j] = (float) (mean[j] + scale * drawn[(row - from) * d + j]);
            }
        }
    }

    private float[] flow(float[] points, double[] levels) {
        try (NDManager manager = PyTorch.newManager(Device.cpu());
                NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            DenoisingGraph graph = DenoisingGraph.of(network, manager);
            float[] moved = points;
            for (int i = 0; i + 1 < levels.length; i++) {
                moved = step(graph, moved, levels[i], levels[i + 1], null);
            }
            return moved;
        }
    }

    /**
     * Moves points from one level of noise to another (Heun's method), in memory that is freed
     * after it.
     *
     * @param logs get the integral of the divergence on the way added, {@code [rows]}; null where
     *     it does not matter
     */
    private float[] step(
            DenoisingGraph graph,
            float[] points,
            double from,
            double to,
            double @Nullable [] logs) {
        double step = to - from;
        try (NDManager manager = PyTorch.newManager(Device.cpu());
                NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            Shape shape = new Shape(points.length / dimension(), dimension());
            NDArray x = manager.create(points, shape);
            NDArray slope = velocity(graph, x, from);
            NDArray guess = x.add(slope.mul((float) step));
            NDArray other = velocity(graph, guess, to);
            if (logs != null) {
                addTo(logs, divergence(graph, x, from), step / 2);
                addTo(logs, divergence(graph, guess, to), step / 2);
            }
            return x.add(slope.add(other).mul((float) (step / 2))).toFloatArray();
        }
    }

    /** {@code dx/dσ}. */
    private static NDArray velocity(DenoisingGraph graph, NDArray x, double sigma) {
        return x.sub(denoised(graph, x, sigma)).mul((float) (1 / sigma));
    }

    /** {@code D(x, σ)}. */
    private static NDArray denoised(DenoisingGraph graph, NDArray x, double sigma) {
        NDArray embeddings = embeddings(x, sigma);
        return x.mul((float) skip(sigma))
                .add(graph.apply(x.mul((float) in(sigma)), embeddings).mul((float) out(sigma)));
    }

    private static NDArray embeddings(NDArray x, double sigma) {
        double[] logs = new double[(int) x.getShape().get(0)];
        Arrays.fill(logs, Math.log(sigma));
        return DenoisingGraph.embeddings(logs, x.getManager());
    }

    /** The share of a noisy code that the denoiser keeps: {@code 1 / (1 + σ²)}. */
    static double skip(double sigma) {
        return 1 / (1 + sigma * sigma);
    }

    /** The factor on the network's output. */
    static double out(double sigma) {
        return sigma / Math.sqrt(1 + sigma * sigma);
    }

    /** The factor on the network's input. */
    static double in(double sigma) {
        return 1 / Math.sqrt(1 + sigma * sigma);
    }

    @Override
    public double logDensity(double[] code) {
        float[] narrow = new float[code.length];
        for (int j = 0; j < code.length; j++) {
            if (Double.isNaN(code[j])) {
                return Double.NaN;
            }
            narrow[j] = (float) code[j];
        }
        MultivariateNormal.requireDimension(code.length, dimension());
        return logDensities(new float[][] {narrow})[0];
    }

    @Override
    public double[] logDensities(float[][] codes) {
        CodeMatrix.of(codes, dimension());
        double[] result = new double[codes.length];
        for (int from = 0; from < codes.length; from += CHUNK) {
            int to = Math.min(codes.length, from + CHUNK);
            double[] chunk = chunkDensities(Arrays.copyOfRange(codes, from, to));
            System.arraycopy(chunk, 0, result, from, to - from);
        }
        return result;
    }

    /**
     * {@code log p(x) = log N(x_T; 0, 1 + σ_T²) + ∫ div v dσ} up the flow, and the change of units.
     */
    private double[] chunkDensities(float[][] codes) {
        int d = dimension();
        float[] flat = new float[codes.length * d];
        for (int row = 0; row < codes.length; row++) {
            for (int j = 0; j < d; j++) {
                flat[row * d + j] = (float) ((codes[row][j] - mean[j]) / scale);
            }
        }
        double[] levels = levels(level, MOST, DENSITY_STEPS);
        double[] logs = new double[codes.length];
        try (NDManager manager = PyTorch.newManager(Device.cpu());
                NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            DenoisingGraph graph = DenoisingGraph.of(network, manager);
            float[] moved = flat;
            for (int i = 0; i + 1 < levels.length; i++) {
                moved = step(graph, moved, levels[i], levels[i + 1], logs);
            }
            addNormal(logs, moved);
        }
        return logs;
    }

    private void addNormal(double[] logs, float[] points) {
        int d = dimension();
        double variance = 1 + MOST * MOST;
        double constant =
                -0.5 * d * (MultivariateNormal.LOG_TWO_PI + Math.log(variance))
                        - d * Math.log(scale);
        for (int row = 0; row < logs.length; row++) {
            double squares = 0;
            for (int j = 0; j < d; j++) {
                double value = points[row * d + j];
                squares += value * value;
            }
            logs[row] += constant - 0.5 * squares / variance;
        }
    }

    private static void addTo(double[] sums, float[] values, double factor) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += factor * values[i];
        }
    }

    /** The divergence of {@link #velocity}, {@code (d - tr ∂D/∂x) / σ}, {@code [batch]}. */
    private float[] divergence(DenoisingGraph graph, NDArray x, double sigma) {
        NDArray trace = graph.jacobianTrace(x.mul((float) in(sigma)), embeddings(x, sigma));
        double kept = dimension() * (1 - skip(sigma));
        return trace.mul((float) (-out(sigma) * in(sigma) / sigma))
                .add((float) (kept / sigma))
                .toFloatArray();
    }

    @Override
    public Optional<LatentDensity> blurred(double deviation) {
        double wanted = Math.max(LEAST, deviation / scale);
        return wanted < MOST
                ? Optional.of(new FlowDensity(mean, scale, network, wanted))
                : Optional.empty();
    }

    @Override
    public Map<String, HostTensor> tensors() {
        Map<String, HostTensor> tensors = new LinkedHashMap<>();
        tensors.put(MEAN, HostTensor.of(mean.clone(), mean.length));
        tensors.put(SCALE, HostTensor.of(new double[] {scale}, 1));
        tensors.put(SIZES, HostTensor.of(new double[] {network.width(), network.blocks()}, 2));
        network.addTo(tensors);
        return tensors;
    }
}
