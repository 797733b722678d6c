/**
 * The structure of a molecule as RDKit 2022.09 perceives it: rings, aromaticity, conjugation,
 * hybridization, radicals, stereocenters. Everything that computes with molecules – descriptors,
 * fingerprints, substructure queries – works on {@link org.molrae.chemistry.structure.Molecule}.
 *
 * <p>Scores of the field are RDKit's numbers, and most of them hang on its perception, so the rules
 * here are RDKit's, bond for bond. What is computed <i>from</i> a structure belongs to {@code
 * properties}; reading and writing belong to {@code smiles}.
 *
 * <h2>Sources</h2>
 *
 * <ul>
 *   <li>RDKit 2022.09.3: {@code FindRings.cpp}, {@code Aromaticity.cpp}, {@code ConjugHybrid.cpp},
 *       {@code MolOps.cpp}, {@code Chirality.cpp}. Rules are taken from there, code is not.
 *   <li>J. Figueras, <i>Ring perception using breadth-first search</i>, J. Chem. Inf. Comput. Sci.
 *       36 (1996) 986.
 * </ul>
 */
@NullMarked
package org.molrae.chemistry.structure;

import org.jspecify.annotations.NullMarked;
