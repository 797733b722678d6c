package org.molrae.benchmarks.images;

import java.util.LinkedHashMap;
import java.util.Map;
import org.molrae.autoencoder.Preset;
import org.molrae.autoencoder.features.GaussianMoments;
import org.molrae.images.ImageAutoencoder;
import org.molrae.images.Interpolation;
import org.molrae.images.data.ImageSet;
import org.molrae.images.metric.FeatureExtractor;
import org.molrae.images.metric.PrecisionRecall;

/**
 * Measures models against the held-out images. There are as many samples and interpolations as
 * held-out images: the bias of Fréchet distances depends on their number.
 */
final class ImageFigures {

    static final String SECOND_STAGE = "2svae";

    /** Fréchet distance of the reconstructions of the held-out images, from them. */
    static final String RECONSTRUCTION = "Rec.";

    /** The same of samples from the density of column N. */
    static final String SIMPLE = "N";

    /** The same of samples from the mixture. */
    static final String MIXTURE = "GMM";

    /** The same of mid-points between pairs of held-out images. */
    static final String INTERPOLATION = "Interp.";

    /** Squared error of reconstructions of held-out images, summed over the values of an image. */
    static final String SQUARED_ERROR = "squared error";

    /** The F-scores of samples: with the weight on recall, and on precision. */
    static final String RECALL = "F8 (%s)";

    static final String PRECISION = "F1/8 (%s)";

    /** Samples are drawn, pairs chosen and features clustered from this. */
    private static final long SEED = 1;

    private final ImageSet heldOut;
    private final FeatureExtractor extractor;
    private final float[][] data;
    private final GaussianMoments moments;

    ImageFigures(ImageSet heldOut, FeatureExtractor extractor) {
        this.heldOut = heldOut;
        this.extractor = extractor;
        data = extractor.features(heldOut);
        moments = GaussianMoments.of(data);
    }

    Map<String, Double> of(ImageAutoencoder model, Preset preset) {
        float[][] codes = model.encode(heldOut);
        ImageSet reconstructed = model.decode(codes);
        float[][] simple = extractor.features(samples(model, simpleDensity(preset)));
        float[][] mixture = extractor.features(samples(model, "gmm"));
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put(RECONSTRUCTION, distance(extractor.features(reconstructed)));
        figures.put(SIMPLE, distance(simple));
        figures.put(MIXTURE, distance(mixture));
        ImageSet between = model.decode(Interpolation.SPHERICAL.midPoints(codes, SEED));
        figures.put(INTERPOLATION, distance(extractor.features(between)));
        figures.put(SQUARED_ERROR, heldOut.squaredError(reconstructed));
        put(figures, MIXTURE, PrecisionRecall.of(mixture, data, SEED));
        put(figures, SIMPLE, PrecisionRecall.of(simple, data, SEED));
        return figures;
    }

    private static void put(Map<String, Double> figures, String density, PrecisionRecall values) {
        figures.put(RECALL.formatted(density), values.recallWeighted());
        figures.put(PRECISION.formatted(density), values.precisionWeighted());
    }

    /**
     * The density of the paper's column N: the prior where codes are trained towards one, the
     * second stage of a two-stage VAE, else a Gaussian fitted to the codes. So is that of the
     * CV-VAE, as a comment in the authors' configurations has it.
     */
    static String simpleDensity(Preset preset) {
        return switch (preset) {
            case VAE, WAE -> "prior";
            case TWO_STAGE_VAE -> SECOND_STAGE;
            case CV_VAE, RAE_GP, RAE_L2, RAE_SN, RAE, AE, AE_L2 -> "gaussian";
        };
    }

    private ImageSet samples(ImageAutoencoder model, String density) {
        return model.sample(density, heldOut.size(), SEED);
    }

    private double distance(float[][] features) {
        return moments.distance(GaussianMoments.of(features));
    }
}
