/**
 * Images in memory and where they come from: MNIST, CIFAR-10, CelebA, and digits that are drawn
 * here.
 *
 * <p>An {@link org.molrae.images.data.ImageSource} names a data set and reads it into {@link
 * org.molrae.images.data.ImageData}: images to train on, to choose the best epoch by, and held out.
 * Pixels are bytes until a batch of them is on the device, a quarter of what floats would take.
 *
 * <p>What belongs here: readers and their errors, splits, batches. What does not: networks, and
 * anything that is done to images after they are read but to cut them into batches.
 */
@NullMarked
package org.molrae.images.data;

import org.jspecify.annotations.NullMarked;
