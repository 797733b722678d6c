package org.molrae.cli.lines;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.files.MoleculeFile;
import org.molrae.chemistry.files.OrderedPipeline;
import org.molrae.chemistry.files.Reading;
import org.molrae.chemistry.files.Refusals;
import org.molrae.cli.files.BadLines;
import org.molrae.cli.files.InputFile;
import org.molrae.cli.files.Rejects;
import org.molrae.cli.files.ResultFile;
import org.molrae.cli.options.ColumnOptions;
import org.molrae.cli.options.InputOptions;
import org.molrae.cli.options.OutputOptions;
import org.molrae.cli.options.RunOptions;
import org.molrae.cli.options.Writes;
import org.molrae.cli.terminal.Failure;
import org.molrae.cli.terminal.Notes;
import org.molrae.cli.terminal.Progress;
import org.molrae.cli.terminal.Streams;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The frame of every verb that turns records into lines: its input, output and run options, the
 * files, the progress bar and the summary. A verb extends it by its own options and a {@link Work}.
 */
public abstract class LineCommand implements Runnable {

    @Mixin InputOptions input;

    @Mixin ColumnOptions column;

    @Mixin OutputOptions output;

    @Writes(packs = true)
    @Option(
            names = "--rejects",
            paramLabel = "FILE",
            description =
                    "Write a table of the lines that cannot be used to FILE: line, reason, text.")
    @Nullable String rejects;

    public @Mixin RunOptions options;

    /**
     * What a verb does with an input that is open.
     *
     * @param <R> what some lines become
     * @param header written first, with its line end; may be empty
     * @param task works on some lines, on any thread
     * @param ending makes bytes to write of it, in the order of the lines
     * @param omissions what of the input has no place in the results, asked for at the end
     */
    public record Work<R>(
            String header,
            OrderedPipeline.Task<R> task,
            BiFunction<R, Refusals, byte[]> ending,
            Supplier<List<String>> omissions) {

        /** Lines alone. */
        public static Work<byte[]> lines(OrderedPipeline.Task<byte[]> task) {
            return of("", task, List::of);
        }

        /** Rows of a table. */
        public static Work<byte[]> rows(Rows rows, OrderedPipeline.Task<byte[]> task) {
            return of(rows.header(), task, rows::omissions);
        }

        /** Bytes that are written as they are. */
        public static Work<byte[]> of(
                String header,
                OrderedPipeline.Task<byte[]> task,
                Supplier<List<String>> omissions) {
            return new Work<>(header, task, (bytes, late) -> bytes, omissions);
        }

        /** The texts of each line, whole lines or none. */
        public static OrderedPipeline.Task<byte[]> each(OrderedPipeline.LineTask<String> text) {
            OrderedPipeline.Task<List<String>> texts = OrderedPipeline.ofLines(text);
            return (lines, bad) ->
                    String.join("", texts.run(lines, bad)).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Fails at once where the input is missing, before anything that takes time. */
    public final void requireInput() {
        InputFile.requireReadable(input.file);
    }

    /** Molecules, in the column that was asked for. */
    public final Reading molecules() {
        return column.reading();
    }

    /**
     * Runs over all records.
     *
     * @param work what is done, once the input is open
     * @param summary what the verb has to say at the end, beside the counts; may be empty
     * @throws Failure if not one of some records could be used
     */
    public final <R> void process(
            Reading reading, Function<MoleculeFile, Work<R>> work, Supplier<String> summary) {
        if (column.column != null && reading.content() != Reading.Content.MOLECULES) {
            throw options.wrongUsage("--column is for files of molecules");
        }
        Streams streams = options.streams();
        String verb = options.name();
        Notes notes = new Notes(streams);
        OrderedPipeline.Counts counts;
        List<String> omissions;
        double rate;
        try (InputFile in = InputFile.open(input.file, streams, reading);
                ResultFile results = ResultFile.open(output.file, streams);
                Rejects rejected = Rejects.open(rejects, streams);
                Progress progress = new Progress(notes, verb, "lines", in::share, options.quiet)) {
            Work<R> chosen = work.apply(in.records());
            results.write(chosen.header.getBytes(StandardCharsets.UTF_8));
            BadLines bad = new BadLines(in.name(), notes, options.strict, rejected);
            counts =
                    OrderedPipeline.run(
                            in.records(),
                            chosen.task,
                            sink(chosen.ending, results),
                            bad.watch(progress),
                            options.threads);
            rate = progress.rate();
            if (options.strict) {
                in.requireWhole();
            }
            results.keep();
            rejected.keep();
            omissions = chosen.omissions.get();
            in.requireWhole();
        } catch (UncheckedIOException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
        for (String omission : omissions) {
            notes.line(verb + ": " + omission);
        }
        if (!options.quiet) {
            notes.line(summary(verb, counts, summary.get(), rate));
        }
        if (counts.read() > 0 && counts.done() == 0) {
            throw new Failure(
                    "%s: none of %,d lines can be used".formatted(input.file, counts.read()));
        }
    }

    private static <R> OrderedPipeline.Sink<R> sink(
            BiFunction<R, Refusals, byte[]> ending, ResultFile results) {
        return new OrderedPipeline.Sink<>() {
            @Override
            public void accept(R result, Refusals late) {
                results.write(ending.apply(result, late));
            }

            @Override
            public void flush() {
                results.flush();
            }
        };
    }

    private static String summary(
            String verb, OrderedPipeline.Counts counts, String more, double rate) {
        return String.format(
                Locale.ROOT,
                "%s: %,d read, %,d done, %,d skipped%s (%,.0f a second)",
                verb,
                counts.read(),
                counts.done(),
                counts.skipped(),
                more.isEmpty() ? "" : "; " + more,
                rate);
    }
}
