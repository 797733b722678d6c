package org.molrae.images.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.assertj.core.data.Percentage.withPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"plain", "near", "singular"})
    void agreesWithSciPy(String name) {
        Reference reference = Reference.read();
        double distance =
                GaussianMoments.of(reference.matrix(name + ".a"))
                        .distance(GaussianMoments.of(reference.matrix(name + ".b")));
        assertThat(distance)
                .isCloseTo(reference.numbers(name + ".distance")[0], withPercentage(0.01));
    }
}
