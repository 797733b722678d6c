package org.molrae.cli.terminal;

import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;

/**
 * Shows how far a long run is, how fast it goes and how long it still takes. Nothing is shown
 * before two seconds have passed. On a terminal a bar is redrawn in place; elsewhere a plain line
 * is written every half minute, so that a log file stays readable.
 *
 * <p>The share done and the count are two figures because they come from different places: a file
 * is read by the byte, its molecules are counted.
 */
public final class Progress implements AutoCloseable {

    private static final long FIRST_MILLIS = 2_000;
    private static final long REDRAW_MILLIS = 250;
    private static final long LINE_MILLIS = 30_000;
    private static final int BAR = 24;

    private final Notes notes;
    private final String task;
    private final String unit;
    private final DoubleSupplier share;
    private final long before;
    private final double shareBefore;
    private final LongAdder count = new LongAdder();
    private final long start = System.nanoTime();
    private final Thread painter;

    /**
     * Starts the clock.
     *
     * @param task what runs, the first word of the line
     * @param unit what is counted, in the plural
     * @param share the share done, 0 to 1, or NaN while nobody knows
     */
    public Progress(Notes notes, String task, String unit, DoubleSupplier share, boolean quiet) {
        this(notes, task, unit, share, 0, quiet);
    }

    /**
     * Starts the clock of a task that goes on where an earlier run was stopped.
     *
     * @param share the share done, now what the earlier run did
     * @param before how many units the earlier run did
     */
    public Progress(
            Notes notes,
            String task,
            String unit,
            DoubleSupplier share,
            long before,
            boolean quiet) {
        this.notes = notes;
        this.task = task;
        this.unit = unit;
        this.share = share;
        this.before = before;
        this.shareBefore = before > 0 ? share.getAsDouble() : 0;
        this.painter = new Thread(this::paint, "progress");
        painter.setDaemon(true);
        if (!quiet) {
            painter.start();
        }
    }

    public void add(long done) {
        count.add(done);
    }

    /** How many units a second this run has done so far. */
    public double rate() {
        return count.sum() / Math.max(1e-9, seconds());
    }

    private double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }

    private void paint() {
        try {
            Thread.sleep(notes.onTerminal() ? FIRST_MILLIS : LINE_MILLIS);
            while (true) {
                if (notes.onTerminal()) {
                    notes.status(text(true));
                    Thread.sleep(REDRAW_MILLIS);
                } else {
                    notes.line(text(false));
                    Thread.sleep(LINE_MILLIS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One line: task, share, bar, count, rate, time left. */
    public String text(boolean bar) {
        StringBuilder line = new StringBuilder(task);
        double part = Math.min(1, share.getAsDouble());
        if (!Double.isNaN(part)) {
            line.append(String.format(Locale.ROOT, " %3d%%", (int) (100 * part)));
            if (bar) {
                int full = (int) (BAR * part);
                line.append(" [")
                        .append("#".repeat(full))
                        .append(".".repeat(BAR - full))
                        .append(']');
            }
        }
        long done = before + count.sum();
        line.append(String.format(Locale.ROOT, " %,d %s, %,.0f/s", done, unit, rate()));
        if (part > shareBefore) {
            double left = seconds() * (1 - part) / (part - shareBefore);
            line.append(", ").append(clock(left)).append(" left");
        }
        return line.toString();
    }

    private static String clock(double seconds) {
        long whole = Math.round(seconds);
        long hours = TimeUnit.SECONDS.toHours(whole);
        long minutes = TimeUnit.SECONDS.toMinutes(whole) % 60;
        return hours > 0
                ? String.format(Locale.ROOT, "%d:%02d:%02d", hours, minutes, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d", minutes, whole % 60);
    }

    @Override
    public void close() {
        painter.interrupt();
        try {
            painter.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        notes.clear();
    }
}
