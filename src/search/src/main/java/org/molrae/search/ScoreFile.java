package org.molrae.search;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The scores of an objective, in a file that grows with each of them: what a slow objective has
 * scored is not asked again when a run is resumed. A text with a tab or a line end cannot be kept.
 *
 * <pre>{@code
 * try (ScoreFile scores = ScoreFile.resume(Path.of("scores.tsv"), smiles -> dock(smiles))) {
 *     double score = scores.applyAsDouble("c1ccccc1O");
 * }
 * }</pre>
 *
 * <p>For one thread.
 */
public final class ScoreFile implements ToDoubleFunction<String>, Closeable {

    private final Map<String, Double> known = new HashMap<>();
    private final ToDoubleFunction<String> objective;
    private final @Nullable Writer out;

    private ScoreFile(ToDoubleFunction<String> objective, @Nullable Writer out) {
        this.objective = objective;
        this.out = out;
    }

    /** Scores that are kept in memory alone. */
    public static ScoreFile none(ToDoubleFunction<String> objective) {
        return new ScoreFile(objective, null);
    }

    /** Starts a file, in place of one that is there. */
    public static ScoreFile create(Path file, ToDoubleFunction<String> objective)
            throws IOException {
        return open(file, "", objective);
    }

    /**
     * Goes on with a file, or starts it where there is none.
     *
     * @throws IllegalArgumentException if it holds something else
     */
    public static ScoreFile resume(Path file, ToDoubleFunction<String> objective)
            throws IOException {
        String text = Files.exists(file) ? Files.readString(file) : "";
        // a last line that was cut off has no end, and would be a wrong number
        return open(file, text.substring(0, text.lastIndexOf('\n') + 1), objective);
    }

    private static ScoreFile open(Path file, String kept, ToDoubleFunction<String> objective)
            throws IOException {
        Map<String, Double> scores = new HashMap<>();
        for (String line : kept.lines().toList()) {
            try {
                int tab = line.lastIndexOf('\t');
                scores.put(
                        line.substring(0, Math.max(0, tab)),
                        Double.valueOf(line.substring(tab + 1)));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(file + " holds no scores: " + e.getMessage(), e);
            }
        }
        Files.writeString(file, kept);
        ScoreFile opened = new ScoreFile(objective, CampaignTrace.appending(file));
        opened.known.putAll(scores);
        return opened;
    }

    /**
     * The score of a text, asked for if it is not known.
     *
     * @throws UncheckedIOException if it cannot be written
     */
    @Override
    public double applyAsDouble(String text) {
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
