/**
 * Images: the paper's first task, on the same core as molecules. Depends on {@code autoencoder}
 * alone: no grammar, no chemistry.
 *
 * <p>{@link org.molrae.images.ImageTraining} makes an {@link org.molrae.images.ImageAutoencoder},
 * which encodes, decodes and samples; {@link org.molrae.images.Interpolation} walks between codes.
 *
 * <ul>
 *   <li>{@code data}: images in memory, readers, splits;
 *   <li>{@code network}: the paper's networks;
 *   <li>{@code metric}: how near samples are to data;
 *   <li>{@code table}: the paper's table, cell by cell;
 *   <li>{@link org.molrae.images.ImageGrid}: pictures of pictures.
 * </ul>
 *
 * <p>Conventions: pixels are bytes outside networks and floats in [0, 1] inside; codes are rows,
 * {@code [n][latentDimension]}; whatever is random takes a seed, and the same seed gives the same
 * result whatever the size of batches.
 */
@NullMarked
package org.molrae.images;

import org.jspecify.annotations.NullMarked;
