/** Tests of crossover and mutation. */
@NullMarked
package org.molrae.chemistry.variation;

import org.jspecify.annotations.NullMarked;
