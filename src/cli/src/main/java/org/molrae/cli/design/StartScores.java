package org.molrae.cli.design;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.molrae.cli.terminal.Failure;

/**
 * The scores of the molecules that an optimisation begins with, in a file beside its trace: what a
 * slow program has scored is not asked again when the run is resumed.
 */
final class StartScores implements Closeable {

    private final Map<String, Double> known = new HashMap<>();
    private final @Nullable Writer out;

    private StartScores(@Nullable Writer out) {
        this.out = out;
    }

    /**
     * Opens the file of a trace.
     *
     * @param trace null for no file
     * @param resume whether to keep what is there
     */
    static StartScores open(@Nullable Path trace, boolean resume) {
        if (trace == null) {
            return new StartScores(null);
        }
        Path file = trace.resolveSibling(trace.getFileName() + ".start");
        try {
            // a last line that was cut off has no end, and would be a wrong number
            String text = resume && Files.exists(file) ? Files.readString(file) : "";
            String whole = text.substring(0, text.lastIndexOf('\n') + 1);
            Files.writeString(file, whole);
            StartScores scores =
                    new StartScores(Files.newBufferedWriter(file, StandardOpenOption.APPEND));
            for (String line : whole.lines().toList()) {
                List<String> fields = List.of(line.split("\t", -1));
                scores.known.put(fields.get(0), Double.valueOf(fields.get(fields.size() - 1)));
            }
            return scores;
        } catch (NumberFormatException e) {
            throw new Failure(file + " holds no scores: " + e.getMessage(), e);
        } catch (IOException e) {
            throw Failure.of("cannot write " + file, e);
        }
    }

    /** The score of a text, asked for if it is not known. */
    double of(String text, ToDoubleFunction<String> objective) {
        Double score = known.get(text);
        if (score != null) {
            return score;
        }
        double asked = objective.applyAsDouble(text);
        known.put(text, asked);
        if (out != null) {
            try {
                out.write(text + "\t" + asked + "\n");
                out.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return asked;
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
        }
    }
}
