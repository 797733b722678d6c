package org.molrae.autoencoder.model;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.molrae.autoencoder.EncoderDecoder;
import org.molrae.autoencoder.Objective;
import org.molrae.autoencoder.density.CodeSplit;
import org.molrae.autoencoder.density.DensityEstimator;
import org.molrae.autoencoder.density.FitListener;
import org.molrae.autoencoder.training.CheckpointFile;
import org.molrae.autoencoder.training.Provenance;
import org.molrae.autoencoder.training.TrainingListener;
import org.molrae.autoencoder.training.TrainingOutcome;
import org.molrae.autoencoder.training.TrainingPlan;
import org.molrae.autoencoder.training.TrainingRun;

/**
 * The training of one model, then the fit of its densities to the training codes (ex-post density
 * estimation, Ghosh et al., section 4). It owns the model until that is {@linkplain #finish
 * finished}: closed before, it frees it.
 *
 * @param <M> the kind of model
 */
public final class ModelTraining<M extends LatentModel> implements AutoCloseable {

    private final M model;
    private final TrainingRun run;
    private boolean finished;

    private ModelTraining(M model, TrainingRun run) {
        this.model = model;
        this.run = run;
    }

    /**
     * Prepares training; nothing is trained yet.
     *
     * @param model to train, which is freed if it cannot be
     * @param data batches to train on and to validate on
     * @param metrics further figures on the validation set, asked for after each epoch
     * @param checkpoint where the run is kept; if it is there, the run goes on from it
     */
    public static <M extends LatentModel> ModelTraining<M> of(
            M model,
            Objective objective,
            TrainingPlan plan,
            TrainingRun.Data data,
            Supplier<Map<String, Double>> metrics,
            TrainingListener listener,
            CheckpointFile checkpoint) {
        return of(
                model, LatentModel::network, objective, plan, data, metrics, listener, checkpoint);
    }

    /**
     * Prepares training of a model's network within another one.
     *
     * @param network around the model's, with whose parameters others may be trained; they live as
     *     long as the model
     */
    public static <M extends LatentModel> ModelTraining<M> of(
            M model,
            Function<M, EncoderDecoder> network,
            Objective objective,
            TrainingPlan plan,
            TrainingRun.Data data,
            Supplier<Map<String, Double>> metrics,
            TrainingListener listener,
            CheckpointFile checkpoint) {
        return LatentModel.orFreed(
                model,
                trained ->
                        new ModelTraining<>(
                                trained,
                                new TrainingRun(
                                        network.apply(trained),
                                        objective,
                                        plan,
                                        data,
                                        metrics,
                                        listener,
                                        trained.manager(),
                                        checkpoint)));
    }

    /** Asks the run to write a checkpoint and return; from any thread. */
    public void stop() {
        run.stop();
    }

    /** Trains until the plan ends or {@link #stop()} is called, as {@link TrainingRun#run}. */
    public TrainingOutcome train() throws IOException {
        return run.run();
    }

    /** Gives the model the weights of its best epoch, if one has ended, also of a stopped run. */
    public void loadBest() throws IOException {
        run.loadBest();
    }

    /**
     * Fits densities and ends the training.
     *
     * @param provenance of the model
     * @param codes to fit them to
     * @param densities to fit
     * @return the model, which outlives this training and is the caller's to close
     * @throws IllegalArgumentException as {@link DensityEstimator#fit}; the model is this
     *     training's still
     */
    public M finish(
            Provenance provenance,
            CodeSplit codes,
            List<DensityEstimator> densities,
            FitListener listener) {
        model.setProvenance(provenance);
        for (DensityEstimator density : densities) {
            model.setDensity(density.fit(codes, listener));
        }
        finished = true;
        return model;
    }

    /** Frees the optimizer, and the model too if it was not finished. */
    @Override
    public void close() {
        try {
            run.close();
        } finally {
            if (!finished) {
                model.close();
            }
        }
    }
}
