package org.molrae.images;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.density.CodeSplit;
import org.molrae.autoencoder.density.DensityEstimator;
import org.molrae.autoencoder.density.FitListener;
import org.molrae.autoencoder.model.ModelTraining;
import org.molrae.autoencoder.training.CheckpointFile;
import org.molrae.autoencoder.training.EpochReport;
import org.molrae.autoencoder.training.Provenance;
import org.molrae.autoencoder.training.TrainingListener;
import org.molrae.autoencoder.training.TrainingOutcome;
import org.molrae.autoencoder.training.TrainingRun;
import org.molrae.images.data.ImageBatches;
import org.molrae.images.data.ImageData;

/**
 * Trains an {@link ImageAutoencoder}, then fits the latent densities to the training codes (ex-post
 * density estimation, Ghosh et al., section 4).
 */
public final class ImageTraining implements AutoCloseable {

    private final ImageTrainingOptions options;
    private final ImageData data;
    private final ImageAutoencoder model;
    private final ModelTraining<ImageAutoencoder> training;

    /**
     * Prepares training.
     *
     * @param checkpoint written after each epoch; if it is there, the run goes on from it
     * @throws IllegalStateException if a GPU is asked for and there is none
     * @throws IllegalArgumentException if the images are not the network's
     */
    public ImageTraining(
            ImageTrainingOptions options,
            ImageData data,
            ComputeDevice device,
            Path checkpoint,
            TrainingListener listener) {
        if (!data.shape().equals(options.network().image())) {
            throw new IllegalArgumentException(
                    "the images are %s, the network's %s"
                            .formatted(data.shape(), options.network().image()));
        }
        this.options = options;
        this.data = data;
        model =
                ImageAutoencoder.untrained(
                        options.network(),
                        options.objective().posterior(),
                        device,
                        options.plan().seed());
        training =
                ModelTraining.of(
                        model,
                        options.objective(),
                        options.plan(),
                        new TrainingRun.Data(
                                new ImageBatches(data.training(), options.batchSize(), true),
                                new ImageBatches(data.validation(), options.batchSize(), false)),
                        Map::of,
                        listener,
                        new CheckpointFile(checkpoint, options.fingerprint(data.sha256(), device)));
    }

    /** Asks the run to write a checkpoint and return; from any thread. */
    public void stop() {
        training.stop();
    }

    /**
     * Trains until the plan ends or {@link #stop()} is called.
     *
     * @throws IOException if the checkpoint cannot be read or written, or is another run's
     * @throws org.molrae.autoencoder.training.DivergenceException if the loss is no longer finite
     */
    public TrainingOutcome train() throws IOException {
        return training.train();
    }

    /**
     * Fits the Gaussian and the mixture to the training codes, and ends the training.
     *
     * @param outcome of {@link #train()}
     * @return the model, which outlives this training and is the caller's to close
     */
    public ImageAutoencoder finish(TrainingOutcome outcome, FitListener listener) {
        CodeSplit codes = model.split(data);
        return training.finish(
                provenance(outcome),
                codes,
                DensityEstimator.standard(
                        options.components(), codes.training().length, options.plan().seed()),
                listener);
    }

    private Provenance provenance(TrainingOutcome outcome) {
        Map<String, Double> metrics = new TreeMap<>();
        if (outcome.bestEpoch() > 0) {
            EpochReport best = outcome.history().get(outcome.bestEpoch() - 1);
            metrics.put("validation squared error", best.validation().reconstruction());
            metrics.put("best epoch", (double) best.epoch());
        }
        return new Provenance(
                data.name(),
                data.sha256(),
                data.training().size(),
                options.plan().seed(),
                outcome.history().size(),
                options.objective().toString(),
                Map.of(
                        "batch size",
                        String.valueOf(options.batchSize()),
                        "plan",
                        options.plan().toString()),
                Provenance.presentVersions(),
                metrics,
                Map.of(),
                Provenance.Epoch.of(outcome.history()));
    }

    /** Frees the optimizer, and the model too if it was not finished. */
    @Override
    public void close() {
        training.close();
    }
}
