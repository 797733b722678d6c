/**
 * Optimisation campaigns over texts: codes are proposed by a {@link
 * org.molrae.autoencoder.search.SearchStrategy}, decoded to texts, scored, and told to the strategy
 * again, round after round.
 *
 * <p>A {@link org.molrae.sequences.optimization.SearchProblem} says what is looked for: how codes
 * become texts (greedily, or by {@link org.molrae.sequences.optimization.MajorityVote}), which
 * texts are valid, what they score, and whether low or high scores are wanted. A {@link
 * org.molrae.sequences.optimization.Campaign} carries it out, with a {@link
 * org.molrae.sequences.optimization.CampaignTrace} that it can be resumed from. Strategies have
 * names in a {@link org.molrae.sequences.optimization.StrategyRegistry}; {@link
 * org.molrae.sequences.optimization.ScoringProgram} scores by a program of the user's.
 *
 * <p>What belongs here: what campaigns over any grammar have in common. What does not: what a text
 * means, and the strategies themselves ({@code org.molrae.autoencoder.search}).
 */
@NullMarked
package org.molrae.sequences.optimization;

import org.jspecify.annotations.NullMarked;
