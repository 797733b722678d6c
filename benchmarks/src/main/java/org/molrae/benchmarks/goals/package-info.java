/**
 * The assessment of generators that work towards a goal, by the protocols of GuacaMol (N. Brown et
 * al., J. Chem. Inf. Model. 59 (2019) 1096) and of PMO (W. Gao et al., arXiv 2206.12411).
 *
 * <p>A generator implements {@link org.molrae.benchmarks.goals.GoalDirectedGenerator}; what it is
 * given is an {@link org.molrae.benchmarks.goals.Assignment} with an {@link
 * org.molrae.benchmarks.goals.Oracle} that counts and remembers. {@link
 * org.molrae.benchmarks.goals.GoalsExperiment} makes a table of tasks by seeds of it, {@link
 * org.molrae.benchmarks.goals.Assessment} judges a list of molecules alone. {@link
 * org.molrae.benchmarks.goals.MoleculeLists} are what another program has made. Generators without
 * a goal implement {@link org.molrae.benchmarks.goals.DistributionGenerator}, and {@link
 * org.molrae.benchmarks.goals.DistributionAssessment} draws from them.
 *
 * <p>What belongs here: budgets, counting, assessment. What does not: the tasks, which are {@code
 * org.molrae.chemistry.goals.Suite}, and generators.
 */
@NullMarked
package org.molrae.benchmarks.goals;

import org.jspecify.annotations.NullMarked;
