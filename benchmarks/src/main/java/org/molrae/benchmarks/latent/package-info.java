/**
 * The control of a model of molecules: how much its latent codes decide, and what its densities are
 * worth.
 *
 * <p>A density is worth what it gains over one constant code and over N(0, I), and loses to the
 * codes of held-out molecules. A {@link org.molrae.benchmarks.latent.LatentControl} draws molecules
 * from all of these on the same seeds, measures how alike molecules of the same code are ({@link
 * org.molrae.benchmarks.latent.CodeInfluence}), how alike samples and held-out molecules are, and
 * in nats what a density spends on codes beside what they carry ({@link
 * org.molrae.benchmarks.latent.CodeCost}).
 *
 * <p>What belongs here: measurements of latent spaces. What does not: densities themselves.
 */
@NullMarked
package org.molrae.benchmarks.latent;

import org.jspecify.annotations.NullMarked;
