/**
 * Molecules, as a chemist and as CDK see them.
 *
 * <p>A molecule has three forms here, all of them isomeric SMILES and each the same for every way
 * to write the molecule:
 *
 * <ul>
 *   <li>{@link org.molrae.molecules.smiles.KekuleForm}, on which the model is trained: no aromatic
 *       atoms;
 *   <li>{@link org.molrae.molecules.AromaticForm}, for display: the same order of atoms, aromatic
 *       symbols by CDK;
 *   <li>{@link org.molrae.molecules.CanonicalForm}, on request: CDK's absolute SMILES with InChI's
 *       order of atoms.
 * </ul>
 *
 * <p>Whether a text is a molecule at all is told by {@link
 * org.molrae.molecules.smiles.MoleculeCheck}. Reading, checking and the Kekulé form live in {@link
 * org.molrae.molecules.smiles} and need no CDK.
 *
 * <h2>CDK</h2>
 *
 * <p>The class path holds the part of {@code cdk-bundle} that SMILES, aromaticity, stereochemistry,
 * InChI, molecular descriptors, fingerprints, fragments, SMARTS, layout, and depiction as SVG and
 * PNG can reach; the parent POM lists what is left out. Call {@link
 * org.molrae.molecules.CdkLog#install()} before the first use of CDK.
 */
@NullMarked
package org.molrae.molecules;

import org.jspecify.annotations.NullMarked;
