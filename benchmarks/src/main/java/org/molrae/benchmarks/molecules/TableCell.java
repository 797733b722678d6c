package org.molrae.benchmarks.molecules;

import java.util.List;

/**
 * The figures of one trial of one model.
 *
 * @param model by its label
 * @param mask {@code semantic}, {@code grammar} or {@code none}: what decoding obeys
 * @param trial from 1, the seed of the optimisation
 * @param training of the model, in words
 * @param protocol of the optimisation, in words
 * @param validByVote share of the proposals of which any decode was a molecule
 * @param validGreedy share of the proposals whose likeliest decode is a molecule
 * @param average score of all proposals; those that are invalid have the worst score that was told
 * @param averageDropped the same without proposals of the worst of these scores, as in Kusner's
 *     script; NaN if none is left
 * @param best molecules of the best scores, the best first
 */
public record TableCell(
        String model,
        String mask,
        int trial,
        String training,
        String protocol,
        double validByVote,
        double validGreedy,
        double average,
        double averageDropped,
        List<Found> best) {

    /** Copies the molecules. */
    public TableCell {
        best = List.copyOf(best);
    }

    /**
     * A molecule that was found.
     *
     * @param smiles as the model writes it
     */
    public record Found(String smiles, double score) {}
}
