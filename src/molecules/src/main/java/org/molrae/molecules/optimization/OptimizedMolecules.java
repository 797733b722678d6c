package org.molrae.molecules.optimization;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.molrae.molecules.MoleculeGenerator;
import org.molrae.molecules.OutputForm;
import org.molrae.search.CampaignResult;
import org.molrae.search.Goal;
import org.molrae.search.ScoredText;

/**
 * What an optimization found.
 *
 * @param start the molecules that it began with
 * @param campaign what it proposed, round by round
 */
public record OptimizedMolecules(List<ScoredText> start, CampaignResult campaign) {

    /** Copies the molecules. */
    public OptimizedMolecules {
        start = List.copyOf(start);
    }

    /**
     * A molecule and its score.
     *
     * @param smiles aromatic
     */
    public record Scored(String smiles, double score) {}

    /** Whether it ran to its end; false if it was interrupted or cancelled. */
    public boolean complete() {
        return campaign.complete();
    }

    /** The best of all molecules, those at the start among them: the best first. */
    public List<Scored> best(int count) {
        return best(count, true);
    }

    /** The best of the molecules that were not there at the start. */
    public List<Scored> bestNew(int count) {
        return best(count, false);
    }

    private List<Scored> best(int count, boolean old) {
        Map<String, Double> scores = new LinkedHashMap<>();
        if (old) {
            start.forEach(one -> scores.putIfAbsent(one.text(), one.score()));
        }
        campaign.best(count).forEach(one -> scores.putIfAbsent(one.text(), one.score()));
        Comparator<Map.Entry<String, Double>> ascending = Map.Entry.comparingByValue();
        return scores.entrySet().stream()
                .sorted(campaign.goal() == Goal.MINIMIZE ? ascending : ascending.reversed())
                .limit(count)
                .map(
                        one ->
                                new Scored(
                                        MoleculeGenerator.write(one.getKey(), OutputForm.AROMATIC),
                                        one.getValue()))
                .toList();
    }
}
