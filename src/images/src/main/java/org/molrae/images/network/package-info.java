/**
 * The networks of Ghosh et al. over images: {@link org.molrae.images.network.ConvolutionalConfig}
 * is their shape, {@link org.molrae.images.network.ConvolutionalNetwork} the encoder and the
 * decoder with their reconstruction loss.
 *
 * <p>What belongs here: blocks and what they compute on a device. What does not: objectives and
 * regularizers (module {@code autoencoder}), data, files.
 */
@NullMarked
package org.molrae.images.network;

import org.jspecify.annotations.NullMarked;
