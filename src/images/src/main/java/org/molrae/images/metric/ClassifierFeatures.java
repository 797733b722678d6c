package org.molrae.images.metric;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.DecoderRegularizer;
import org.molrae.autoencoder.InferenceParameters;
import org.molrae.autoencoder.LatentPenalty;
import org.molrae.autoencoder.Objective;
import org.molrae.autoencoder.Posterior;
import org.molrae.autoencoder.training.CheckpointFile;
import org.molrae.autoencoder.training.TrainingListener;
import org.molrae.autoencoder.training.TrainingPlan;
import org.molrae.autoencoder.training.TrainingRun;
import org.molrae.images.data.ImageBatches;
import org.molrae.images.data.ImageData;
import org.molrae.images.data.ImageSet;
import org.molrae.images.data.ImageShape;

/**
 * The 64 features of a small classifier that is trained on the data set at hand, for use where
 * there is no Inception network. Fréchet distances in them rank models of the same data by the same
 * classifier; they compare neither with published FIDs nor with those of another classifier.
 */
public final class ClassifierFeatures implements FeatureExtractor {

    private static final int EPOCHS = 8;
    private static final int BATCH = 50;
    private static final double LEARNING_RATE = 2e-3;
    private static final int CHUNK = 250;

    private final Classifier classifier;
    private final ImageShape shape;
    private final NDManager manager;
    private final double accuracy;
    private final String dataSha256;

    private ClassifierFeatures(
            Classifier classifier,
            ImageShape shape,
            NDManager manager,
            double accuracy,
            String dataSha256) {
        this.classifier = classifier;
        this.shape = shape;
        this.manager = manager;
        this.accuracy = accuracy;
        this.dataSha256 = dataSha256;
    }

    /**
     * Trains the classifier, or takes up the one that was trained on the same data from the same
     * seed.
     *
     * @param data with labels
     * @param file where the training is kept, and found again
     * @throws IllegalArgumentException if the data have no labels
     */
    public static ClassifierFeatures train(
            ImageData data, ComputeDevice device, long seed, Path file, TrainingListener listener)
            throws IOException {
        int classes = data.training().classes();
        if (classes == 0) {
            throw new IllegalArgumentException(
                    "%s has no labels to train a classifier on: give an Inception network"
                            .formatted(data.name()));
        }
        return device.owning(manager -> train(data, classes, manager, seed, file, listener));
    }

    private static ClassifierFeatures train(
            ImageData data,
            int classes,
            NDManager manager,
            long seed,
            Path file,
            TrainingListener listener)
            throws IOException {
        Classifier classifier = new Classifier(data.shape(), classes, manager, seed);
        TrainingPlan plan =
                new TrainingPlan(
                        seed, EPOCHS, LEARNING_RATE, TrainingPlan.Schedule.COSINE, 0, 0, 0);
        Objective objective =
                new Objective(
                        new Posterior.Deterministic(),
                        new LatentPenalty.None(),
                        0,
                        new DecoderRegularizer.None(),
                        0);
        try (TrainingRun run =
                new TrainingRun(
                        classifier,
                        objective,
                        plan,
                        new TrainingRun.Data(
                                new ImageBatches(data.training(), BATCH, true),
                                new ImageBatches(data.validation(), BATCH, false)),
                        Map::of,
                        listener,
                        manager,
                        new CheckpointFile(
                                file,
                                "classifier %s batch=%d data=%s"
                                        .formatted(plan, BATCH, data.sha256())))) {
            run.run();
            ClassifierFeatures features =
                    new ClassifierFeatures(classifier, data.shape(), manager, 0, data.sha256());
            return new ClassifierFeatures(
                    classifier,
                    data.shape(),
                    manager,
                    features.accuracy(data.heldOut()),
                    data.sha256());
        }
    }

    /** The share of images whose label the classifier finds. */
    double accuracy(ImageSet images) {
        int right = 0;
        for (int from = 0; from < images.size(); from += CHUNK) {
            int to = Math.min(images.size(), from + CHUNK);
            try (NDManager step = manager.newSubManager();
                    NDScope scope = new NDScope()) {
                scope.suppressNotUsedWarning();
                InferenceParameters parameters = new InferenceParameters(step);
                NDList batch = batch(images, from, to, step);
                NDArray features = classifier.encode(parameters, batch, false);
                long[] found =
                        classifier
                                .decode(parameters, features, batch, false)
                                .argMax(1)
                                .toLongArray();
                for (int i = from; i < to; i++) {
                    right += found[i - from] == images.label(i) ? 1 : 0;
                }
            }
        }
        return (double) right / images.size();
    }

    private static NDList batch(ImageSet images, int from, int to, NDManager manager) {
        int[] chosen = new int[to - from];
        Arrays.setAll(chosen, i -> from + i);
        return new NDList(ImageBatches.pixels(images.select(chosen), manager));
    }

    @Override
    public String description() {
        return String.format(
                Locale.ROOT,
                "features of a classifier trained on the same data (sha256 %s), %.4f accurate on"
                        + " held-out images",
                dataSha256,
                accuracy);
    }

    @Override
    public String distanceName() {
        return "classifier Fréchet distance";
    }

    @Override
    public float[][] features(ImageSet images) {
        if (!images.shape().equals(shape)) {
            throw new IllegalArgumentException(
                    "the images are %s, the classifier's %s".formatted(images.shape(), shape));
        }
        float[][] features = new float[images.size()][];
        for (int from = 0; from < features.length; from += CHUNK) {
            int to = Math.min(features.length, from + CHUNK);
            try (NDManager step = manager.newSubManager();
                    NDScope scope = new NDScope()) {
                scope.suppressNotUsedWarning();
                float[] flat =
                        classifier
                                .encode(
                                        new InferenceParameters(step),
                                        batch(images, from, to, step),
                                        false)
                                .toFloatArray();
                for (int i = from; i < to; i++) {
                    int start = (i - from) * Classifier.FEATURES;
                    features[i] = Arrays.copyOfRange(flat, start, start + Classifier.FEATURES);
                }
            }
        }
        return features;
    }

    @Override
    public void close() {
        manager.close();
    }
}
