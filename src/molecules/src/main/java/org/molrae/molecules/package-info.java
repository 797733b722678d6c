/**
 * Molecules: the facade {@link org.molrae.molecules.MoleculeGenerator} over a sequence model, and
 * the forms in which molecules enter and leave.
 *
 * <p>A model knows one form of a molecule, the canonical Kekulé form of {@code smiles}; the facade
 * brings whatever comes in to that form, and what goes out to an {@link
 * org.molrae.molecules.OutputForm}. What is drawn is an {@link org.molrae.molecules.DrawnMolecule},
 * whose text is read once. CDK is used where molecules leave the toolkit: containers, InChI-based
 * identity. It is told to be silent.
 *
 * <p>Networks and training belong to {@code sequences}, reading and writing of SMILES to {@code
 * smiles}.
 */
@NullMarked
package org.molrae.molecules;

import org.jspecify.annotations.NullMarked;
