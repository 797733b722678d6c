package org.molrae.search;

import java.util.List;
import java.util.Optional;
import org.molrae.search.surrogate.Calibration;

/**
 * A round of a campaign.
 *
 * @param round from 1
 * @param evaluations in the order of the proposals
 * @param proposals how well the strategy's process predicted the scores of this round; empty
 *     without a process, or without scores
 * @param heldOut how well it predicted those scores, known from the start, that it was never told;
 *     empty without a process, or where nothing is held out
 */
public record RoundReport(
        int round,
        List<Evaluation> evaluations,
        Optional<Calibration> proposals,
        Optional<Calibration> heldOut) {

    /** Copies the evaluations. */
    public RoundReport {
        evaluations = List.copyOf(evaluations);
    }
}
