package org.molrae.cli.chemistry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.evaluation.EvaluationTable;
import org.molrae.chemistry.evaluation.MoleculeFeatures;
import org.molrae.chemistry.evaluation.NearestNeighbors;
import org.molrae.chemistry.evaluation.SetStatistics;
import org.molrae.chemistry.properties.Descriptor;
import org.molrae.cli.pages.Html;
import org.molrae.cli.pages.MoleculeCards;
import org.molrae.cli.pages.ReportChart;
import org.molrae.cli.pages.ReportPage;

/** An evaluation as one page that needs nothing else: no network, no scripts. */
final class EvaluationReport {

    private static final int MOLECULES = 12;
    private static final int NEIGHBOR_CANDIDATES = 1000;
    private static final long SEED = 6;

    private final Sources sources;
    private final EvaluationTable table;
    private final SetStatistics generated;
    private final SetStatistics reference;
    private final StringBuilder html = new StringBuilder();

    /**
     * The files that were compared.
     *
     * @param train null if there is none
     */
    record Sources(String generated, String reference, @Nullable String train) {}

    /**
     * What makes a molecule a good one.
     *
     * @param name of the figure
     */
    record Ranking(String name, ToDoubleFunction<MoleculeFeatures> score) {}

    EvaluationReport(
            Sources sources,
            EvaluationTable table,
            SetStatistics generated,
            SetStatistics reference) {
        this.sources = sources;
        this.table = table;
        this.generated = generated;
        this.reference = reference;
    }

    /**
     * Writes the page.
     *
     * @param neighbors what the most novel molecules are compared with
     * @param model looks into the model, or is null
     */
    String page(
            Ranking ranking,
            NearestNeighbors neighbors,
            @Nullable ModelSection model,
            int threads) {
        appendHead();
        appendMetrics();
        if (generated.valid() > 0) {
            appendHistograms();
            List<MoleculeFeatures> shuffled = distinct();
            appendGrid(
                    "Random molecules",
                    "A seeded draw of the different molecules, with their " + ranking.name + ".",
                    shuffled,
                    ranking);
            appendBest(shuffled, ranking);
            appendNovel(shuffled, neighbors, threads);
            if (model != null) {
                html.append(model.html(shuffled, reference.sample()));
            }
        }
        return html.append(ReportPage.FOOT).toString();
    }

    private void appendHead() {
        html.append(ReportPage.head("Evaluation of " + sources.generated))
                .append("<p>")
                .append(
                        String.format(
                                Locale.ROOT,
                                "%,d lines, %,d of them molecules, %,d different; compared with %,d molecules of ",
                                generated.read(),
                                generated.valid(),
                                generated.distinct(),
                                reference.valid()))
                .append(Html.escape(sources.reference))
                .append(
                        sources.train == null
                                ? "."
                                : "; training set " + Html.escape(sources.train) + ".")
                .append("</p>\n");
    }

    private void appendMetrics() {
        html.append(
                        "<h2>Metrics</h2>\n<p class=\"quiet\">On the right the baselines of MOSES on MOSES’ own")
                .append(
                        " data (ZINC Clean Leads: neutral, filtered, no stereo marks), as its README has")
                .append(
                        " them: what working models look like there, not figures to compare with those")
                .append(
                        " of another data set.</p>\n<div class=\"scroll\"><table>\n<tr><th>metric</th>");
        table.columns().forEach(column -> html.append("<th>").append(column).append("</th>"));
        PublishedFigures.MODELS.forEach(model -> html.append("<th>").append(model).append("</th>"));
        html.append("<th class=\"words\">what it is</th></tr>\n");
        for (EvaluationTable.Row row : table.rows()) {
            html.append("<tr><td>").append(row.metric().name()).append("</td>");
            for (int c = 0; c < row.values().size(); c++) {
                html.append(c == 0 ? "<td class=\"own\">" : "<td>")
                        .append(figure(row.values().get(c)))
                        .append("</td>");
            }
            PublishedFigures.of(row.metric().name())
                    .forEach(figure -> html.append("<td>").append(figure).append("</td>"));
            html.append("<td class=\"words\">")
                    .append(Html.escape(row.metric().description()))
                    .append("</td></tr>\n");
        }
        html.append("</table></div>\n");
    }

    private static String figure(double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.4f", value);
    }

    private void appendHistograms() {
        html.append("<h2>Properties</h2>\n<div class=\"charts\">\n");
        for (Descriptor descriptor : SetStatistics.descriptors()) {
            html.append("<figure>")
                    .append(
                            ReportChart.histograms(
                                    descriptor.name(),
                                    descriptor.unit(),
                                    generated.values(descriptor),
                                    reference.values(descriptor),
                                    descriptor.whole()))
                    .append("</figure>\n");
        }
        html.append("</div>\n");
    }

    /** The different molecules of the sample in random order. */
    private List<MoleculeFeatures> distinct() {
        List<MoleculeFeatures> molecules = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        for (MoleculeFeatures molecule : generated.sample()) {
            if (seen.add(molecule.identity())) {
                molecules.add(molecule);
            }
        }
        Collections.shuffle(molecules, new Random(SEED));
        return molecules;
    }

    private void appendBest(List<MoleculeFeatures> molecules, Ranking ranking) {
        List<MoleculeFeatures> best =
                molecules.stream()
                        .filter(one -> !Double.isNaN(ranking.score.applyAsDouble(one)))
                        .sorted(Comparator.comparingDouble(ranking.score).reversed())
                        .limit(MOLECULES)
                        .toList();
        appendGrid("Best molecules", "Those of the highest " + ranking.name + ".", best, ranking);
    }

    private void appendGrid(
            String title, String words, List<MoleculeFeatures> molecules, Ranking ranking) {
        html.append("<h2>").append(title).append("</h2>\n<p>").append(Html.escape(words));
        html.append("</p>\n<div class=\"molecules\">\n");
        molecules.stream()
                .limit(MOLECULES)
                .forEach(
                        molecule ->
                                html.append(
                                        MoleculeCards.card(
                                                molecule.smiles(),
                                                String.format(
                                                        Locale.ROOT,
                                                        "%s %.3f",
                                                        ranking.name,
                                                        ranking.score.applyAsDouble(molecule)))));
        html.append("</div>\n");
    }

    private void appendNovel(
            List<MoleculeFeatures> molecules, NearestNeighbors neighbors, int threads) {
        List<NearestNeighbors.Pair> pairs =
                neighbors.of(
                        molecules.subList(0, Math.min(NEIGHBOR_CANDIDATES, molecules.size())),
                        threads);
        html.append("<h2>Most novel molecules</h2>\n<p>")
                .append(
                        String.format(
                                Locale.ROOT,
                                "Of %,d drawn molecules those that are the least similar to the nearest of the %s;"
                                        + " that one stands to the right, with the Tanimoto similarity.",
                                pairs.size(),
                                sources.train == null ? "reference" : "training set"))
                .append("</p>\n<div class=\"pairs\">\n");
        pairs.stream()
                .sorted(Comparator.comparingDouble(NearestNeighbors.Pair::similarity))
                .limit(MOLECULES)
                .forEach(
                        pair ->
                                html.append(
                                        MoleculeCards.pair(
                                                pair.molecule().smiles(),
                                                pair.neighbor(),
                                                String.format(
                                                        Locale.ROOT,
                                                        "similarity %.3f",
                                                        pair.similarity()))));
        html.append("</div>\n");
    }
}
