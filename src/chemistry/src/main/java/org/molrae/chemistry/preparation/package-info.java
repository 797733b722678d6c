/**
 * Molecules made ready for a model or a comparison: salts and solvents stripped, charges
 * neutralized, filtered, each taken once, {@link org.molrae.chemistry.preparation.Preparation}.
 *
 * <p>The list of salts and solvents is a resource beside this package; its {@code README.md} shows
 * the rules by example, beside those of RDKit and of the ChEMBL structure pipeline.
 *
 * <p>What belongs here: decisions about what of an entry in a file is the molecule. What does not:
 * how a text is read ({@code smiles}), and files ({@code files}).
 */
@NullMarked
package org.molrae.chemistry.preparation;

import org.jspecify.annotations.NullMarked;
