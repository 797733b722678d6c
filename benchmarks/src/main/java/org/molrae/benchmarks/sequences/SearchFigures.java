package org.molrae.benchmarks.sequences;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.molrae.search.Evaluation;
import org.molrae.search.Goal;

/** The figures of a search, as Kusner's {@code get_final_results.py} counts them. */
public final class SearchFigures {
    /** Share of the proposals of which any decode is valid. */
    public static final String VALID = "valid";

    /** Share of the proposals of which the likeliest decode is valid. */
    public static final String VALID_GREEDY = "valid greedy";

    /** Mean score of all proposals; those without a score have the worst. */
    public static final String AVERAGE = "average";

    /** The same without the proposals that have the search's worst score; NaN if all have it. */
    public static final String AVERAGE_DROPPED = "average without the worst";

    private SearchFigures() {}

    /**
     * Counts.
     *
     * @param all proposals
     * @param invalid score of those without one
     * @param greedy the likeliest decode of each proposal
     * @param valid whether a text is
     */
    public static Map<String, Double> of(
            Goal goal,
            List<Evaluation> all,
            double invalid,
            List<String> greedy,
            Predicate<String> valid) {
        double[] scores =
                all.stream().mapToDouble(one -> one.scored() ? one.score() : invalid).toArray();
        double worst =
                Arrays.stream(scores)
                        .reduce((a, b) -> goal.better(a, b) ? b : a)
                        .orElse(Double.NaN);
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put(VALID, share(all.stream().filter(Evaluation::valid).count(), all.size()));
        figures.put(VALID_GREEDY, share(greedy.stream().filter(valid).count(), all.size()));
        figures.put(AVERAGE, Arrays.stream(scores).average().orElse(Double.NaN));
        figures.put(
                AVERAGE_DROPPED,
                Arrays.stream(scores)
                        .filter(score -> goal.better(score, worst))
                        .average()
                        .orElse(Double.NaN));
        return figures;
    }

    private static double share(long count, int of) {
        return (double) count / of;
    }
}
