package org.molrae.cli.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.molrae.benchmarks.latent.CodeCost;
import org.molrae.benchmarks.latent.CodeInfluence;
import org.molrae.benchmarks.latent.ControlRow;
import org.molrae.cli.options.TableForm;
import org.molrae.cli.pages.Html;
import org.molrae.cli.pages.ReportChart;
import org.molrae.cli.pages.ReportPage;

/** The tables of {@code molrae benchmark latent}, as text and as a page. */
final class LatentTables {

    private static final List<String> FIGURES =
            List.of(
                    "SNN",
                    "Frag",
                    "Scaf",
                    "Scaf_all",
                    "Wasserstein12",
                    "KL",
                    "unique@10k",
                    "rings>6");

    private static final List<String> COST_HEADER =
            List.of("density", "noise", "loss", "carried", "spent", "missed");

    private LatentTables() {}

    /** Both tables, an empty line between them. */
    static String text(List<ControlRow> rows, Map<String, List<CodeCost>> costs, TableForm form) {
        String text = lines(header(), cells(rows), form);
        return costs.isEmpty() ? text : text + '\n' + lines(COST_HEADER, costCells(costs), form);
    }

    private static String lines(List<String> header, List<List<String>> cells, TableForm form) {
        StringBuilder text = new StringBuilder(form.header(header));
        cells.forEach(row -> form.append(text, row));
        return text.toString();
    }

    private static List<String> header() {
        List<String> header =
                new ArrayList<>(
                        List.of(
                                "codes",
                                "noise",
                                "within",
                                "between",
                                "ICC_logP",
                                "ICC_atoms",
                                "ICC_QED",
                                "within_read",
                                "ICC_logP_read",
                                "ICC_atoms_read",
                                "ICC_QED_read"));
        header.addAll(FIGURES);
        return header;
    }

    private static List<List<String>> cells(List<ControlRow> rows) {
        return rows.stream().map(LatentTables::cells).toList();
    }

    private static List<String> cells(ControlRow row) {
        CodeInfluence influence = row.influence();
        CodeInfluence read = row.read();
        List<String> cells = new ArrayList<>();
        cells.add(row.source());
        cells.add(String.format(Locale.ROOT, "%.4g", row.noise()));
        for (double value :
                new double[] {
                    influence.within(),
                    influence.between(),
                    influence.logP(),
                    influence.heavyAtoms(),
                    influence.drugLikeness(),
                    read.within(),
                    read.logP(),
                    read.heavyAtoms(),
                    read.drugLikeness()
                }) {
            cells.add(BenchmarkLatentCommand.number(value, 3));
        }
        for (String figure : FIGURES) {
            double value = row.figures().getOrDefault(figure, Double.NaN);
            cells.add(BenchmarkLatentCommand.number(value, figure.startsWith("unique") ? 4 : 3));
        }
        return cells;
    }

    private static List<List<String>> costCells(Map<String, List<CodeCost>> costs) {
        List<List<String>> cells = new ArrayList<>();
        costs.forEach(
                (density, levels) ->
                        levels.forEach(
                                cost ->
                                        cells.add(
                                                List.of(
                                                        density,
                                                        String.format(
                                                                Locale.ROOT, "%.4g", cost.noise()),
                                                        BenchmarkLatentCommand.number(
                                                                cost.loss(), 2),
                                                        BenchmarkLatentCommand.number(
                                                                cost.carried(), 2),
                                                        BenchmarkLatentCommand.number(
                                                                cost.spent(), 2),
                                                        BenchmarkLatentCommand.number(
                                                                cost.missed(), 2)))));
        return cells;
    }

    /** The page. */
    static String page(
            String model, String data, List<ControlRow> rows, Map<String, List<CodeCost>> costs) {
        StringBuilder html = new StringBuilder(ReportPage.head("What the codes decide"));
        html.append("<p>Model ")
                .append(Html.escape(model))
                .append(", held-out molecules ")
                .append(Html.escape(data))
                .append(
                        ". A density is worth what it gains over the zero code and N(0, I), and loses"
                                + " to held-out codes.</p>\n")
                .append(table(header(), cells(rows)));
        if (!costs.isEmpty()) {
            html.append("<h2>In nats</h2>\n");
            costs.forEach((density, levels) -> html.append(curves(density, levels)));
            html.append(table(COST_HEADER, costCells(costs)));
        }
        return html.append(ReportPage.FOOT).toString();
    }

    private static String curves(String density, List<CodeCost> costs) {
        Map<String, double[][]> lines = new LinkedHashMap<>();
        lines.put("spent", points(costs, costs.stream().map(CodeCost::spent).toList()));
        lines.put("carried", points(costs, costs.stream().map(CodeCost::carried).toList()));
        lines.put("missed", points(costs, costs.stream().map(CodeCost::missed).toList()));
        return ReportChart.lines(density, "noise", "nats a molecule", lines) + '\n';
    }

    private static double[][] points(List<CodeCost> costs, List<Double> values) {
        double[][] points = new double[values.size()][];
        for (int i = 0; i < points.length; i++) {
            points[i] = new double[] {costs.get(i).noise(), values.get(i)};
        }
        return points;
    }

    private static String table(List<String> header, List<List<String>> cells) {
        String head =
                header.stream()
                        .map(name -> "<th>" + Html.escape(name) + "</th>")
                        .collect(Collectors.joining());
        String body =
                cells.stream()
                        .map(
                                row ->
                                        row.stream()
                                                .map(cell -> "<td>" + Html.escape(cell) + "</td>")
                                                .collect(Collectors.joining("", "<tr>", "</tr>\n")))
                        .collect(Collectors.joining());
        return "<table>\n<tr>" + head + "</tr>\n" + body + "</table>\n";
    }
}
