package org.molrae.cli.lines;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Supplier;
import org.molrae.cli.files.BadLines;
import org.molrae.cli.files.BatchTask;
import org.molrae.cli.files.InputFile;
import org.molrae.cli.files.LineTask;
import org.molrae.cli.files.OrderedPipeline;
import org.molrae.cli.files.ResultFile;
import org.molrae.cli.options.InputOptions;
import org.molrae.cli.options.OutputOptions;
import org.molrae.cli.options.RunOptions;
import org.molrae.cli.terminal.Notes;
import org.molrae.cli.terminal.Progress;
import org.molrae.cli.terminal.Streams;
import picocli.CommandLine.Mixin;

/**
 * The frame of every verb that turns lines into lines: its input, output and run options, the
 * files, the progress bar and the summary. A verb extends it by its own options and a {@link
 * LineTask}.
 */
public abstract class LineCommand implements Runnable {

    @Mixin InputOptions input;

    @Mixin OutputOptions output;

    public @Mixin RunOptions options;

    /** Fails at once where the input is missing, before anything that takes time. */
    public final void requireInput() {
        InputFile.requireReadable(input.file);
    }

    /**
     * Runs {@code task} over all lines.
     *
     * @param named whether a name may follow the text of a line
     * @param header written first, with its line end; may be empty
     * @param summary what the verb has to say at the end, beside the counts; may be empty
     */
    public final void process(
            boolean named, String header, LineTask task, Supplier<String> summary) {
        processBatches(named, header, BatchTask.ofLines(task), summary);
    }

    /** The same for a task that works on some lines at once, and gives the bytes to write. */
    public final void processBatches(
            boolean named, String header, BatchTask<byte[]> task, Supplier<String> summary) {
        Streams streams = options.streams();
        String verb = options.verb.name();
        Notes notes = new Notes(streams);
        OrderedPipeline.Counts counts;
        double rate;
        try (InputFile in = InputFile.open(input.file, streams, named);
                ResultFile results = ResultFile.open(output.file, streams);
                Progress progress = new Progress(notes, verb, "lines", in::share, options.quiet)) {
            results.write(header.getBytes(StandardCharsets.UTF_8));
            BadLines bad = new BadLines(in.name(), notes, options.strict);
            counts = OrderedPipeline.run(in.lines(), task, results, bad, progress, options.threads);
            rate = progress.rate();
            if (options.strict) {
                in.requireWhole();
            }
            results.keep();
            in.requireWhole();
        }
        if (!options.quiet) {
            String more = summary.get();
            notes.line(
                    String.format(
                            Locale.ROOT,
                            "%s: %,d read, %,d done, %,d skipped%s (%,.0f a second)",
                            verb,
                            counts.read(),
                            counts.done(),
                            counts.skipped(),
                            more.isEmpty() ? "" : "; " + more,
                            rate));
        }
    }
}
