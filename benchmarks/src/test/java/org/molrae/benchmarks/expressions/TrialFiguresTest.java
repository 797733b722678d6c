package org.molrae.benchmarks.expressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.molrae.expressions.ExpressionScore;
import org.molrae.search.Evaluation;

final class TrialFiguresTest {

    private static Evaluation evaluation(int index, String text, double score) {
        boolean valid = !Double.isNaN(score);
        return new Evaluation(
                1, index, text, valid, score, true, 0, Double.NaN, Double.NaN, new float[] {0});
    }

    /** Two of five are no expressions, and count as the worst. */
    @Test
    void countsByHand() {
        List<Evaluation> all =
                List.of(
                        evaluation(0, "x", 2),
                        evaluation(1, "x + + 1", Double.NaN),
                        evaluation(2, "x + 1", 1),
                        evaluation(3, "1 + x", 1 + 1e-12),
                        evaluation(4, "sin(", Double.NaN));
        TrialFigures figures =
                TrialFigures.of("cvae", "bo", 7, all, List.of("x", "x", "(", "x + 1", "sin("));
        assertThat(figures.valid()).isCloseTo(0.6, within(1e-12));
        assertThat(figures.validGreedy()).isCloseTo(0.6, within(1e-12));
        assertThat(figures.average()).isCloseTo((4 + 2 * ExpressionScore.WORST) / 5, within(1e-9));
        assertThat(figures.averageDropped()).isCloseTo(4 / 3.0, within(1e-9));
        assertThat(figures.best())
                .as("the same function counts once")
                .extracting(TrialFigures.Found::text)
                .containsExactly("x + 1", "x");
        assertThat(figures.exactAt()).isZero();
    }

    @Test
    void namesTheFirstProposalThatEqualsTheTarget() {
        List<Evaluation> all =
                List.of(evaluation(0, "x", 2), evaluation(1, "a", 0), evaluation(2, "b", 1e-16));
        TrialFigures figures = TrialFigures.of("grae", "genetic", 1, all, List.of("x", "x", "x"));
        assertThat(figures.exactAt()).isEqualTo(2);
        TableReport report = new TableReport(List.of(figures, figures), "Told nothing.");
        assertThat(report.markdown())
                .contains("Told nothing.")
                .contains("| grae genetic | 2 | 1.00 ± 0.00 | 1.00 ± 0.00 | 0.00 ± 0.00 |")
                .contains("2 (2, 2)")
                .contains("GVAE in the paper | 5 | 0.99 ± 0.01");
        assertThat(report.csv().lines().toList()).hasSize(3);
        assertThat(report.csv().lines().skip(1).findFirst().orElse(""))
                .startsWith("grae,genetic,1,1.0,1.0,0.66666")
                .endsWith(",,");
    }
}
