package org.molrae.benchmarks.goals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressCurveTest {

    /** Values of mol_opt's {@code top_auc} with a budget of 1,000, logged every 100 calls. */
    @ParameterizedTest
    @CsvSource({
        "7, 0.251532386, 0.115943691, 0.115943691",
        "100, 0.334606931, 0.306091129, 0.157123773",
        "250, 0.421595, 0.385064777, 0.277800021",
        "1000, 0.612436931, 0.573753079, 0.445217367"
    })
    void areasAreThoseOfPmo(int calls, double top1, double top10, double top100) {
        double[] scores =
                IntStream.range(0, calls)
                        .mapToDouble(i -> i * 37 % 101 / 101.0 * (0.3 + 0.7 * i / 1000))
                        .toArray();
        assertThat(ProgressCurve.area(scores, 1, 1000)).isEqualTo(top1, within(1e-9));
        assertThat(ProgressCurve.area(scores, 10, 1000)).isEqualTo(top10, within(1e-9));
        assertThat(ProgressCurve.area(scores, 100, 1000)).isEqualTo(top100, within(1e-9));
    }
}
