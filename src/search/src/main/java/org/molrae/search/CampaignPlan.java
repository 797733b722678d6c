package org.molrae.search;

import org.molrae.search.strategy.StrategyRegistry;

/**
 * The plan of a campaign: strategy, rounds and seed.
 *
 * @param strategy by its name in the {@link StrategyRegistry}
 * @param rounds how often something is proposed at most
 * @param batch proposals of a round
 * @param budget the most different valid texts that the objective is asked for, those to begin with
 *     included; {@link #UNLIMITED} for any number
 * @param seed of everything that is drawn
 */
public record CampaignPlan(String strategy, int rounds, int batch, int budget, long seed) {

    /** The budget, or the number of rounds, that no campaign comes to. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    /** Refuses a campaign without proposals, and one without an end. */
    public CampaignPlan {
        if (rounds < 1 || batch < 1 || budget < 1) {
            throw new IllegalArgumentException(
                    "a campaign needs rounds, a batch and a budget of at least 1, not %d, %d and %d"
                            .formatted(rounds, batch, budget));
        }
        if (rounds == UNLIMITED && budget == UNLIMITED) {
            throw new IllegalArgumentException("a campaign needs a number of rounds or a budget");
        }
    }

    /** A plan of so many rounds, however many texts they come to. */
    public CampaignPlan(String strategy, int rounds, int batch, long seed) {
        this(strategy, rounds, batch, UNLIMITED, seed);
    }

    /** A plan of as many rounds as a budget takes. */
    public static CampaignPlan ofBudget(String strategy, int batch, int budget, long seed) {
        return new CampaignPlan(strategy, UNLIMITED, batch, budget, seed);
    }
}
