/**
 * SMILES as the model reads and writes it: a strict reader that agrees with RDKit on what is a
 * molecule, and the canonical Kekulé form on which the model is trained.
 *
 * <h2>The way through</h2>
 *
 * <pre>
 * text -> SmilesReader -> MolecularGraph -> Hydrogens -> Normalization -> ValenceModel -> Kekulization   (a verdict)
 *      -> Delocalization -> Stereochemistry -> AtomRanking -> StereoElements -> SmilesWriter             (a form)
 * </pre>
 *
 * <p>{@link org.molrae.chemistry.smiles.MoleculeCheck} stops after the first line, {@link
 * org.molrae.chemistry.smiles.KekuleForm} walks both. Everything works on one graph of flat arrays,
 * without recursion, so that the length and the nesting of the input are bounded by memory alone.
 *
 * <h2>Why a reader of our own</h2>
 *
 * <p>CDK and beam read generously: unknown bracket labels become pseudo atoms, bare {@code H},
 * {@code D} and {@code T} are atoms, empty branches and dangling bonds pass, no valence is checked,
 * and reading and writing recurse. The model is judged by RDKit's rules, so the text has to be read
 * by these rules in any case; a second parser behind the first would only add its own opinion. CDK
 * stays where molecules leave the toolkit: containers, InChI-based identity, depiction.
 *
 * <h2>Sources</h2>
 *
 * <ul>
 *   <li>OpenSMILES specification 1.0, <a
 *       href="http://opensmiles.org/opensmiles.html">opensmiles.org</a>.
 *   <li>RDKit 2022.09.3: {@code smiles.yy}, {@code smiles.ll}, {@code Atom.cpp}, {@code
 *       Kekulize.cpp}, {@code MolOps.cpp}, {@code AddHs.cpp}, {@code Chirality.cpp}. Rules are
 *       taken from there, code is not.
 *   <li>D. Weininger, A. Weininger, J. L. Weininger, <i>SMILES. 2</i>, J. Chem. Inf. Comput. Sci.
 *       29 (1989) 97.
 *   <li>J. Edmonds, <i>Paths, trees, and flowers</i>, Canad. J. Math. 17 (1965) 449: the matching
 *       behind Kekulé forms.
 * </ul>
 */
@NullMarked
package org.molrae.chemistry.smiles;

import org.jspecify.annotations.NullMarked;
