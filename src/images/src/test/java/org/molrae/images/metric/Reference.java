package org.molrae.images.metric;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import org.molrae.autoencoder.storage.HostTensor;
import org.molrae.autoencoder.storage.Safetensors;

/** Figures made by {@code benchmarks/peers/image_metrics_reference.py}. */
record Reference(Safetensors stored) {

    static Reference read() {
        try (InputStream in =
                Objects.requireNonNull(
                        Reference.class.getResourceAsStream("reference.safetensors"))) {
            byte[] bytes = in.readAllBytes();
            return new Reference(
                    Safetensors.read(
                            new java.io.ByteArrayInputStream(bytes), bytes.length, 1 << 20));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    double[] numbers(String name) {
        return tensor(name).toDoubles();
    }

    float[][] matrix(String name) {
        HostTensor tensor = tensor(name);
        int columns = (int) tensor.shape()[1];
        float[] flat = tensor.toFloats();
        float[][] rows = new float[(int) tensor.shape()[0]][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(flat, i * columns, (i + 1) * columns);
        }
        return rows;
    }

    private HostTensor tensor(String name) {
        return Objects.requireNonNull(stored.tensors().get(name), name);
    }
}
