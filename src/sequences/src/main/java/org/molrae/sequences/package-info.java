/**
 * Autoencoders of derivations: grammar and autoencoder put together.
 *
 * <p>A {@link org.molrae.sequences.GrammarAutoencoder} is a trained model: vocabulary, network,
 * latent densities and provenance, in one file. {@link org.molrae.sequences.SequenceTraining} makes
 * one from a corpus, {@link org.molrae.sequences.DerivationSampler} draws from it. Networks are in
 * {@code network}, corpora and batches in {@code data}, encoding in {@code encoding}, masked
 * decoding in {@code decoding}, the decoder as a policy that learns from rewards in {@code policy}.
 *
 * <p>Texts of any grammar are welcome here; what a SMILES means is the business of the molecules
 * module.
 */
@NullMarked
package org.molrae.sequences;

import org.jspecify.annotations.NullMarked;
