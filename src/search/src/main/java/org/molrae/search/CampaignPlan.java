package org.molrae.search;

import org.molrae.search.strategy.StrategyRegistry;

/**
 * The plan of a campaign: strategy, rounds and seed.
 *
 * @param strategy by its name in the {@link StrategyRegistry}
 * @param rounds how often codes are proposed
 * @param batch codes a round
 * @param seed of everything that is drawn
 */
public record CampaignPlan(String strategy, int rounds, int batch, long seed) {

    /** Refuses a campaign without proposals. */
    public CampaignPlan {
        if (rounds < 1 || batch < 1) {
            throw new IllegalArgumentException(
                    "a campaign needs rounds and a batch of at least 1, not %d and %d"
                            .formatted(rounds, batch));
        }
    }
}
