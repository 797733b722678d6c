/**
 * The paper's second structured task: univariate arithmetic expressions of the grammar {@code
 * expression} (Kusner, Paige and Hernández-Lobato, <i>Grammar Variational Autoencoder</i>, ICML
 * 2017, section 4.1; <a href="https://github.com/mkusner/grammarVAE">their code</a>).
 *
 * <p>An {@link org.molrae.sequences.expressions.Expression} is a function of {@code x}, from a text
 * or a derivation; {@link org.molrae.sequences.expressions.ExpressionScore} says how far it is from
 * a target; {@link org.molrae.sequences.expressions.DerivationEnumeration} writes the data set.
 *
 * <p>What belongs here: what an expression means. What does not: models of expressions, which are
 * those of any grammar, and the search for good ones ({@code org.molrae.autoencoder.search}).
 */
@NullMarked
package org.molrae.sequences.expressions;

import org.jspecify.annotations.NullMarked;
