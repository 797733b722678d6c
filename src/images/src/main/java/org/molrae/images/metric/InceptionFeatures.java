package org.molrae.images.metric;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.features.TorchScript;
import org.molrae.images.data.ImageBatches;
import org.molrae.images.data.ImageSet;

/**
 * Features of a TorchScript file that the user supplies; with the Inception-v3 network of 2015 its
 * Fréchet distance is the FID.
 *
 * <p>The module's {@code forward(pixels, return_features)} takes {@code [n, 3, side, side]} of
 * floats in [0, 255] and {@code True}, and gives {@code [n, d]}: what NVIDIA's {@code
 * inception-2015-12-05.pt} has, which resizes to 299 x 299 itself and gives the 2,048 features of
 * the last pooling layer. It lies at <a
 * href="https://nvlabs-fi-cdn.nvidia.com/stylegan2-ada-pytorch/pretrained/metrics/inception-2015-12-05.pt">nvlabs-fi-cdn.nvidia.com</a>.
 * Grey images are given three equal channels. A TorchScript file is a program: use none of unknown
 * origin, and say its SHA-256 where you know it.
 */
public final class InceptionFeatures implements FeatureExtractor {

    private static final int CHUNK = 50;

    private final TorchScript network;

    private InceptionFeatures(TorchScript network) {
        this.network = network;
    }

    /**
     * Loads the file.
     *
     * @param expectedSha256 its digest in hexadecimal; empty for any
     * @throws org.molrae.autoencoder.storage.ModelFormatException if it has another digest, or is
     *     no TorchScript
     */
    public static InceptionFeatures load(
            Path file, Optional<String> expectedSha256, ComputeDevice device) throws IOException {
        return new InceptionFeatures(TorchScript.load(file, expectedSha256, device));
    }

    @Override
    public String description() {
        return "features of " + network.description();
    }

    @Override
    public String distanceName() {
        return "FID";
    }

    @Override
    public float[][] features(ImageSet images) {
        float[][] features = new float[images.size()][];
        for (int from = 0; from < features.length; from += CHUNK) {
            int[] chosen = new int[Math.min(CHUNK, features.length - from)];
            int first = from;
            Arrays.setAll(chosen, i -> first + i);
            try (NDManager step = network.manager().newSubManager();
                    NDScope scope = new NDScope()) {
                scope.suppressNotUsedWarning();
                NDArray result = forward(ImageBatches.pixels(images.select(chosen), step));
                float[] flat = result.toFloatArray();
                int width = Math.toIntExact(result.getShape().get(1));
                for (int i = 0; i < chosen.length; i++) {
                    features[from + i] = Arrays.copyOfRange(flat, i * width, (i + 1) * width);
                }
            }
        }
        return features;
    }

    private NDArray forward(NDArray pixels) {
        NDArray colour = pixels.getShape().get(1) == 1 ? pixels.repeat(1, 3) : pixels;
        NDArray result;
        try (IValue input = IValue.from((PtNDArray) colour.mul(255f));
                IValue returnFeatures = IValue.from(true)) {
            result = network.forward(pixels.getManager(), input, returnFeatures);
        }
        if (result.getShape().dimension() != 2
                || result.getShape().get(0) != pixels.getShape().get(0)) {
            throw new IllegalArgumentException(
                    "%s: its features are %s for %d images"
                            .formatted(
                                    network.description(),
                                    result.getShape(),
                                    pixels.getShape().get(0)));
        }
        return result;
    }

    @Override
    public void close() {
        network.close();
    }
}
