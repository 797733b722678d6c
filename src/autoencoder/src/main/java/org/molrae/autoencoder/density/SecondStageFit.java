package org.molrae.autoencoder.density;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.molrae.autoencoder.Preset;
import org.molrae.autoencoder.PyTorch;
import org.molrae.autoencoder.training.CheckpointFile;
import org.molrae.autoencoder.training.EpochReport;
import org.molrae.autoencoder.training.TrainingListener;
import org.molrae.autoencoder.training.TrainingPlan;
import org.molrae.autoencoder.training.TrainingRun;

/**
 * Trains a {@link SecondStageVae} on the CPU: codes standardized, a tenth of them held out, 2,000
 * at most, the epoch kept whose evidence bound on those is highest.
 *
 * @param width of the two hidden layers of encoder and decoder; 1024 in the paper's code
 * @param noise {@code γ}, the decoder's deviation in deviations of the codes. It weighs the two
 *     losses: the paper's code has {@code β = 2 γ² / d}, which makes its three {@code γ} 0.11, 0.25
 *     and 0.25. Learning it, as Dai and Wipf do, was tried: it ran to 1, where codes are ignored.
 * @param epochs at most; 100 in the paper's code. Of few codes one is several passes, 50 steps: how
 *     much is learnt is a matter of steps
 * @param learningRate Adam's, at its highest
 * @param patience epochs without a better bound after which training ends; 0 for never
 * @param seed of weights, order and noise
 */
record SecondStageFit(
        int width, double noise, int epochs, double learningRate, int patience, long seed) {

    private static final double DEFAULT_NOISE = 0.4;
    private static final int DEFAULT_EPOCHS = 400;
    private static final int MAX_HELD_OUT = 2000;
    private static final int STEPS_PER_EPOCH = 200;
    private static final int LEAST_STEPS = 50;
    private static final int LEAST_BATCH = 64;
    private static final int LARGEST_BATCH = 1024;
    private static final int WARMUP_STEPS = 100;

    /** Refuses values that cannot train. */
    public SecondStageFit {
        if (width < 1 || width > 8192) {
            throw new IllegalArgumentException(
                    "the width of a second stage must lie between 1 and 8192, is " + width);
        }
        if (!(noise > 0 && noise < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "the noise of a second stage must be positive, is " + noise);
        }
    }

    /**
     * The given width, noise 0.4, at most 400 epochs: 20,000 steps of 64 codes from few codes, more
     * and larger ones from many; the paper's code takes 70,000 of 64 on MNIST. Of 0.1, 0.2, 0.4 and
     * 0.6 the noise 0.4 had the highest bound on held-out codes of images.
     */
    public static SecondStageFit of(int width, long seed) {
        return new SecondStageFit(width, DEFAULT_NOISE, DEFAULT_EPOCHS, 1e-3, 15, seed);
    }

    /**
     * Fits the density.
     *
     * @param codes {@code [n, dimension]}, 20 at least
     * @param listener is told of every epoch, with the bound of the codes held out
     * @throws IllegalArgumentException if there are fewer codes, or one is not finite or of another
     *     dimension than the first; the message names the row
     */
    public SecondStageVae fit(float[][] codes, FitListener listener) {
        CodeMatrix matrix = CodeMatrix.of(codes);
        if (matrix.count() < 20) {
            throw new IllegalArgumentException(
                    "a second stage needs at least 20 codes, not " + matrix.count());
        }
        double[] mean = matrix.mean();
        double[] deviation = deviation(matrix, mean);
        float[][] standard = standardized(matrix, mean, deviation);
        int heldOut = Math.min(MAX_HELD_OUT, standard.length / 10);
        CodeBatches validation =
                new CodeBatches(Arrays.copyOf(standard, heldOut), LARGEST_BATCH, false);
        CodeBatches training = training(Arrays.copyOfRange(standard, heldOut, standard.length));
        try (NDManager manager = PyTorch.newManager(Device.cpu())) {
            SecondStageNetwork network =
                    new SecondStageNetwork(matrix.dimension(), width, noise, manager, seed);
            train(network, manager, new TrainingRun.Data(training, validation), listener);
            return network.density(mean, deviation);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void train(
            SecondStageNetwork network,
            NDManager manager,
            TrainingRun.Data data,
            FitListener listener)
            throws IOException {
        TrainingListener progress =
                new TrainingListener() {
                    @Override
                    public void epoch(EpochReport report, boolean best) {
                        listener.iteration(report.epoch(), -report.validation().total());
                    }
                };
        Path folder = Files.createTempDirectory("second-stage");
        Path checkpoint = folder.resolve("checkpoint");
        try (TrainingRun run =
                new TrainingRun(
                        network,
                        // L_rec is a log-likelihood: with β = 1 the loss is the evidence bound
                        Preset.VAE.objective(1, 0),
                        new TrainingPlan(
                                seed,
                                epochs,
                                learningRate,
                                TrainingPlan.Schedule.COSINE,
                                WARMUP_STEPS,
                                1,
                                patience),
                        data,
                        Map::of,
                        progress,
                        manager,
                        new CheckpointFile(checkpoint, ""))) {
            if (!run.run().finished()) {
                throw new CancellationException("interrupted while estimating a density");
            }
        } finally {
            Files.deleteIfExists(checkpoint);
            Files.delete(folder);
        }
    }

    /** As many passes as make the least number of steps, one unless the codes are few. */
    private static CodeBatches training(float[][] codes) {
        int size = Math.min(LARGEST_BATCH, Math.max(LEAST_BATCH, codes.length / STEPS_PER_EPOCH));
        int passes = (LEAST_STEPS * size + codes.length - 1) / codes.length;
        float[][] repeated = new float[passes * codes.length][];
        Arrays.setAll(repeated, i -> codes[i % codes.length]);
        return new CodeBatches(repeated, size, true);
    }

    /** Standard deviations; 1 where a dimension is constant. */
    private static double[] deviation(CodeMatrix matrix, double[] mean) {
        double[] deviation = new double[mean.length];
        for (int row = 0; row < matrix.count(); row++) {
            float[] code = matrix.row(row);
            for (int j = 0; j < mean.length; j++) {
                deviation[j] += (code[j] - mean[j]) * (code[j] - mean[j]);
            }
        }
        for (int j = 0; j < mean.length; j++) {
            double value = Math.sqrt(deviation[j] / matrix.count());
            deviation[j] = value > 1e-6 * Math.max(1, Math.abs(mean[j])) ? value : 1;
        }
        return deviation;
    }

    /** The standardized codes in a random order. */
    private float[][] standardized(CodeMatrix matrix, double[] mean, double[] deviation) {
        float[][] rows = new float[matrix.count()][mean.length];
        for (int row = 0; row < rows.length; row++) {
            float[] code = matrix.row(row);
            for (int j = 0; j < mean.length; j++) {
                rows[row][j] = (float) ((code[j] - mean[j]) / deviation[j]);
            }
        }
        SplittableRandom random = new SplittableRandom(seed);
        for (int row = rows.length - 1; row > 0; row--) {
            int other = random.nextInt(row + 1);
            float[] swapped = rows[row];
            rows[row] = rows[other];
            rows[other] = swapped;
        }
        return rows;
    }
}
