package org.molrae.cli.lines;

import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.files.MoleculeFile;
import org.molrae.chemistry.files.OrderedPipeline;
import org.molrae.chemistry.files.Reading;
import org.molrae.chemistry.files.Refusals;
import org.molrae.cli.files.BadLines;
import org.molrae.cli.files.InputFile;
import org.molrae.cli.options.RunOptions;
import org.molrae.cli.terminal.Failure;
import org.molrae.cli.terminal.Notes;
import org.molrae.cli.terminal.Progress;

/**
 * Opens the files that a verb reads before it begins: with progress, a report of lines that cannot
 * be used, and a line that counts them.
 */
public final class LineIntake {

    private final RunOptions options;
    private final Notes notes;

    public LineIntake(RunOptions options, Notes notes) {
        this.options = options;
        this.notes = notes;
    }

    /** Reads an open file. */
    @FunctionalInterface
    public interface Reader {

        /**
         * Reads all records.
         *
         * @param watch to be told of those that cannot be used
         */
        void read(MoleculeFile records, OrderedPipeline.Watch watch) throws IOException;
    }

    /**
     * Reads a file, or standard input for {@code -}.
     *
     * @param task what progress calls the work
     * @param unit what lines hold, in the plural
     * @param used what the count at the end calls lines that were used, or null for no count
     */
    public void read(
            String file,
            Reading reading,
            String task,
            String unit,
            @Nullable String used,
            Reader reader) {
        Counting counts;
        try (InputFile in = InputFile.open(file, options.streams(), reading);
                Progress progress = new Progress(notes, task, unit, in::share, options.quiet)) {
            BadLines bad = new BadLines(in.name(), notes, options.strict);
            counts = new Counting(bad.watch(progress));
            reader.read(in.records(), counts);
            in.requireWhole();
        } catch (IOException e) {
            throw Failure.of("cannot read " + file, e);
        }
        if (!options.quiet && used != null) {
            notes.line(
                    String.format(
                            Locale.ROOT,
                            "%s: %,d read, %,d %s, %,d skipped",
                            file,
                            counts.read,
                            counts.read - counts.refused,
                            used,
                            counts.refused));
        }
    }

    /** Reads molecules on several threads. */
    @FunctionalInterface
    public interface MoleculeReader {

        /** Reads all records of a file, as {@link Reader} does. */
        void read(MoleculeFile records, OrderedPipeline.Watch watch, int threads)
                throws IOException;
    }

    /** Reads a file of molecules, or standard input for {@code -}. */
    public void molecules(String file, Reading reading, MoleculeReader reader) {
        read(
                file,
                reading,
                "read",
                "molecules",
                "used",
                (records, watch) -> reader.read(records, watch, options.threads));
    }

    /** Counts what another watch is told. */
    private static final class Counting implements OrderedPipeline.Watch {

        private final OrderedPipeline.Watch inner;
        private long read;
        private long refused;

        Counting(OrderedPipeline.Watch inner) {
            this.inner = inner;
        }

        @Override
        public boolean strict() {
            return inner.strict();
        }

        @Override
        public void done(long records) {
            read += records;
            inner.done(records);
        }

        @Override
        public void refused(Refusals.Refusal refusal) {
            refused += refusal.kind() == Refusals.Kind.LISTED ? 0 : 1;
            inner.refused(refusal);
        }
    }
}
