package org.molrae.autoencoder.density;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.molrae.autoencoder.GradientTape;
import org.molrae.autoencoder.NormalDeviates;
import org.molrae.autoencoder.PyTorch;
import org.molrae.autoencoder.Scalar;
import org.molrae.autoencoder.training.Adam;

/**
 * Trains a {@link FlowDensity} on the CPU: the denoiser's squared error over levels of noise, by
 * Adam with a cosine's learning rate; the weights that are kept are exponential moving averages.
 *
 * @param width of the hidden layers
 * @param blocks residual blocks
 * @param steps of the optimizer
 * @param batchSize codes a step
 * @param learningRate at its highest
 * @param seed of weights, order and noise
 */
record FlowFit(int width, int blocks, int steps, int batchSize, double learningRate, long seed) {

    private static final int BATCH = 512;
    private static final int LEAST_STEPS = 500;
    private static final int MOST_STEPS = 20_000;
    private static final int WARMUP = 200;
    private static final int REPORT_EVERY = 100;
    private static final double CLIP = 1;
    private static final double AVERAGE = 0.999;

    /** Levels of noise in training: the logarithm's mean and deviation, in root mean squares. */
    private static final double LOG_MEAN = -0.9;

    private static final double LOG_DEVIATION = 1.4;

    /** Refuses values that cannot train. */
    public FlowFit {
        if (width < 1 || width > 8192 || blocks < 1 || blocks > 64) {
            throw new IllegalArgumentException(
                    "a flow of width %d with %d blocks".formatted(width, blocks));
        }
        if (steps < 1 || batchSize < 1) {
            throw new IllegalArgumentException("a flow needs steps and codes in a step");
        }
    }

    /**
     * Three blocks of the given width, and steps of 512 codes that show each of the codes 200
     * times, but not fewer than 500 and not more than 20,000.
     *
     * @param codes that will be fitted to
     */
    public static FlowFit of(int width, long seed, int codes) {
        long shown = 200L * codes / BATCH;
        int steps = (int) Math.max(LEAST_STEPS, Math.min(MOST_STEPS, shown));
        return new FlowFit(width, 3, steps, BATCH, 1e-3, seed);
    }

    /**
     * Fits the density.
     *
     * @param codes {@code [n, dimension]}, 20 at least
     * @param listener is told every {@value #REPORT_EVERY} steps of the mean loss since then,
     *     negated
     * @throws IllegalArgumentException if there are fewer codes, they do not vary, or one is not
     *     finite or of another dimension than the first; the message names the row
     */
    public FlowDensity fit(float[][] codes, FitListener listener) {
        CodeMatrix matrix = CodeMatrix.of(codes);
        if (matrix.count() < 20) {
            throw new IllegalArgumentException(
                    "a flow needs at least 20 codes, not " + matrix.count());
        }
        double[] mean = matrix.mean();
        double scale = scale(matrix, mean);
        float[][] standard = new float[matrix.count()][mean.length];
        for (int row = 0; row < standard.length; row++) {
            for (int j = 0; j < mean.length; j++) {
                standard[row][j] = (float) ((matrix.row(row)[j] - mean[j]) / scale);
            }
        }
        return new FlowDensity(mean, scale, train(standard, listener));
    }

    private static double scale(CodeMatrix codes, double[] mean) {
        double squares = 0;
        for (int row = 0; row < codes.count(); row++) {
            float[] code = codes.row(row);
            for (int j = 0; j < mean.length; j++) {
                squares += (code[j] - mean[j]) * (code[j] - mean[j]);
            }
        }
        double scale = Math.sqrt(squares / codes.count() / mean.length);
        if (!(scale > 0)) {
            throw new IllegalArgumentException("the codes do not vary");
        }
        return scale;
    }

    private DenoisingNetwork train(float[][] codes, FitListener listener) {
        try (NDManager manager = PyTorch.newManager(Device.cpu())) {
            DenoisingGraph graph = DenoisingGraph.of(initial(codes[0].length), manager);
            Map<String, NDArray> averages = new LinkedHashMap<>();
            graph.weights()
                    .forEach(
                            (name, weight) -> {
                                averages.put(name, weight.duplicate());
                                weight.setRequiresGradient(true);
                            });
            SplittableRandom random = new SplittableRandom(seed);
            double loss = 0;
            try (Adam adam = Adam.of(graph.weights(), manager)) {
                for (int step = 0; step < steps; step++) {
                    if (Thread.currentThread().isInterrupted()) {
                        throw new CancellationException("interrupted while estimating a density");
                    }
                    loss += step(graph, codes, random.split(), manager);
                    adam.update(step, rate(step), CLIP);
                    average(graph, averages, Math.min(AVERAGE, (step + 1.0) / (step + 10)));
                    if ((step + 1) % REPORT_EVERY == 0) {
                        listener.iteration(step + 1, -loss / REPORT_EVERY);
                        loss = 0;
                    }
                }
            }
            Map<String, float[]> weights = new LinkedHashMap<>();
            averages.forEach((name, average) -> weights.put(name, average.toFloatArray()));
            return new DenoisingNetwork(codes[0].length, width, blocks, weights);
        }
    }

    /** The learning rate of a step: up in a line, down half a cosine. */
    private double rate(int step) {
        double warm = Math.min(1, (step + 1.0) / Math.min(WARMUP, steps));
        return learningRate * warm * 0.5 * (1 + Math.cos(Math.PI * step / steps));
    }

    private double step(
            DenoisingGraph graph, float[][] codes, SplittableRandom random, NDManager manager) {
        int d = codes[0].length;
        float[] points = new float[batchSize * d];
        float[] targets = new float[batchSize * d];
        double[] logs = new double[batchSize];
        for (int row = 0; row < batchSize; row++) {
            float[] code = codes[random.nextInt(codes.length)];
            double[] deviates = NormalDeviates.draw(random, d + 1);
            double sigma =
                    Math.min(
                            FlowDensity.MOST,
                            Math.max(
                                    FlowDensity.LEAST / 2,
                                    Math.exp(LOG_MEAN + LOG_DEVIATION * deviates[d])));
            logs[row] = Math.log(sigma);
            for (int j = 0; j < d; j++) {
                double noisy = code[j] + sigma * deviates[j];
                points[row * d + j] = (float) (noisy * FlowDensity.in(sigma));
                targets[row * d + j] =
                        (float)
                                ((code[j] - FlowDensity.skip(sigma) * noisy)
                                        / FlowDensity.out(sigma));
            }
        }
        try (NDManager scoped = manager.newSubManager();
                NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            Shape shape = new Shape(batchSize, d);
            NDArray input = scoped.create(points, shape);
            NDArray target = scoped.create(targets, shape);
            NDArray embeddings = DenoisingGraph.embeddings(logs, scoped);
            try (GradientTape tape = GradientTape.recording()) {
                NDArray sum = graph.apply(input, embeddings).sub(target).square().sum();
                NDArray loss = Scalar.times(sum, 1.0 / shape.size());
                tape.backward(loss);
                return loss.getFloat();
            }
        }
    }

    private static void average(DenoisingGraph graph, Map<String, NDArray> averages, double decay) {
        graph.weights()
                .forEach(
                        (name, weight) -> {
                            try (NDArray plain = weight.stopGradient();
                                    NDArray part = plain.mul((float) (1 - decay))) {
                                NDArray average = averages.get(name);
                                if (average != null) {
                                    average.muli((float) decay).addi(part);
                                }
                            }
                        });
    }

    /** Seeded weights; those before a sum are 0, so that each block begins as nothing. */
    private DenoisingNetwork initial(int dimension) {
        SplittableRandom random = new SplittableRandom(seed + 1);
        Map<String, float[]> weights = new LinkedHashMap<>();
        DenoisingNetwork.shapes(dimension, width, blocks)
                .forEach(
                        (name, shape) -> {
                            float[] values =
                                    new float
                                            [(int) Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
                            boolean zero =
                                    name.endsWith(DenoisingNetwork.BIAS)
                                            || name.contains(DenoisingNetwork.REDUCTION)
                                            || name.startsWith(DenoisingNetwork.OUTPUT);
                            double bound = Math.sqrt(3.0 / shape[0]);
                            for (int i = 0; i < values.length && !zero; i++) {
                                values[i] = (float) ((2 * random.nextDouble() - 1) * bound);
                            }
                            weights.put(name, values);
                        });
        return new DenoisingNetwork(dimension, width, blocks, weights);
    }
}
