package org.molrae.autoencoder.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;
import static org.assertj.core.data.Percentage.withPercentage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.molrae.autoencoder.storage.HostTensor;
import org.molrae.autoencoder.storage.Safetensors;

class GaussianMomentsTest {

    @Test
    void ofOneDimensionItIsMeansAndDeviations() {
        // (3 - 1)² + (2 - 5)²
        GaussianMoments a = GaussianMoments.of(new double[] {3}, new double[][] {{4}});
        GaussianMoments b = GaussianMoments.of(new double[] {1}, new double[][] {{25}});
        assertThat(a.distance(b)).isCloseTo(13, offset(1e-12));
        assertThat(a.distance(a)).isCloseTo(0, offset(1e-12));
    }

    @Test
    void ofTurnedAxesItKnowsTheAngle() {
        // S has variances 4 and 1, T is S turned by 90 degrees: S T = 4 I, trace of its root 4
        GaussianMoments a = GaussianMoments.of(new double[2], new double[][] {{4, 0}, {0, 1}});
        GaussianMoments b = GaussianMoments.of(new double[2], new double[][] {{1, 0}, {0, 4}});
        assertThat(a.distance(b)).isCloseTo(5 + 5 - 2 * 4, offset(1e-12));
        // and by 45 degrees: eigenvalues of S T are those of {{10, 6}, {1.5, 2.5}}, with product 16
        // and sum 12.5; the sum of their roots is sqrt(12.5 + 2 * 4)
        GaussianMoments c =
                GaussianMoments.of(new double[2], new double[][] {{2.5, 1.5}, {1.5, 2.5}});
        assertThat(a.distance(c)).isCloseTo(10 - 2 * Math.sqrt(20.5), offset(1e-12));
    }

    @Test
    void momentsAreUnbiased() {
        GaussianMoments moments = GaussianMoments.of(new float[][] {{1, 10}, {3, 14}});
        GaussianMoments expected =
                GaussianMoments.of(new double[] {2, 12}, new double[][] {{2, 4}, {4, 8}});
        assertThat(moments.distance(expected)).isCloseTo(0, offset(1e-6));
    }

    @Test
    void sumsGiveTheSameMoments() throws IOException {
        for (String name : List.of("plain.a", "singular.b")) {
            float[][] features = matrix(name);
            for (float[] row : features) {
                // far from the origin squares would lose digits
                row[0] += 1e4f;
            }
            GaussianMoments.Sums sums = new GaussianMoments.Sums(features[0].length);
            for (float[] row : features) {
                sums.add(row);
            }
            assertThat(sums.rows()).isEqualTo(features.length);
            GaussianMoments other = GaussianMoments.of(matrix(name.replace('b', 'a')));
            assertThat(sums.moments().distance(other))
                    .isCloseTo(GaussianMoments.of(features).distance(other), withPercentage(1e-9));
        }
    }

    @Test
    void refusesWhatHasNoCovariance() {
        GaussianMoments.Sums sums = new GaussianMoments.Sums(1);
        sums.add(new float[] {1});
        assertThatThrownBy(sums::moments).hasMessage("a covariance of 1 rows");
        GaussianMoments wrong = GaussianMoments.of(new float[][] {{1}, {Float.NaN}});
        assertThatThrownBy(() -> wrong.distance(wrong)).hasMessageContaining("are they finite?");
        GaussianMoments plane = GaussianMoments.of(new float[][] {{1, 2}, {2, 3}});
        assertThatThrownBy(() -> wrong.distance(plane)).hasMessageContaining("1 and 2 dimensions");
    }

    /** Figures of {@code benchmarks/peers/image_metrics_reference.py}. */
    @ParameterizedTest
    @ValueSource(strings = {"plain", "near", "singular"})
    void agreesWithSciPy(String name) throws IOException {
        double distance =
                GaussianMoments.of(matrix(name + ".a"))
                        .distance(GaussianMoments.of(matrix(name + ".b")));
        assertThat(distance)
                .isCloseTo(tensor(name + ".distance").toDoubles()[0], withPercentage(0.01));
    }

    private static float[][] matrix(String name) throws IOException {
        HostTensor tensor = tensor(name);
        int columns = (int) tensor.shape()[1];
        float[] flat = tensor.toFloats();
        float[][] rows = new float[(int) tensor.shape()[0]][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(flat, i * columns, (i + 1) * columns);
        }
        return rows;
    }

    private static HostTensor tensor(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        GaussianMomentsTest.class.getResourceAsStream("frechet.safetensors"))) {
            byte[] bytes = in.readAllBytes();
            Safetensors stored =
                    Safetensors.read(new ByteArrayInputStream(bytes), bytes.length, 1 << 20);
            return Objects.requireNonNull(stored.tensors().get(name), name);
        }
    }
}
