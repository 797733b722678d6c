package org.molrae.benchmarks.measurements;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.molrae.expressions.DerivationEnumeration;
import org.molrae.expressions.Expression;
import org.molrae.expressions.ExpressionScore;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Whether our data set of expressions is Kusner's, as a set and line by line, and whether our
 * scores of it are NumPy's. Exit status 1 if the sets differ.
 */
@Command(name = "ExpressionData", mixinStandardHelpOptions = true)
final class ExpressionData implements Callable<Integer> {

    @Parameters(description = "Kusner's expressions, one a line, gzipped or not.")
    private Path file = Path.of("");

    @Option(
            names = "--scores",
            description =
                    "Lines of expression, tab, score, by benchmarks/peers/expression_scores.py.")
    private @Nullable Path scores;

    private ExpressionData() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ExpressionData()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        List<String> theirs = read(file);
        DerivationEnumeration derivations = DerivationEnumeration.kusner();
        List<Expression> expressions = new ArrayList<>();
        while (expressions.size() < DerivationEnumeration.KUSNER_COUNT) {
            expressions.add(Expression.of(derivations.next(), Expression.rules()));
        }
        List<String> ours = expressions.stream().map(Expression::toString).toList();
        Set<String> theirSet = new HashSet<>(theirs);
        Set<String> ourSet = new HashSet<>(ours);
        System.out.printf(
                Locale.ROOT,
                "theirs %d lines, %d distinct; ours %d lines, %d distinct; in both %d;"
                        + " same order: %s; same set: %s%n",
                theirs.size(),
                theirSet.size(),
                ours.size(),
                ourSet.size(),
                theirSet.stream().filter(ourSet::contains).count(),
                ours.equals(theirs),
                ourSet.equals(theirSet));
        if (scores != null) {
            compare(read(scores));
        }
        return ourSet.equals(theirSet) ? 0 : 1;
    }

    private static void compare(List<String> lines) {
        ExpressionScore score = ExpressionScore.kusner();
        double worst = 0;
        String where = "";
        double best = ExpressionScore.WORST;
        double sum = 0;
        long start = System.nanoTime();
        for (String line : lines) {
            String[] fields = line.split("\t", -1);
            double ours = score.ofText(fields[0]);
            double difference = Math.abs(ours - Double.parseDouble(fields[1]));
            if (!(difference <= worst)) {
                worst = difference;
                where = fields[0];
            }
            best = Math.min(best, ours);
            sum += ours;
        }
        System.out.printf(
                Locale.ROOT,
                "%d scores: largest difference from NumPy %.3g (%s); mean %.6f, least %.6f;"
                        + " %.0f a second%n",
                lines.size(),
                worst,
                where,
                sum / lines.size(),
                best,
                lines.size() * 1e9 / (System.nanoTime() - start));
    }

    private static List<String> read(Path file) throws IOException {
        try (InputStream in = new FileInputStream(file.toFile());
                BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        file.toString().endsWith(".gz")
                                                ? new GZIPInputStream(in)
                                                : in,
                                        StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        }
    }
}
