/**
 * Searches for molecules of a high score: {@link org.molrae.molecules.optimization.Optimization} is
 * the door. Below it, molecules are the texts of a {@link org.molrae.search.Campaign}: {@link
 * org.molrae.molecules.optimization.MoleculeProblem} puts a model's decoder and an objective
 * together, {@link org.molrae.molecules.optimization.MoleculeObjective} has the objectives. A
 * {@link org.molrae.molecules.optimization.MoleculeStrategy} searches among molecules instead of
 * codes: with a copy of the decoder as a policy, by crossover and mutation, or by both.
 *
 * <p>What belongs here: what campaigns over molecules add to campaigns over texts, and the paper's
 * table of them.
 */
@NullMarked
package org.molrae.molecules.optimization;

import org.jspecify.annotations.NullMarked;
