/**
 * What is wished of a molecule: {@link org.molrae.chemistry.goals.Scorer} combines wishes into one
 * score from 0 to 1, {@link org.molrae.chemistry.goals.Suite} holds the tasks by which the field
 * compares generators.
 *
 * <p>A wish is a quantity (any {@link org.molrae.chemistry.properties.Descriptor}, a lambda too), a
 * {@link org.molrae.chemistry.goals.Desirability} of its values, a weight and a role. In YAML a
 * term has one of the keys
 *
 * <pre>
 * property: logP                 a descriptor by its name
 * similarity: [CCO]              to the nearest of some molecules; folded ECFP4, or the unfolded
 *                                fingerprint: ECFP4, ECFP6, FCFP4, FCFP6, AP or PHCO
 * substructure: [SMARTS]         1 if one of them occurs; with wanted: false, 1 if none does
 * matches: [SMARTS]              how often they occur, over different sets of atoms
 * alerts: pains                  how many alerts of a list are raised
 * formula: C11H24                {@link org.molrae.chemistry.goals.IsomerScore}
 * atoms: F                       how many atoms of an element, hydrogen included
 * terms: [...]                   a score within the score, with a mean of its own
 * </pre>
 *
 * or another that the reader is told of ({@code program}, of molrae's molecules module), and one of
 * the shapes {@code range}, {@code above}, {@code below} (all with {@code softness}), {@code ramp},
 * {@code threshold}, {@code smooth-ramp}, {@code gaussian}, {@code min-gaussian}, {@code
 * max-gaussian}, {@code sigmoid}, {@code double-sigmoid}, {@code decay}, or {@code like: [SMILES,
 * deviation]}, the Gaussian around the value that a molecule has.
 *
 * <p>Here belongs what judges one molecule. What searches for good ones, counts calls or assesses
 * generators does not; nor do quantities that are figures of the field by themselves, which go to
 * {@code properties}.
 */
@NullMarked
package org.molrae.chemistry.goals;

import org.jspecify.annotations.NullMarked;
