package org.molrae.search.surrogate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/** Dense figures, made by benchmarks/peers/gaussian_process_reference.py. */
final class Reference {
    private static final int DIMENSION = 4;

    private Reference() {}

    static double[] reals(String name) {
        try (BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        Reference.class.getResourceAsStream("reference.tsv")),
                                StandardCharsets.UTF_8))) {
            String line =
                    in.lines().filter(l -> l.startsWith(name + "\t")).findFirst().orElseThrow();
            return Arrays.stream(line.split("\t", -1))
                    .skip(1)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static double real(String name) {
        return reals(name)[0];
    }

    static double[][] codes(String name) {
        double[] flat = reals(name);
        double[][] codes = new double[flat.length / DIMENSION][];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = Arrays.copyOfRange(flat, i * DIMENSION, (i + 1) * DIMENSION);
        }
        return codes;
    }

    static double[][] inducing() {
        return Arrays.copyOf(codes("codes"), 15);
    }

    static void assertClose(double[] actual, double[] expected, double tolerance) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual[i])
                    .as("%d", i)
                    .isCloseTo(expected[i], within(tolerance * Math.max(1, Math.abs(expected[i]))));
        }
    }
}
