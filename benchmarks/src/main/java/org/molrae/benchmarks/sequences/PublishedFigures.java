package org.molrae.benchmarks.sequences;

import org.molrae.sequences.SequencePreset;

/**
 * The figures of a model that Ghosh et al. print in figure 3, over five trials; their ± is as it
 * stands there.
 *
 * @param valid share of valid proposals
 * @param average score
 * @param best the best three scores
 */
public record PublishedFigures(String valid, String average, String best) {

    /** The figures of expressions; GCVVAE's are from memory, not seen in the paper. */
    public static PublishedFigures expressions(SequencePreset model) {
        return switch (model) {
            case GRAE -> new PublishedFigures("1.00 ± 0.00", "3.22 ± 0.03", "0.39, 0.39, 0.43");
            case GCVVAE ->
                    new PublishedFigures(
                            "0.99 ± 0.01 (unverified)", "2.85 ± 0.08 (unverified)", "–");
            case GVAE -> new PublishedFigures("0.99 ± 0.01", "3.26 ± 0.20", "0.10, 0.46, 0.52");
            case CVAE -> new PublishedFigures("0.82 ± 0.07", "4.74 ± 0.25", "0.45, 0.48, 0.61");
        };
    }

    /** The figures of molecules; GCVVAE's are from memory, not seen in the paper. */
    public static PublishedFigures molecules(SequencePreset model) {
        return switch (model) {
            case GRAE -> new PublishedFigures("0.72 ± 0.09", "-5.62 ± 0.71", "3.74, 3.52, 3.14");
            case GCVVAE ->
                    new PublishedFigures(
                            "0.76 ± 0.06 (unverified)", "-6.40 ± 0.80 (unverified)", "–");
            case GVAE -> new PublishedFigures("0.28 ± 0.04", "-7.89 ± 1.90", "3.13, 3.10, 2.37");
            case CVAE -> new PublishedFigures("0.16 ± 0.04", "-25.64 ± 6.35", "2.75, 0.82, 0.63");
        };
    }
}
