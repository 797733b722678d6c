package org.molrae.images.table;

import java.util.SplittableRandom;
import org.molrae.autoencoder.Preset;
import org.molrae.images.ImageAutoencoder;
import org.molrae.images.Interpolation;
import org.molrae.images.data.ImageSet;
import org.molrae.images.metric.FeatureExtractor;
import org.molrae.images.metric.GaussianMoments;
import org.molrae.images.metric.PrecisionRecall;

/**
 * Measures models against the held-out images. There are as many samples and interpolations as
 * held-out images: the bias of Fréchet distances depends on their number.
 */
final class Evaluation {

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
                distance(extractor.features(model.decode(midPoints(codes)))),
                squaredError(reconstructed),
                PrecisionRecall.of(simples, data, SEED),
                PrecisionRecall.of(mixtures, data, SEED));
    }

    /**
     * The density of the paper's column N: the prior where codes are trained towards one, the
     * second stage of a two-stage VAE, else a Gaussian fitted to the codes.
     */
    static String simpleDensity(Preset preset) {
        return switch (preset) {
            case VAE, CV_VAE, WAE -> "prior";
            case TWO_STAGE_VAE -> "2svae";
            case RAE_GP, RAE_L2, RAE_SN, RAE, AE, AE_L2 -> "gaussian";
        };
    }

    private ImageSet samples(ImageAutoencoder model, String density) {
        return model.sample(density, heldOut.size(), SEED);
    }

    private double distance(float[][] features) {
        return moments.distance(GaussianMoments.of(features));
    }

    /** Half way along spherical interpolations between random pairs of codes. */
    private static float[][] midPoints(float[][] codes) {
        SplittableRandom random = new SplittableRandom(SEED);
        float[][] points = new float[codes.length][];
        for (int i = 0; i < points.length; i++) {
            float[] other = codes[random.nextInt(codes.length)];
            points[i] = Interpolation.SPHERICAL.at(codes[i], other, 0.5);
        }
        return points;
    }

    private double squaredError(ImageSet reconstructed) {
        double sum = 0;
        for (int i = 0; i < heldOut.size(); i++) {
            byte[] original = heldOut.image(i);
            byte[] image = reconstructed.image(i);
            for (int v = 0; v < image.length; v++) {
                double difference = ((original[v] & 0xFF) - (image[v] & 0xFF)) / 255.0;
                sum += difference * difference;
            }
        }
        return sum / heldOut.size();
    }
}
