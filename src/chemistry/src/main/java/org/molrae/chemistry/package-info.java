/**
 * Molecules as they are written and drawn for people: aromatic and canonical SMILES, depictions.
 *
 * <p>The module is chemistry by RDKit's rules, and useful by itself: {@code smiles} reads, checks
 * and writes molecules, {@code structure} perceives them, {@code pattern} searches substructures,
 * {@code fingerprint}, {@code fragments}, {@code properties} and {@code alerts} describe a
 * molecule, {@code evaluation} compares sets of them, {@code variation} makes others of molecules.
 *
 * <p>What belongs here: forms of one molecule for people, and {@link
 * org.molrae.chemistry.ParallelWork}, by which all of the module's work on lists heeds interrupts.
 * What does not: anything that needs a network or a grammar; the module depends on CDK and EJML.
 */
@NullMarked
package org.molrae.chemistry;

import org.jspecify.annotations.NullMarked;
