package org.molrae.autoencoder.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.molrae.autoencoder.Criterion;
import org.molrae.autoencoder.EncoderDecoder;
import org.molrae.autoencoder.GradientTape;
import org.molrae.autoencoder.LossTerms;
import org.molrae.autoencoder.NetworkWeights;
import org.molrae.autoencoder.Noise;
import org.molrae.autoencoder.Objective;

/**
 * Trains one network towards one objective, with a checkpoint after every epoch and on {@link
 * #stop()}.
 *
 * <p>An interrupt of the thread that runs it does what {@code stop} does.
 *
 * <p>Not thread-safe, but for {@code stop}.
 */
public final class TrainingRun implements AutoCloseable {

    /** Steps between two readings of the loss from the device. */
    private static final int REPORT_EVERY = 10;

    /** Every epoch is validated with the same noise, so that epochs compare. */
    private static final long VALIDATION_SEED = -1;

    private final Criterion criterion;
    private final TrainingPlan plan;
    private final BatchSource training;
    private final BatchSource validation;
    private final Supplier<Map<String, Double>> metrics;
    private final TrainingListener listener;
    private final NDManager manager;
    private final Adam optimizer;
    private final Checkpoint checkpoint;
    private final AtomicBoolean stopped = new AtomicBoolean();

    private TrainingState state = new TrainingState();
    private long epochStarted;

    /**
     * Prepares a run; nothing is trained yet.
     *
     * @param network to train, its parameters initialized on {@code manager}'s device
     * @param data batches to train on and to validate on
     * @param metrics further figures on the validation set, asked for after each epoch
     * @param manager owner of the network's parameters
     * @param checkpoint where the run is kept
     */
    public TrainingRun(
            EncoderDecoder network,
            Objective objective,
            TrainingPlan plan,
            Data data,
            Supplier<Map<String, Double>> metrics,
            TrainingListener listener,
            NDManager manager,
            CheckpointFile checkpoint) {
        this.criterion = objective.over(network, manager);
        this.plan = plan;
        this.training = data.training();
        this.validation = data.validation();
        this.metrics = metrics;
        this.listener = listener;
        this.manager = manager;
        this.optimizer = Adam.of(NetworkWeights.parameters(network), manager);
        this.checkpoint = new Checkpoint(checkpoint, network, optimizer, criterion.state());
    }

    /**
     * The data of a run.
     *
     * @param training to train on
     * @param validation to choose the best epoch by
     */
    public record Data(BatchSource training, BatchSource validation) {}

    /** Asks the run to write a checkpoint and return after the current step; from any thread. */
    public void stop() {
        stopped.set(true);
    }

    /**
     * Trains to the end of the plan, or until the validation loss no longer falls, or until stopped
     * or interrupted, which the thread then stays; continues from the checkpoint if there is one.
     *
     * @throws IOException if the checkpoint cannot be read or written, or is from another run
     * @throws DivergenceException if the loss is no longer finite; the last checkpoint is whole
     */
    public TrainingOutcome run() throws IOException {
        if (Files.exists(checkpoint.path())) {
            state = checkpoint.read();
        }
        listener.begins(plan);
        GradientTape.unrecorded(this::runEpochs);
        return new TrainingOutcome(state.finished, state.history, state.bestEpoch);
    }

    /** Gives the network the weights of the best epoch, if one has ended, also of a stopped run. */
    public void loadBest() throws IOException {
        GradientTape.unrecorded(checkpoint::loadBest);
    }

    private void runEpochs() throws IOException {
        while (!state.finished && !halted()) {
            if (!trainEpoch() || !endEpoch()) {
                checkpoint.write(state);
            }
        }
        if (state.finished) {
            checkpoint.loadBest();
        }
    }

    /** Whether the run shall end after its step: stopped, or its thread interrupted. */
    private boolean halted() {
        return stopped.get() || Thread.currentThread().isInterrupted();
    }

    /** Frees the optimizer's memory; the network stays. */
    @Override
    public void close() {
        optimizer.close();
    }

    /** Trains what is left of the current epoch; false if it was stopped on the way. */
    private boolean trainEpoch() {
        epochStarted = System.nanoTime() - (long) (state.seconds * 1e9);
        double reduction =
                plan.reduction(
                        state.history.stream().map(report -> report.validation().total()).toList());
        BatchSource.Epoch epoch = training.epoch(plan.seed(), state.epoch);
        int batches = training.batchesPerEpoch();
        try (LossMeter meter = new LossMeter(manager)) {
            while (state.batch < batches && !halted()) {
                trainBatch(epoch.batch(state.batch), reduction, meter);
                state.batch++;
                state.step++;
                if (state.batch % REPORT_EVERY == 0 || state.batch == batches || halted()) {
                    double[] recent = meter.take();
                    requireFinite(recent[0]);
                    state.examples += (long) recent[4];
                    for (int i = 0; i < state.sums.length; i++) {
                        state.sums[i] += recent[i];
                    }
                    listener.batches(
                            state.epoch + 1,
                            state.batch,
                            batches,
                            state.examples,
                            LossTerms.Values.mean(recent, recent[4]));
                }
            }
        }
        state.seconds = (System.nanoTime() - epochStarted) / 1e9;
        return state.batch == batches;
    }

    /** Ends the run where its loss is lost, so that no checkpoint keeps what is left of it. */
    private void requireFinite(double loss) {
        if (!Double.isFinite(loss)) {
            throw new DivergenceException(state.epoch + 1, state.batch);
        }
    }

    private void trainBatch(ExampleBatch batch, double reduction, LossMeter meter) {
        try (NDManager step = manager.newSubManager();
                NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            NDList inputs = batch.load(step);
            try (GradientTape tape = GradientTape.recording()) {
                LossTerms terms = criterion.of(inputs, new Noise(plan.seed(), state.step), true);
                tape.backward(terms.total());
                meter.add(terms.stacked(), batch.examples());
            }
            optimizer.update(
                    state.step,
                    reduction * plan.learningRate(state.step, training.batchesPerEpoch()),
                    plan.gradientClip());
            criterion.updated();
        }
    }

    /** Validates; false if that was interrupted, as if the epoch's last step were just done. */
    private boolean endEpoch() throws IOException {
        LossTerms.Values trained = LossTerms.Values.mean(state.sums, (double) state.examples);
        LossTerms.Values validated;
        Map<String, Double> figures;
        try {
            validated = validate();
            requireFinite(validated.total());
            figures = metrics.get();
        } catch (CancellationException e) {
            stop();
            return false;
        }
        state.epoch++;
        boolean best = validated.total() < state.bestLoss;
        if (best) {
            state.bestLoss = validated.total();
            state.bestEpoch = state.epoch;
            checkpoint.keepBest();
        }
        EpochReport report =
                new EpochReport(
                        state.epoch,
                        state.step,
                        trained,
                        validated,
                        figures,
                        (System.nanoTime() - epochStarted) / 1e9);
        state.history.add(report);
        state.batch = 0;
        state.sums = new double[4];
        state.examples = 0;
        state.seconds = 0;
        boolean impatient = plan.patience() > 0 && state.epoch - state.bestEpoch >= plan.patience();
        state.finished = state.epoch >= plan.epochs() || impatient;
        checkpoint.write(state);
        listener.epoch(report, best);
        return true;
    }

    private LossTerms.Values validate() {
        BatchSource.Epoch batches = validation.epoch(0, 0);
        double[] sums;
        try (LossMeter meter = new LossMeter(manager)) {
            for (int i = 0; i < validation.batchesPerEpoch(); i++) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("validation was interrupted");
                }
                try (NDManager step = manager.newSubManager();
                        NDScope scope = new NDScope()) {
                    scope.suppressNotUsedWarning();
                    ExampleBatch batch = batches.batch(i);
                    NDList inputs = batch.load(step);
                    LossTerms terms = criterion.of(inputs, new Noise(VALIDATION_SEED, i), false);
                    meter.add(terms.stacked(), batch.examples());
                }
            }
            sums = meter.take();
        }
        return LossTerms.Values.mean(sums, sums[4]);
    }

    /** Sums loss terms on the device, so that a step needs no copy to the host. */
    private static final class LossMeter implements AutoCloseable {
        private final NDArray sums;
        private long examples;

        LossMeter(NDManager manager) {
            sums = manager.zeros(new Shape(4));
        }

        void add(NDArray terms, int count) {
            sums.addi(terms.mul(count));
            examples += count;
        }

        /** Returns the four sums and the number of examples, and resets them. */
        double[] take() {
            float[] values = sums.toFloatArray();
            double[] taken = {values[0], values[1], values[2], values[3], examples};
            sums.muli(0);
            examples = 0;
            return taken;
        }

        @Override
        public void close() {
            sums.close();
        }
    }
}
