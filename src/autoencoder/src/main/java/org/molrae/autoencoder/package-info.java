/**
 * Regularized autoencoders after Ghosh et al., <i>From Variational to Deterministic
 * Autoencoders</i>, ICLR 2020, as a small set of parts.
 *
 * <p>The objective of every model is {@code L = L_rec + β·L_z + λ·L_reg}. What differs between the
 * paper's models is a choice of parts, put together in an {@link org.molrae.autoencoder.Objective}:
 *
 * <ul>
 *   <li>{@link org.molrae.autoencoder.Posterior}: how the encoder's output becomes a latent code;
 *   <li>{@link org.molrae.autoencoder.LatentPenalty}: {@code L_z}, on the codes;
 *   <li>{@link org.molrae.autoencoder.DecoderRegularizer}: {@code L_reg}, on the decoder, or a
 *       constraint on it.
 * </ul>
 *
 * {@link org.molrae.autoencoder.Preset} names the paper's ten choices, {@link
 * org.molrae.autoencoder.PublishedWeights} their weights. Over a network an objective is a {@link
 * org.molrae.autoencoder.Criterion}, and its regularizer a {@link
 * org.molrae.autoencoder.Regularization}, which may intervene at four places of a step: at the
 * decoder's parameters, its input, the loss, and after the update.
 *
 * <p>What a step draws at random comes from its {@link org.molrae.autoencoder.Noise}, which follows
 * from the run's seed and the step's number.
 *
 * <p>The networks and {@code L_rec} come from the module that knows the data, as an {@link
 * org.molrae.autoencoder.EncoderDecoder}. Training is in {@code training}, ex-post density
 * estimation in {@code density}, model files in {@code storage}, distances between sets of features
 * in {@code features}.
 *
 * <p>Nothing here knows grammars, molecules or pixels.
 */
@NullMarked
package org.molrae.autoencoder;

import org.jspecify.annotations.NullMarked;
