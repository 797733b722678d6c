/**
 * Substructure patterns: SMARTS, matched by RDKit's rules.
 *
 * <p>SMARTS is read here, in RDKit's grammar and with its extensions, and compiled to plans that
 * run over flat arrays, {@link org.molrae.chemistry.pattern.MatchTarget}. CDK's reader knows other
 * extensions, and its matcher counts rings by its own rules and takes ten times as long for the
 * hundreds of patterns that a molecule is asked about.
 *
 * <p>Lists of patterns with a meaning belong elsewhere: to {@code alerts}, {@code properties},
 * {@code fragments}.
 */
@NullMarked
package org.molrae.chemistry.pattern;

import org.jspecify.annotations.NullMarked;
