package org.molrae.cli.chemistry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.molrae.autoencoder.training.Provenance;
import org.molrae.chemistry.CanonicalForm;
import org.molrae.chemistry.evaluation.MoleculeFeatures;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.cli.pages.Html;
import org.molrae.cli.pages.MoleculeCards;
import org.molrae.cli.pages.ReportChart;
import org.molrae.molecules.MoleculeGenerator;
import org.molrae.sequences.encoding.CodeRefinement;

/** The part of a report that looks into the model: its codes, what it gives back, its origin. */
final class ModelSection {

    private static final int POINTS = 1500;
    private static final int BATCH = 256;
    private static final int EXAMPLES = 12;
    private static final long SEED = 6;

    private final String name;
    private final MoleculeGenerator generator;

    ModelSection(String name, MoleculeGenerator generator) {
        this.name = name;
        this.generator = generator;
    }

    String html(List<MoleculeFeatures> generated, List<MoleculeFeatures> reference) {
        StringBuilder html = new StringBuilder();
        html.append("<h2>Latent space of ").append(Html.escape(name)).append("</h2>\n");
        List<int[]> known = derivations(reference);
        List<int[]> written = derivations(generated);
        if (known.size() < 3) {
            return html.append("<p>The model can encode too few of the reference molecules.</p>\n")
                    .toString();
        }
        appendMap(html, encode(known), encode(written));
        appendReconstructions(html, reference);
        appendProvenance(html, generator.provenance());
        return html.toString();
    }

    private void appendMap(StringBuilder html, float[][] known, float[][] written) {
        LatentMap map = LatentMap.of(known);
        float[][] drawn = generator.drawCodes(generator.model().bestDensity().name(), POINTS, SEED);
        html.append("<p>Codes in the plane in which those of the reference vary most. Points drawn")
                .append(
                        " from the density that was fitted to the training codes show where molecules")
                .append(" are sampled.</p>\n<figure class=\"wide\">")
                .append(
                        ReportChart.map(
                                axis(map, 0),
                                axis(map, 1),
                                map.project(drawn),
                                map.project(known),
                                map.project(written)))
                .append("</figure>\n");
    }

    private static String axis(LatentMap map, int axis) {
        return String.format(
                Locale.ROOT, "axis %d, %.1f %% of the variance", axis + 1, 100 * map.share(axis));
    }

    private void appendReconstructions(StringBuilder html, List<MoleculeFeatures> reference) {
        List<String> inputs = new ArrayList<>();
        List<int[]> derivations = new ArrayList<>();
        for (MoleculeFeatures molecule : reference) {
            if (inputs.size() < EXAMPLES) {
                try {
                    derivations.add(generator.derive(molecule.smiles()));
                    inputs.add(molecule.smiles());
                } catch (InvalidMoleculeException e) {
                    // the model cannot express it
                }
            }
        }
        List<String> outputs = generator.reconstruct(derivations, CodeRefinement.DEFAULT_STEPS);
        html.append(
                        "<h2>Reconstruction</h2>\n<p>The first molecules of the reference, left, and what")
                .append(" greedy decoding makes of their codes, right. Codes are those of ‘molrae")
                .append(" reconstruct’ and ‘molrae encode’: where the encoder’s is decoded to")
                .append(
                        " another molecule, a better one nearby is looked for.</p>\n<div class=\"pairs\">\n");
        for (int i = 0; i < outputs.size(); i++) {
            boolean same = same(inputs.get(i), outputs.get(i));
            html.append(
                    MoleculeCards.pair(
                            inputs.get(i), outputs.get(i), same ? "the same molecule" : "another"));
        }
        html.append("</div>\n");
    }

    private static boolean same(String input, String output) {
        try {
            return CanonicalForm.sameMolecule(input, output);
        } catch (InvalidMoleculeException e) {
            return false;
        }
    }

    private static void appendProvenance(StringBuilder html, Provenance provenance) {
        Map<String, String> rows = new TreeMap<>();
        rows.put("training data", provenance.data());
        rows.put("training data, sha256", provenance.dataSha256());
        rows.put("training molecules", String.format(Locale.ROOT, "%,d", provenance.examples()));
        rows.put("epochs", String.valueOf(provenance.epochs()));
        rows.put("objective", provenance.objective());
        provenance.options().forEach((key, value) -> rows.put("option " + key, value));
        provenance.metrics().forEach((key, value) -> rows.put(key, figure(value)));
        provenance
                .densities()
                .forEach((density, fitted) -> rows.put("density " + density, fitted.summary()));
        html.append("<h2>Training of the model</h2>\n");
        appendCurves(html, provenance.history());
        html.append("<div class=\"scroll\"><table>\n");
        rows.forEach(
                (key, value) ->
                        html.append("<tr><td>")
                                .append(Html.escape(key))
                                .append("</td><td class=\"words\">")
                                .append(Html.escape(value))
                                .append("</td></tr>\n"));
        html.append("</table></div>\n");
    }

    /** Counts, such as the best epoch, have no decimals. */
    private static String figure(double value) {
        return String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.4f", value);
    }

    private static void appendCurves(StringBuilder html, List<Provenance.Epoch> history) {
        if (history.isEmpty()) {
            html.append("<p>The model’s file does not tell its single epochs.</p>\n");
            return;
        }
        Map<String, double[]> losses = new LinkedHashMap<>();
        losses.put("training", history.stream().mapToDouble(Provenance.Epoch::training).toArray());
        losses.put(
                "validation", history.stream().mapToDouble(Provenance.Epoch::validation).toArray());
        html.append("<div class=\"charts\">\n<figure>")
                .append(ReportChart.curves("Reconstruction loss", "nats a molecule", losses))
                .append("</figure>\n");
        for (String name : history.get(0).metrics().keySet()) {
            double[] values =
                    history.stream()
                            .mapToDouble(
                                    epoch -> 100 * epoch.metrics().getOrDefault(name, Double.NaN))
                            .toArray();
            html.append("<figure>")
                    .append(ReportChart.curves("Exact " + name, "%", Map.of("validation", values)))
                    .append("</figure>\n");
        }
        html.append("</div>\n");
    }

    private List<int[]> derivations(List<MoleculeFeatures> molecules) {
        List<int[]> derivations = new ArrayList<>();
        for (MoleculeFeatures molecule : molecules) {
            if (derivations.size() < POINTS) {
                try {
                    derivations.add(generator.derive(molecule.smiles()));
                } catch (InvalidMoleculeException e) {
                    // the model cannot express it
                }
            }
        }
        return derivations;
    }

    private float[][] encode(List<int[]> derivations) {
        List<float[]> codes = new ArrayList<>();
        for (int i = 0; i < derivations.size(); i += BATCH) {
            List<int[]> batch = derivations.subList(i, Math.min(derivations.size(), i + BATCH));
            codes.addAll(List.of(generator.encode(batch)));
        }
        return codes.toArray(float[][]::new);
    }
}
