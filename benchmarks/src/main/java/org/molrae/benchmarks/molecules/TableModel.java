package org.molrae.benchmarks.molecules;

import java.util.Arrays;
import java.util.Locale;

/** The models of the paper's table over structured data (Ghosh et al., figure 3). */
public enum TableModel {
    /** Grammar and RAE. */
    GRAE("GRAE", true, "0.72 ± 0.09", "-5.62 ± 0.71", "3.74, 3.52, 3.14"),
    /** Grammar and constant-variance VAE; the paper's figures were not at hand to verify. */
    GCVVAE("GCVVAE", true, "0.76 ± 0.06 (unverified)", "-6.40 ± 0.80 (unverified)", "–"),
    /** Grammar and VAE. */
    GVAE("GVAE", true, "0.28 ± 0.04", "-7.89 ± 1.90", "3.13, 3.10, 2.37"),
    /** Characters and VAE. */
    CVAE("CVAE", false, "0.16 ± 0.04", "-25.64 ± 6.35", "2.75, 0.82, 0.63");

    private final String title;
    private final boolean grammar;
    private final String paperValid;
    private final String paperAverage;
    private final String paperBest;

    TableModel(
            String title,
            boolean grammar,
            String paperValid,
            String paperAverage,
            String paperBest) {
        this.title = title;
        this.grammar = grammar;
        this.paperValid = paperValid;
        this.paperAverage = paperAverage;
        this.paperBest = paperBest;
    }

    /** As on the command line and in names of files. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it writes rules, not characters. */
    public boolean grammar() {
        return grammar;
    }

    /** The objective that it is trained with, by the names of configurations. */
    public String objective() {
        return this == CVAE ? "vae" : label();
    }

    String title() {
        return title;
    }

    String paperValid() {
        return paperValid;
    }

    String paperAverage() {
        return paperAverage;
    }

    String paperBest() {
        return paperBest;
    }

    /**
     * A model by its label.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static TableModel named(String label) {
        return Arrays.stream(values())
                .filter(model -> model.label().equals(label.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "unknown model '%s'; there are grae, gcvvae, gvae, cvae"
                                                .formatted(label)));
    }
}
