package org.molrae.cli.design;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.molrae.cli.pages.Html;
import org.molrae.cli.pages.MoleculeCards;
import org.molrae.cli.pages.ReportChart;
import org.molrae.cli.pages.ReportPage;
import org.molrae.search.CampaignResult;
import org.molrae.search.Evaluation;
import org.molrae.search.Goal;
import org.molrae.search.RoundReport;
import org.molrae.search.ScoredText;
import org.molrae.search.surrogate.Calibration;

/** An optimisation as one page: the best molecules, how it went, how far predictions held. */
final class OptimizationReport {

    private static final int MOLECULES = 24;
    private static final int START_MOLECULES = 6;

    /** Rounds that are told at most, evenly spaced. */
    private static final int ROUNDS = 300;

    private final String objective;
    private final String description;
    private final List<ScoredText> start;
    private final double known;
    private final CampaignResult result;
    private final StringBuilder html = new StringBuilder();

    /**
     * Prepares a page.
     *
     * @param objective as people call it
     * @param description of the campaign, a sentence
     * @param start what was known beforehand
     * @param known the best score of those, NaN if they are not to count
     */
    OptimizationReport(
            String objective,
            String description,
            List<ScoredText> start,
            double known,
            CampaignResult result) {
        this.objective = objective;
        this.description = description;
        this.start = start;
        this.known = known;
        this.result = result;
    }

    String page() {
        html.append(ReportPage.head("Optimization of " + objective))
                .append("<p>")
                .append(Html.escape(description))
                .append("</p>\n<p>")
                .append(counts(result))
                .append(".</p>\n");
        appendBest();
        appendCourse();
        appendCalibration();
        appendRounds();
        return html.append(ReportPage.FOOT).toString();
    }

    /** The counts of the proposals, which are those of the rows of a trace. */
    static String counts(CampaignResult result) {
        return String.format(
                Locale.ROOT,
                "%,d proposals: %,d molecules scored, %,d scored before, %,d no molecules, %,d without a score",
                result.evaluations().size(),
                result.scored(),
                result.duplicates(),
                result.invalid(),
                result.unscored());
    }

    private void appendBest() {
        List<Evaluation> best = result.best(MOLECULES);
        if (best.isEmpty()) {
            html.append("<p>No molecule was scored.</p>\n");
            return;
        }
        html.append("<h2>Best proposals</h2>\n<div class=\"molecules\">\n");
        for (Evaluation one : best) {
            html.append(
                    MoleculeCards.card(
                            one.text(),
                            String.format(
                                    Locale.ROOT, "%.4f, round %d", one.score(), one.round())));
        }
        html.append("</div>\n");
        if (start.isEmpty()) {
            return;
        }
        html.append("<h2>Best molecules to begin with</h2>\n<p>Of ")
                .append(String.format(Locale.ROOT, "%,d", start.size()))
                .append(" that were scored beforehand.</p>\n<div class=\"molecules\">\n");
        start.stream()
                .sorted(
                        (a, b) ->
                                result.goal() == Goal.MINIMIZE
                                        ? Double.compare(a.score(), b.score())
                                        : Double.compare(b.score(), a.score()))
                .limit(START_MOLECULES)
                .forEach(
                        one ->
                                html.append(
                                        MoleculeCards.card(
                                                one.text(),
                                                String.format(Locale.ROOT, "%.4f", one.score()))));
        html.append("</div>\n");
    }

    private void appendCourse() {
        List<Evaluation> all = result.evaluations();
        double[] scores = all.stream().mapToDouble(Evaluation::score).toArray();
        double[] best = new double[scores.length];
        double soFar = known;
        for (int i = 0; i < best.length; i++) {
            soFar = result.goal().better(scores[i], soFar) ? scores[i] : soFar;
            best[i] = soFar;
        }
        if (!Double.isNaN(soFar)) {
            html.append(
                            "<h2>Course</h2>\n<p>Every proposal with a score, but for those far from the rest."
                                    + (Double.isNaN(known)
                                            ? ""
                                            : " The line begins at the best molecule to begin with.")
                                    + "</p>\n<figure class=\"wide\">")
                    .append(ReportChart.course(objective, best, scores))
                    .append("</figure>\n");
        }
    }

    private void appendCalibration() {
        double[][] points =
                result.evaluations().stream()
                        .filter(one -> one.scored() && !Double.isNaN(one.predictedMean()))
                        .map(one -> new double[] {one.predictedMean(), one.score()})
                        .toArray(double[][]::new);
        if (points.length > 0) {
            html.append(
                            "<h2>Calibration</h2>\n<p>What the Gaussian process expected of the proposals, before they were scored.</p>\n<figure class=\"wide\">")
                    .append(ReportChart.calibration(objective, points))
                    .append("</figure>\n");
        }
    }

    private void appendRounds() {
        boolean process =
                result.rounds().stream()
                        .anyMatch(r -> r.heldOut().isPresent() || r.proposals().isPresent());
        html.append(
                "<h2>Rounds</h2>\n<p class=\"quiet\">Scored: molecules that had no score before. Mean and best are of all"
                        + " proposals with a score.</p>\n");
        if (process) {
            html.append(
                    "<p class=\"quiet\">RMSE: error of the process’s predictions, in units of the score;"
                            + " log-lik.: mean log density of a score under its prediction, nats. Held out: scores"
                            + " known from the start that it was never told.</p>\n");
        }
        html.append(
                "<div class=\"scroll\"><table>\n<tr><th>round</th><th>scored</th><th>mean</th><th>best</th>");
        if (process) {
            html.append(
                    "<th>RMSE of proposals</th><th>log-lik.</th><th>RMSE held out</th><th>log-lik.</th>");
        }
        html.append("</tr>\n");
        int apart = 1 + (result.rounds().size() - 1) / ROUNDS;
        for (int i = 0; i < result.rounds().size(); i += apart) {
            RoundReport round = result.rounds().get(i);
            double[] scores =
                    round.evaluations().stream()
                            .filter(Evaluation::scored)
                            .mapToDouble(Evaluation::score)
                            .toArray();
            double mean = 0;
            double best = Double.NaN;
            for (double score : scores) {
                mean += score / scores.length;
                best = result.goal().better(score, best) ? score : best;
            }
            long scored = round.evaluations().stream().filter(Evaluation::newlyScored).count();
            html.append("<tr><td>").append(round.round()).append("</td><td>").append(scored);
            html.append("</td><td>").append(figure(scores.length == 0 ? Double.NaN : mean));
            html.append("</td><td class=\"own\">").append(figure(best)).append("</td>");
            if (process) {
                appendPair(round.proposals());
                appendPair(round.heldOut());
            }
            html.append("</tr>\n");
        }
        html.append("</table></div>\n");
    }

    private void appendPair(Optional<Calibration> calibration) {
        html.append("<td>")
                .append(figure(calibration.map(Calibration::rmse).orElse(Double.NaN)))
                .append("</td><td>")
                .append(figure(calibration.map(Calibration::meanLogLikelihood).orElse(Double.NaN)))
                .append("</td>");
    }

    private static String figure(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.4f", value);
    }
}
