package org.molrae.images.metric;

import org.molrae.images.data.ImageSet;

/** An extractor of features of images, between which distances are meaningful. */
public interface FeatureExtractor extends AutoCloseable {

    /** What it is, with all that its figures depend on, in one line. */
    String description();

    /** What the Fréchet distance between its features is called. */
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
