package org.molrae.images.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrecisionRecallTest {

    @Test
    void ofEqualHistogramsBothAreOne() {
        double[] p = {0.2, 0.3, 0.5};
        PrecisionRecall figures = PrecisionRecall.ofHistograms(p, p);
        assertThat(figures.recallWeighted()).isCloseTo(1, offset(1e-3));
        assertThat(figures.precisionWeighted()).isCloseTo(1, offset(1e-3));
    }

    @Test
    void ofDisjointHistogramsBothAreZero() {
        PrecisionRecall figures =
                PrecisionRecall.ofHistograms(new double[] {1, 0}, new double[] {0, 1});
        assertThat(figures.recallWeighted()).isZero();
        assertThat(figures.precisionWeighted()).isZero();
    }

    @Test
    void samplesFromHalfOfTheDataHaveLowRecall() {
        double[] data = {0.25, 0.25, 0.25, 0.25};
        double[] half = {0.5, 0.5, 0, 0};
        // the curve has the corner precision 1, recall ½: F8 = 65 ½ / (64 + ½)
        PrecisionRecall figures = PrecisionRecall.ofHistograms(half, data);
        assertThat(figures.recallWeighted()).isCloseTo(65 * 0.5 / 64.5, offset(1e-3));
        assertThat(figures.precisionWeighted()).isCloseTo(65 * 0.5 / (1 + 64 * 0.5), offset(1e-3));
        PrecisionRecall swapped = PrecisionRecall.ofHistograms(data, half);
        assertThat(swapped.recallWeighted()).isGreaterThan(0.98);
        assertThat(swapped.precisionWeighted()).isLessThan(0.51);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void agreesWithTheReferenceOnHistograms(int number) {
        Reference reference = Reference.read();
        String name = "histograms" + number;
        PrecisionRecall figures =
                PrecisionRecall.ofHistograms(
                        reference.numbers(name + ".samples"), reference.numbers(name + ".data"));
        double[] expected = reference.numbers(name + ".f");
        assertThat(figures.recallWeighted()).isCloseTo(expected[0], offset(1e-9));
        assertThat(figures.precisionWeighted()).isCloseTo(expected[1], offset(1e-9));
    }

    @Test
    void agreesWithScikitLearnsClusters() {
        Reference reference = Reference.read();
        PrecisionRecall figures =
                PrecisionRecall.of(
                        reference.matrix("clustered.samples"),
                        reference.matrix("clustered.data"),
                        1);
        double[] expected = reference.numbers("clustered.f");
        // both start k-means at random
        assertThat(figures.recallWeighted()).isCloseTo(expected[0], offset(0.02));
        assertThat(figures.precisionWeighted()).isCloseTo(expected[1], offset(0.02));
    }

    @Test
    void refusesSetsOfDifferentSize() {
        assertThatThrownBy(() -> PrecisionRecall.of(new float[30][2], new float[29][2], 1))
                .hasMessageContaining("as many samples as data");
    }
}
