/**
 * The paper's second structured task: univariate arithmetic expressions of the grammar {@code
 * expression} (Kusner, Paige and Hernández-Lobato, <i>Grammar Variational Autoencoder</i>, ICML
 * 2017, section 4.1; <a href="https://github.com/mkusner/grammarVAE">their code</a>).
 *
 * <p>An {@link org.molrae.expressions.Expression} is a function of {@code x}, from a text or a
 * derivation; {@link org.molrae.expressions.ExpressionScore} says how far it is from a target;
 * {@link org.molrae.expressions.DerivationEnumeration} writes the data set.
 *
 * <p>An {@link org.molrae.expressions.ExpressionModel} is a trained autoencoder of such texts;
 * {@link org.molrae.expressions.ExpressionCorpus} is what it is trained on, and {@link
 * org.molrae.expressions.ExpressionSearch} what a campaign through its latent space needs. The
 * paper's comparison of four models is in {@code table}.
 *
 * <p>What belongs here: what an expression means, and what follows from it for models and searches.
 * What does not: networks, training and campaigns, which are those of any grammar, and strategies
 * ({@code org.molrae.autoencoder.search}).
 */
@NullMarked
package org.molrae.expressions;

import org.jspecify.annotations.NullMarked;
