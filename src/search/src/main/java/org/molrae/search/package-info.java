/**
 * Campaigns of black-box search: codes, which are decoded, or texts are proposed by a {@link
 * org.molrae.search.strategy.SearchStrategy}, scored, and told to the strategy again, in rounds.
 *
 * <p>A {@link org.molrae.search.SearchProblem} says what is looked for: how codes become texts
 * (greedily, or by {@link org.molrae.search.MajorityVote}), which texts are valid, what they score,
 * and whether low or high scores are wanted. A {@link org.molrae.search.Campaign} carries it out,
 * with a {@link org.molrae.search.CampaignTrace} that it can be resumed from.
 *
 * <p>What belongs here: what campaigns over any kind of text have in common. What does not: what a
 * text means, and the strategies themselves ({@code org.molrae.search.strategy}). The module knows
 * no network, no grammar and no chemistry.
 */
@NullMarked
package org.molrae.search;

import org.jspecify.annotations.NullMarked;
