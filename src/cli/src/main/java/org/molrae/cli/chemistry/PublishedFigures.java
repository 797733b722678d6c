package org.molrae.cli.chemistry;

import java.util.List;
import java.util.Map;

/**
 * Figures of MOSES' baselines on MOSES' data set (ZINC Clean Leads, 1.6 million training molecules;
 * 30,000 samples; test split), from the README of molecularsets/moses. Only to show what figures of
 * working models look like: on another data set none of them compares.
 */
final class PublishedFigures {

    static final List<String> MODELS = List.of("CharRNN", "VAE", "AAE", "JTN-VAE", "LatentGAN");

    private static final Map<String, List<String>> ROWS =
            Map.of(
                    "valid", List.of("0.975", "0.977", "0.937", "1.000", "0.897"),
                    "unique@1k", List.of("1.0", "1.0", "1.0", "1.0", "1.0"),
                    "unique@10k", List.of("0.9994", "0.9984", "0.9973", "0.9996", "0.9968"),
                    "novelty", List.of("0.842", "0.695", "0.793", "0.914", "0.950"),
                    "IntDiv1", List.of("0.856", "0.856", "0.856", "0.855", "0.857"),
                    "SNN", List.of("0.602", "0.626", "0.608", "0.548", "0.537"),
                    "Frag", List.of("0.9998", "0.9994", "0.991", "0.9965", "0.9986"),
                    "Scaf", List.of("0.924", "0.939", "0.902", "0.896", "0.887"),
                    "filters", List.of("0.994", "0.997", "0.996", "0.976", "0.974"));

    private PublishedFigures() {}

    /** The figures in the order of {@link #MODELS}, dashes where none are known. */
    static List<String> of(String metric) {
        return ROWS.getOrDefault(metric, MODELS.stream().map(model -> "–").toList());
    }
}
