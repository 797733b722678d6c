/**
 * How near two sets are in the features that a network gives of them: their Gaussian {@link
 * org.molrae.autoencoder.features.GaussianMoments} with the Fréchet distance between them, and
 * {@link org.molrae.autoencoder.features.TorchScript}, networks that a user supplies.
 *
 * <p>What the network looks at, pixels or texts, and what the distance is then called belong to the
 * modules that know the data.
 */
@NullMarked
package org.molrae.autoencoder.features;

import org.jspecify.annotations.NullMarked;
