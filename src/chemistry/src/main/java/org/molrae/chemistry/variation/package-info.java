/**
 * Molecules made of molecules: crossover and mutation of molecular graphs.
 *
 * <p>What belongs here: changes to graphs that give other molecules. What does not: which molecules
 * are changed, and which survive.
 */
@NullMarked
package org.molrae.chemistry.variation;

import org.jspecify.annotations.NullMarked;
