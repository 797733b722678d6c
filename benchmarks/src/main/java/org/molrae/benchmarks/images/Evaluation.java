package org.molrae.benchmarks.images;

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
final class Evaluation {

    static final String SECOND_STAGE = "2svae";

    /** Samples are drawn, pairs chosen and features clustered from this. */
    private static final long SEED = 1;

    private final ImageSet heldOut;
    private final FeatureExtractor extractor;
    private final float[][] data;
    private final GaussianMoments moments;

    Evaluation(ImageSet heldOut, FeatureExtractor extractor) {
        this.heldOut = heldOut;
        this.extractor = extractor;
        data = extractor.features(heldOut);
        moments = GaussianMoments.of(data);
    }

    CellFigures of(ImageAutoencoder model, Preset preset, String network) {
        String simple = simpleDensity(preset);
        float[][] codes = model.encode(heldOut);
        ImageSet reconstructed = model.decode(codes);
        float[][] simples = extractor.features(samples(model, simple));
        float[][] mixtures = extractor.features(samples(model, "gmm"));
        return new CellFigures(
                preset.label(),
                model.provenance().seed(),
                network,
                model.provenance().objective(),
                extractor.description(),
                distance(extractor.features(reconstructed)),
                distance(simples),
                simple,
                distance(mixtures),
                distance(
                        extractor.features(
                                model.decode(Interpolation.SPHERICAL.midPoints(codes, SEED)))),
                heldOut.squaredError(reconstructed),
                PrecisionRecall.of(simples, data, SEED),
                PrecisionRecall.of(mixtures, data, SEED));
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
