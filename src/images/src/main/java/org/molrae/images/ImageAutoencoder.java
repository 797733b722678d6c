package org.molrae.images;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.Arrays;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.InferenceParameters;
import org.molrae.autoencoder.Posterior;
import org.molrae.autoencoder.density.CodeSplit;
import org.molrae.autoencoder.density.DensityEstimator;
import org.molrae.autoencoder.density.FitListener;
import org.molrae.autoencoder.model.LatentModel;
import org.molrae.autoencoder.training.Provenance;
import org.molrae.images.data.ImageBatches;
import org.molrae.images.data.ImageData;
import org.molrae.images.data.ImageSet;
import org.molrae.images.data.ImageShape;
import org.molrae.images.network.ConvolutionalConfig;
import org.molrae.images.network.ConvolutionalNetwork;

/**
 * A model of images: encoder, decoder, latent densities. Made by {@link ImageTraining} or {@link
 * #load}.
 *
 * <p>Not thread-safe: a network is used by one thread at a time.
 */
public final class ImageAutoencoder extends LatentModel {

    /** Images on the device at a time. */
    private static final int CHUNK = 250;

    private final ConvolutionalNetwork network;

    private ImageAutoencoder(
            ConvolutionalNetwork network,
            Posterior posterior,
            NDManager manager,
            Provenance provenance) {
        super(network, posterior, manager, provenance);
        this.network = network;
    }

    /**
     * A model with seeded initial weights.
     *
     * @param posterior how the encoder's output becomes a code
     * @throws IllegalStateException if a GPU is asked for and there is none
     */
    public static ImageAutoencoder untrained(
            ConvolutionalConfig config, Posterior posterior, ComputeDevice device, long seed) {
        if (posterior.decoderWidth(config.latentDimension()) != config.latentDimension()) {
            throw new IllegalArgumentException(
                    "the decoder of images is not told of noise, as %s needs"
                            .formatted(posterior.label()));
        }
        int width = posterior.encoderWidth(config.latentDimension());
        return device.owning(
                manager ->
                        new ImageAutoencoder(
                                new ConvolutionalNetwork(config, width, manager, seed),
                                posterior,
                                manager,
                                Provenance.untrained(seed)));
    }

    /**
     * Loads a model.
     *
     * @throws org.molrae.autoencoder.storage.ModelFormatException if the file is damaged, of
     *     another format, or of a version this one does not read
     * @throws IOException if it cannot be read
     */
    public static ImageAutoencoder load(Path file, ComputeDevice device) throws IOException {
        return ImageModelFile.FORMAT.load(file, device);
    }

    /**
     * Whether a file says of itself that it holds a model of images, of whatever version; needs no
     * engine.
     */
    public static boolean isStoredIn(Path file) {
        return ImageModelFile.FORMAT.isIn(file);
    }

    @Override
    public void save(Path file) throws IOException {
        ImageModelFile.FORMAT.save(this, file);
    }

    @Override
    public ConvolutionalNetwork network() {
        return network;
    }

    /** The shape of the network. */
    public ConvolutionalConfig config() {
        return network.config();
    }

    /**
     * Fits a density to the codes of the training images and judges it by those of the validation
     * images, see {@link #setDensity(FittedDensity)}.
     *
     * @throws IllegalArgumentException if they are too few, or of another shape than the model's
     */
    public void fit(DensityEstimator estimator, ImageData data, FitListener listener) {
        setDensity(estimator.fit(split(data), listener));
    }

    CodeSplit split(ImageData data) {
        return new CodeSplit(encode(data.training()), encode(data.validation()));
    }

    /**
     * Encodes images: the means of their posteriors.
     *
     * @return codes, {@code [n][latentDimension]}
     * @throws IllegalArgumentException if the images have another shape than the model's
     */
    public float[][] encode(ImageSet images) {
        if (!images.shape().equals(config().image())) {
            throw new IllegalArgumentException(
                    "the images are %s, the model's %s"
                            .formatted(images.shape(), config().image()));
        }
        float[][] codes = new float[images.size()][];
        for (int from = 0; from < codes.length; from += CHUNK) {
            int to = Math.min(codes.length, from + CHUNK);
            int[] chosen = new int[to - from];
            for (int i = 0; i < chosen.length; i++) {
                chosen[i] = from + i;
            }
            try (NDManager step = manager().newSubManager();
                    NDScope scope = new NDScope()) {
                scope.suppressNotUsedWarning();
                NDList batch = new NDList(ImageBatches.pixels(images.select(chosen), step));
                NDArray encoded = network.encode(new InferenceParameters(step), batch, false);
                float[] flat = posterior().mean(encoded).toFloatArray();
                int width = config().latentDimension();
                for (int i = from; i < to; i++) {
                    codes[i] = Arrays.copyOfRange(flat, (i - from) * width, (i - from + 1) * width);
                }
            } finally {
                Reference.reachabilityFence(this);
            }
        }
        return codes;
    }

    /**
     * Decodes codes.
     *
     * @param codes {@code [n][latentDimension]}
     * @return the means of the pixels, rounded to bytes
     */
    public ImageSet decode(float[][] codes) {
        ImageShape shape = config().image();
        byte[][] images = new byte[codes.length][];
        for (int from = 0; from < codes.length; from += CHUNK) {
            int to = Math.min(codes.length, from + CHUNK);
            byte[] flat = decodeChunk(Arrays.copyOfRange(codes, from, to));
            for (int i = from; i < to; i++) {
                int start = (i - from) * shape.values();
                images[i] = Arrays.copyOfRange(flat, start, start + shape.values());
            }
        }
        return ImageSet.unlabelled(shape, images);
    }

    private byte[] decodeChunk(float[][] codes) {
        int width = config().latentDimension();
        float[] flat = new float[codes.length * width];
        for (int i = 0; i < codes.length; i++) {
            if (codes[i].length != width) {
                throw new IllegalArgumentException(
                        "a code of %d dimensions, the model has %d"
                                .formatted(codes[i].length, width));
            }
            System.arraycopy(codes[i], 0, flat, i * width, width);
        }
        try (NDManager step = manager().newSubManager();
                NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            NDArray array = step.create(flat, new Shape(codes.length, width));
            return network.decode(new InferenceParameters(step), array, new NDList(), false)
                    .mul(255f)
                    .round()
                    .toType(DataType.UINT8, false)
                    .toByteArray();
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /**
     * Draws images of codes from a density; each follows from the seed and its number alone.
     *
     * @param density name of a density of this model
     */
    public ImageSet sample(String density, int count, long seed) {
        return decode(drawCodes(density(density), count, seed));
    }

    /** Images through the latent space and back. */
    public ImageSet reconstruct(ImageSet images) {
        return decode(encode(images));
    }
}
