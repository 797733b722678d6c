/**
 * Tensors on disk, in the <a
 * href="https://huggingface.co/docs/safetensors/index#format">safetensors</a> format.
 *
 * <p>Everything numeric that a model keeps (network weights, latent densities, optimiser state)
 * goes through here: a map from names to {@link org.molrae.autoencoder.storage.HostTensor}, which
 * {@link org.molrae.autoencoder.storage.Safetensors} writes to and reads from files and entries of
 * archives. The package works on the host without an engine, uses no Java serialization and trusts
 * nothing that it reads: sizes are checked against each other and against a limit before memory is
 * taken, and whatever is wrong ends in a {@link
 * org.molrae.autoencoder.storage.ModelFormatException} of one line.
 *
 * <p>What does not belong here: what the tensors mean. Configuration, lexicon, provenance and the
 * choice of names are matters of the packages that own them, as is the conversion from and to a
 * deep-learning engine's arrays ({@link org.molrae.autoencoder.storage.HostTensor#bytes} is the
 * bridge).
 */
@NullMarked
package org.molrae.autoencoder.storage;

import org.jspecify.annotations.NullMarked;
