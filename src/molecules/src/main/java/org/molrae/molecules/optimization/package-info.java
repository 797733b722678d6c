/**
 * Molecules as the texts of a {@link org.molrae.search.Campaign}: {@link
 * org.molrae.molecules.optimization.MoleculeProblem} puts a model's decoder and an objective
 * together, {@link org.molrae.molecules.optimization.MoleculeObjective} has the objectives.
 *
 * <pre>{@code
 * try (MoleculeGenerator generator = MoleculeGenerator.released()) {
 *     ToDoubleFunction<String> objective = MoleculeObjective.of(container -> myScore(container));
 *     List<ScoredText> start =
 *             MoleculeProblem.start(generator, generator.sample(1000, 1), objective);
 *     CampaignResult result =
 *             new Campaign(
 *                             MoleculeProblem.of(generator.decoder(), objective, Goal.MAXIMIZE),
 *                             start,
 *                             MoleculeProblem.box(start),
 *                             new CampaignPlan("genetic", 10, 50, 1),
 *                             StrategyRegistry.STANDARD)
 *                     .run(CampaignListener.NONE);
 *     result.best(3).forEach(best -> System.out.println(best.text() + " " + best.score()));
 * }
 * }</pre>
 *
 * <p>What belongs here: what campaigns over molecules add to campaigns over texts, and the paper's
 * table of them.
 */
@NullMarked
package org.molrae.molecules.optimization;

import org.jspecify.annotations.NullMarked;
