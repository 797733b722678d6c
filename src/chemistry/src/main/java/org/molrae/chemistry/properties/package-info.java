/**
 * Properties of molecules that agree with the field's reference implementation, RDKit 2022.09:
 * {@link org.molrae.chemistry.properties.Descriptors} lists them by name, {@link
 * org.molrae.chemistry.properties.Profile} computes many at once, and a {@link
 * org.molrae.chemistry.properties.Measurement} keeps what they share.
 *
 * <p>All of them read a {@link org.molrae.chemistry.structure.Molecule}. How the figures compare
 * with RDKit's is measured in {@code benchmarks/results/properties-agreement.md}.
 *
 * <p>Figures about one molecule belong here; figures about a set of molecules (uniqueness, novelty,
 * distances between distributions) do not; what is wished of a molecule is for {@code goals}.
 */
@NullMarked
package org.molrae.chemistry.properties;

import org.jspecify.annotations.NullMarked;
