package org.molrae.images.metric;

import org.molrae.images.data.ImageSet;

/** An extractor of features of images, between which distances are meaningful. */
public interface FeatureExtractor extends AutoCloseable {

    /** A description with all that its figures depend on, in one line. */
    String description();

    /** The name of the Fréchet distance between its features. */
    String distanceName();

    /**
     * The features of images.
     *
     * @return {@code [n][dimension]}
     */
    float[][] features(ImageSet images);

    @Override
    void close();
}
