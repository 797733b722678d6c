/**
 * How near images are to data: precision and recall, and Fréchet distances by {@link
 * org.molrae.autoencoder.features.GaussianMoments}, in the features of an {@link
 * org.molrae.images.metric.FeatureExtractor}.
 *
 * <p>With {@link org.molrae.images.metric.InceptionFeatures}, a file that the user supplies, the
 * Fréchet distance is the FID of the literature. Without it {@link
 * org.molrae.images.metric.ClassifierFeatures} trains a small classifier on the data set at hand;
 * its Fréchet distance ranks models on that data set, and compares with nothing else.
 */
@NullMarked
package org.molrae.images.metric;

import org.jspecify.annotations.NullMarked;
