package org.molrae.autoencoder.density;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.molrae.autoencoder.NormalDeviates;
import org.molrae.autoencoder.storage.HostTensor;
import org.molrae.autoencoder.storage.Safetensors;

/** Codes with scikit-learn's figures, made by benchmarks/peers/gaussian_mixture_reference.py. */
record Fixture(Map<String, HostTensor> tensors) {
    static Fixture of(String name) {
        String resource = name + ".safetensors";
        try (InputStream in = Objects.requireNonNull(Fixture.class.getResourceAsStream(resource))) {
            byte[] bytes = in.readAllBytes();
            InputStream copy = new ByteArrayInputStream(bytes);
            return new Fixture(Safetensors.read(copy, bytes.length, 1 << 20).tensors());
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    /** Codes drawn from a mixture of {@code k} round Gaussians around random corners. */
    static float[][] blobs(long seed, int n, int dimension, int k) {
        SplittableRandom rng = new SplittableRandom(seed);
        float[][] codes = new float[n][dimension];
        for (int row = 0; row < n; row++) {
            int corner = rng.nextInt(k);
            double[] deviates = NormalDeviates.draw(rng, dimension);
            for (int j = 0; j < dimension; j++) {
                codes[row][j] = (float) (3 * ((corner >> (j % 4)) & 1) + deviates[j]);
            }
        }
        return codes;
    }

    float[][] codes() {
        int n = (int) tensor("codes").shape()[0];
        int d = (int) tensor("codes").shape()[1];
        float[] flat = tensor("codes").toFloats();
        float[][] codes = new float[n][];
        for (int row = 0; row < n; row++) {
            codes[row] = Arrays.copyOfRange(flat, row * d, (row + 1) * d);
        }
        return codes;
    }

    double[] reals(String name) {
        return tensor(name).toDoubles();
    }

    double real(String name) {
        return reals(name)[0];
    }

    int components() {
        return (int) tensor("weights").shape()[0];
    }

    /** A mixture stored as {@code <prefix>weights}, {@code <prefix>means} and so on. */
    GaussianMixture mixture(String prefix) {
        try {
            return (GaussianMixture)
                    LatentDensity.read(
                            "gmm",
                            Map.of(
                                    "weights", tensor(prefix + "weights"),
                                    "means", tensor(prefix + "means"),
                                    "covariances", tensor(prefix + "covariances")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    HostTensor tensor(String name) {
        return Objects.requireNonNull(tensors.get(name), name);
    }
}
