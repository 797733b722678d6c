/**
 * Molecules drawn towards properties. What searches for the best of them, by asking for the score
 * of one after the other, is in {@code optimization}.
 */
@NullMarked
package org.molrae.molecules.guidance;

import org.jspecify.annotations.NullMarked;
