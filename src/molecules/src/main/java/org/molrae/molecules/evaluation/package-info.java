/**
 * Metrics of sets of molecules that need a network: ChemNet, and the distance made of it.
 *
 * <p>What belongs here: what plugs into {@code org.molrae.chemistry.evaluation} with an engine
 * behind it. What does not: metrics that need none.
 */
@NullMarked
package org.molrae.molecules.evaluation;

import org.jspecify.annotations.NullMarked;
