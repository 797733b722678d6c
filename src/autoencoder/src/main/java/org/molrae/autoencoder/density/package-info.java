/**
 * Densities over latent codes, fitted <i>ex post</i>: after training, to the codes of the training
 * set, so that a deterministic autoencoder can be sampled from (Ghosh et al., <i>From Variational
 * to Deterministic Autoencoders</i>, ICLR 2020, section 4, <a
 * href="https://arxiv.org/abs/1903.12436">arXiv:1903.12436</a>).
 *
 * <p>A {@link org.molrae.autoencoder.density.LatentDensity} gives log densities and samples; {@link
 * org.molrae.autoencoder.density.DensityFamily} lists which there are, from the prior {@code N(0,
 * I)} on. Of the paper's, mixtures of ten Gaussians do best.
 *
 * <p>{@link org.molrae.autoencoder.density.DensityEstimator} fits any of them by name to a {@link
 * org.molrae.autoencoder.density.CodeSplit}, and says how well.
 *
 * <p>Conventions: codes are rows, {@code [n, dimension]}, of floats as the encoder gives them; sums
 * and parameters are doubles. Logarithms are natural: densities are in nats. What is random takes a
 * seed or a generator; results depend neither on the number of threads nor on the size of batches.
 * Codes with NaN, an infinity or another dimension are refused with the number of their row.
 *
 * <p>Fitting works in blocks of codes: {@link org.molrae.autoencoder.density.CodeTile} turns 64
 * codes so that kernels run along them, {@link org.molrae.autoencoder.density.Moments} sums them up
 * by component, {@link org.molrae.autoencoder.density.OrderedBlocks} adds the blocks in a fixed
 * order. Neither a double copy of the codes nor their responsibilities are ever stored.
 *
 * <p>What belongs here: anything that is fitted to codes and sampled, with its persistence as
 * tensors. What does not: where the codes come from, and files (see {@link
 * org.molrae.autoencoder.storage}). A further density is one class and one line in {@link
 * org.molrae.autoencoder.density.DensityFamily}.
 */
@NullMarked
package org.molrae.autoencoder.density;

import org.jspecify.annotations.NullMarked;
