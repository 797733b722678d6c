/**
 * Substructure patterns: SMARTS, matched by RDKit's rules.
 *
 * <p>CDK reads SMARTS ({@link org.openscience.cdk.smarts.Smarts}); its expression trees are
 * compiled here to plans that run over flat arrays, {@link
 * org.molrae.chemistry.pattern.MatchTarget}. CDK's own matcher would work on its molecules, with
 * ring counts by its own rules, and takes ten times as long for the hundreds of patterns that a
 * molecule is asked about.
 *
 * <p>Lists of patterns with a meaning belong elsewhere: to {@code alerts}, {@code properties},
 * {@code fragments}.
 */
@NullMarked
package org.molrae.chemistry.pattern;

import org.jspecify.annotations.NullMarked;
