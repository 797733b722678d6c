package org.molrae.cli.expressions;

import java.util.Locale;
import org.molrae.search.Evaluation;
import org.molrae.search.RoundReport;

/** A round of a search, on a line. */
public final class ExpressionRounds {

    private ExpressionRounds() {}

    public static String text(RoundReport report) {
        double[] scores =
                report.evaluations().stream()
                        .filter(Evaluation::scored)
                        .mapToDouble(Evaluation::score)
                        .sorted()
                        .toArray();
        double mean = 0;
        for (double score : scores) {
            mean += score / scores.length;
        }
        return String.format(
                        Locale.ROOT,
                        "round %d: %d of %d valid, best %.4f, mean %.2f",
                        report.round(),
                        scores.length,
                        report.evaluations().size(),
                        scores.length == 0 ? Double.NaN : scores[0],
                        scores.length == 0 ? Double.NaN : mean)
                + report.heldOut()
                        .map(
                                held ->
                                        String.format(
                                                Locale.ROOT,
                                                "; process on held-out scores: RMSE %.3f, log-likelihood %.3f",
                                                held.rmse(),
                                                held.meanLogLikelihood()))
                        .orElse("");
    }
}
