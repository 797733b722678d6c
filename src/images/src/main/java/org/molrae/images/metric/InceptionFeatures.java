package org.molrae.images.metric;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.images.data.ImageBatches;
import org.molrae.images.data.ImageFormatException;
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

    private final PtSymbolBlock module;
    private final NDManager manager;
    private final Path file;
    private final String sha256;

    private InceptionFeatures(PtSymbolBlock module, NDManager manager, Path file, String sha256) {
        this.module = module;
        this.manager = manager;
        this.file = file;
        this.sha256 = sha256;
    }

    /**
     * Loads the file.
     *
     * @param expectedSha256 its digest in hexadecimal; empty for any
     * @throws ImageFormatException if it has another digest, or is no TorchScript
     */
    public static InceptionFeatures load(
            Path file, Optional<String> expectedSha256, ComputeDevice device) throws IOException {
        String sha256 = sha256(file);
        if (expectedSha256.isPresent()
                && !expectedSha256.get().toLowerCase(Locale.ROOT).equals(sha256)) {
            throw new ImageFormatException(
                    "%s has the SHA-256 %s, not %s".formatted(file, sha256, expectedSha256.get()));
        }
        NDManager manager = NDManager.newBaseManager(device.device());
        try {
            PtSymbolBlock module =
                    JniUtils.loadModule(
                            (PtNDManager) manager, file, true, new String[0], new String[0], false);
            return new InceptionFeatures(module, manager, file, sha256);
        } catch (RuntimeException e) {
            manager.close();
            throw new ImageFormatException(file + ": no TorchScript that can be loaded", e);
        }
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String description() {
        return "features of %s (sha256 %s)".formatted(file.getFileName(), sha256);
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
            try (NDManager step = manager.newSubManager();
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
                IValue returnFeatures = IValue.from(true);
                IValue output = module.forward(input, returnFeatures)) {
            NDList list = output.toNDList((PtNDManager) pixels.getManager());
            result = list.singletonOrThrow().toType(DataType.FLOAT32, true);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    file + ": its forward(pixels, return_features) fails on images", e);
        }
        if (result.getShape().dimension() != 2
                || result.getShape().get(0) != pixels.getShape().get(0)) {
            throw new IllegalArgumentException(
                    "%s: its features are %s for %d images"
                            .formatted(file, result.getShape(), pixels.getShape().get(0)));
        }
        return result;
    }

    @Override
    public void close() {
        module.close();
        manager.close();
    }
}
