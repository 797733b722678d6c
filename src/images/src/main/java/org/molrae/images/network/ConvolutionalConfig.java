package org.molrae.images.network;

import org.molrae.images.data.ImageShape;

/**
 * The shape of a {@link ConvolutionalNetwork}. The paper's (its appendix and released code): four
 * convolutions of 128, 256, 512 and 1024 channels, kernels of 4 x 4 for a side of 32 and 5 x 5 for
 * 64, and 16, 128 and 64 latent dimensions for MNIST, CIFAR-10 and CelebA.
 *
 * @param image shape of the images; a side of 32 or 64
 * @param latentDimension of the codes
 * @param baseChannels channels of the first convolution; the paper's 128 times the width factor
 * @param kernel 4 or 5
 */
public record ConvolutionalConfig(
        ImageShape image, int latentDimension, int baseChannels, int kernel) {

    private static final int PAPER_CHANNELS = 128;

    /** Refuses sizes that make no network. */
    public ConvolutionalConfig {
        require(
                "a side of 32 or 64 pixels",
                image.side() == 32 || image.side() == 64,
                image.side());
        require("1 to 4096 latent dimensions", within(latentDimension, 4096), latentDimension);
        require("1 to 1024 base channels", within(baseChannels, 1024), baseChannels);
        require("a kernel of 4 or 5", kernel == 4 || kernel == 5, kernel);
    }

    private static boolean within(int value, int most) {
        return value >= 1 && value <= most;
    }

    private static void require(String what, boolean condition, int value) {
        if (!condition) {
            throw new IllegalArgumentException(
                    "the network for images needs " + what + ", not " + value);
        }
    }

    /**
     * The paper's network for images of this shape.
     *
     * @param width factor on all channels, in (0, 8]; 1 is the paper's
     * @throws IllegalArgumentException if the side is neither 32 nor 64, or the factor is out of
     *     its range
     */
    public static ConvolutionalConfig paper(ImageShape image, double width) {
        if (!(width > 0 && width <= 8)) {
            throw new IllegalArgumentException("the width factor must lie in (0, 8], not " + width);
        }
        int channels = Math.max(1, (int) Math.round(PAPER_CHANNELS * width));
        boolean large = image.side() == 64;
        int latent = large ? 64 : image.channels() == 1 ? 16 : 128;
        return new ConvolutionalConfig(image, latent, channels, large ? 5 : 4);
    }

    /**
     * How many numbers the network of this shape has, batch normalization's statistics among them;
     * to know before any memory is taken.
     *
     * @param encoderWidth of the encoder's output
     */
    public long parameters(int encoderWidth) {
        long c = baseChannels;
        long encoder = (long) kernel * kernel * c * (image.channels() + 2 * c + 8 * c + 32 * c);
        encoder += 4 * 15 * c;
        long reduced = 8 * c * (image.side() / 16) * (image.side() / 16);
        encoder += (reduced + 1) * encoderWidth;
        long decoder = (latentDimension + 1L) * 8 * c * 64;
        long taps = 4L * ((kernel + 1) / 2) * ((kernel + 1) / 2);
        long channels = 8 * c;
        for (int side = 8; side < image.side(); side *= 2) {
            decoder += taps * channels * (channels / 2) + 4 * (channels / 2);
            channels /= 2;
        }
        decoder += image.channels() * ((long) kernel * kernel * channels + 1);
        return encoder + decoder;
    }

    /** The same network with other codes. */
    public ConvolutionalConfig withLatentDimension(int dimension) {
        return new ConvolutionalConfig(image, dimension, baseChannels, kernel);
    }
}
