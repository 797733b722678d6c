package org.molrae.cli.training;

import java.util.Locale;
import org.molrae.autoencoder.LossTerms;
import org.molrae.autoencoder.density.FitListener;
import org.molrae.autoencoder.training.EpochReport;
import org.molrae.autoencoder.training.TrainingListener;
import org.molrae.autoencoder.training.TrainingPlan;
import org.molrae.cli.terminal.Notes;

/** Shows a training: a bar for the epoch with the loss terms, and a line for each epoch. */
public class TrainingProgress implements TrainingListener, FitListener {

    private static final int BAR = 20;

    /** Between two lines about a fit, where none can be redrawn. */
    private static final long LINE_NANOS = 30_000_000_000L;

    private final Notes notes;
    private int epochs;
    private int trained;
    private int best;
    private final String unit;
    private final String measure;
    private final boolean quiet;
    private long started = System.nanoTime();
    private long startedAt;
    private int batchesAtStart;
    private long said = System.nanoTime();
    private boolean first = true;

    /**
     * Shows a training on standard error.
     *
     * @param unit what examples are, in the plural
     * @param measure what the reconstruction loss is in
     */
    public TrainingProgress(Notes notes, String unit, String measure, boolean quiet) {
        this.notes = notes;
        this.unit = unit;
        this.measure = measure;
        this.quiet = quiet;
    }

    /** How many epochs there were and which was the best, to be added to a line, or nothing. */
    public String summary() {
        if (trained == 0) {
            return "";
        }
        String which = best == 0 ? "" : ", the best number " + best;
        return "%d of %d epochs%s; ".formatted(trained, epochs, which);
    }

    @Override
    public void begins(TrainingPlan plan) {
        epochs = plan.epochs();
        trained = 0;
        best = 0;
    }

    @Override
    public void batches(int epoch, int batch, int batches, long examples, LossTerms.Values recent) {
        if (first) {
            // the first batches include the engine's warm-up, or were done before a resumption
            first = false;
            started = System.nanoTime();
            startedAt = examples;
            batchesAtStart = batch;
            return;
        }
        if (quiet || !notes.onTerminal()) {
            return;
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        double left = seconds / Math.max(1, batch - batchesAtStart) * (batches - batch);
        int full = BAR * batch / batches;
        notes.status(
                String.format(
                        Locale.ROOT,
                        "epoch %d/%d [%s%s] %,.0f %s/s, %d:%02d left; loss %.3f ="
                                + " reconstruction %.3f + latent %.2f + decoder %.0f",
                        epoch,
                        epochs,
                        "#".repeat(full),
                        ".".repeat(BAR - full),
                        (examples - startedAt) / seconds,
                        unit,
                        (long) left / 60,
                        (long) left % 60,
                        recent.total(),
                        recent.reconstruction(),
                        recent.latent(),
                        recent.regularizer()));
    }

    @Override
    public void epoch(EpochReport report, boolean best) {
        first = true;
        trained = report.epoch();
        this.best = best ? trained : this.best;
        if (quiet) {
            return;
        }
        StringBuilder metrics = new StringBuilder();
        report.metrics()
                .forEach(
                        (name, value) ->
                                metrics.append(
                                        String.format(
                                                Locale.ROOT, ", %s %.1f %%", name, 100 * value)));
        notes.line(
                String.format(
                        Locale.ROOT,
                        "epoch %d/%d: training %.3f %s, validation %.3f %s%s; %.0f s%s",
                        report.epoch(),
                        epochs,
                        report.training().reconstruction(),
                        measure,
                        report.validation().reconstruction(),
                        measure,
                        metrics,
                        report.seconds(),
                        best ? ", best so far" : ""));
    }

    @Override
    public void iteration(int iteration, double meanLogLikelihood) {
        if (quiet) {
            return;
        }
        String text =
                String.format(
                        Locale.ROOT,
                        "density: iteration %d, %.3f nats a code",
                        iteration,
                        meanLogLikelihood);
        if (notes.onTerminal()) {
            notes.status(text);
        } else if (System.nanoTime() - said > LINE_NANOS) {
            notes.line(text);
            said = System.nanoTime();
        }
    }
}
