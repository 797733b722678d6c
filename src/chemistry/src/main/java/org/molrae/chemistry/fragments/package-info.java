/**
 * Molecules in pieces: retrosynthetic fragments, {@link
 * org.molrae.chemistry.fragments.BricsFragments}.
 *
 * <p>How a cut piece gets its canonical form belongs to {@code smiles}; comparing fragments of sets
 * of molecules belongs to metrics.
 */
@NullMarked
package org.molrae.chemistry.fragments;

import org.jspecify.annotations.NullMarked;
