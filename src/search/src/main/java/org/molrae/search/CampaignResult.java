package org.molrae.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All that a campaign proposed.
 *
 * @param goal which scores are wanted
 * @param rounds in their order; of a campaign that was cancelled, the last may be short
 * @param complete whether it ran all rounds of its plan; false if it was interrupted or cancelled
 */
public record CampaignResult(Goal goal, List<RoundReport> rounds, boolean complete) {

    /** Copies the rounds. */
    public CampaignResult {
        rounds = List.copyOf(rounds);
    }

    /** All evaluations in their order. */
    public List<Evaluation> evaluations() {
        return rounds.stream().flatMap(round -> round.evaluations().stream()).toList();
    }

    /** The evaluations of the best scores, each text once, the earlier first among equals. */
    public List<Evaluation> best(int count) {
        List<Evaluation> best = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        evaluations().stream()
                .filter(Evaluation::scored)
                .sorted(Comparator.comparingDouble(one -> goal.cost(one.score())))
                .filter(one -> seen.add(one.text()))
                .limit(count)
                .forEach(best::add);
        return best;
    }

    /** How often the objective was asked. */
    public long asked() {
        return evaluations().stream().filter(Evaluation::fresh).count();
    }

    /** How many texts the objective gave a score. */
    public long scored() {
        return evaluations().stream().filter(Evaluation::newlyScored).count();
    }

    /** How many proposals decoded to texts that had been scored before. */
    public long duplicates() {
        return evaluations().stream().filter(one -> one.valid() && !one.fresh()).count();
    }

    /** How many proposals decoded to invalid texts. */
    public long invalid() {
        return evaluations().stream().filter(one -> !one.valid()).count();
    }

    /** How many texts the objective gave no score. */
    public long unscored() {
        return evaluations().stream().filter(one -> one.fresh() && !one.scored()).count();
    }
}
