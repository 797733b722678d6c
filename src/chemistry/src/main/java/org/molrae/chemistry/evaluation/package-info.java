/**
 * How well a set of molecules that a generator wrote matches a set that it was to learn: the
 * metrics of MOSES and GuacaMol and a few more, {@link org.molrae.chemistry.evaluation.Metrics}
 * lists them.
 *
 * <p>{@link org.molrae.chemistry.evaluation.MoleculeFeatures} holds what the metrics need of one
 * molecule, and may be computed on any thread; {@link
 * org.molrae.chemistry.evaluation.SetStatistics} adds them up, and merges what was added up
 * elsewhere; a {@link org.molrae.chemistry.evaluation.Metric} compares two of these. All figures
 * depend on the molecules alone, not on the number of threads, nor on how they were shared out,
 * nor, but for the uniqueness of the first, on their order. Memory grows by about 130 bytes a
 * different molecule up to a million of them, and then no more: figures are of a draw from there
 * on. Fingerprints are kept of a smaller one.
 *
 * <p>The Fréchet ChemNet distance needs {@code molecules.evaluation.ChemNet}, a network that is not
 * ours to ship: who has it adds its activations to the sets. {@code Frechet_environments} is a
 * distance of our own that needs no network, and is not comparable.
 *
 * <p>Figures about one molecule belong to {@code properties}; agreement with the reference
 * implementations is measured in {@code benchmarks/results/evaluate-agreement.md}.
 */
@NullMarked
package org.molrae.chemistry.evaluation;

import org.jspecify.annotations.NullMarked;
