/**
 * From latent codes to derivations: one rule at a time, only rules that can still be completed
 * within the length budget.
 *
 * <p>Codes are decoded in chunks of a fixed size, each with everything that depends on chance taken
 * from generators of its own, so that results depend neither on how many codes are decoded at once
 * nor on the number of threads.
 */
@NullMarked
package org.molrae.sequences.decoding;

import org.jspecify.annotations.NullMarked;
