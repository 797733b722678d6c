package org.molrae.expressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.molrae.grammar.SyntaxException;

final class ExpressionScoreTest {
    private static final ExpressionScore SCORE = ExpressionScore.kusner();

    @Test
    void targetScoresZeroHoweverItIsWritten() {
        assertThat(SCORE.ofText("1/3+x+sin(x*x)")).isZero();
        assertThat(SCORE.ofText("x+sin(x*x)+1/3")).isLessThan(1e-15);
    }

    @Test
    void undefinedExpressionsAndNonsenseScoreWorst() {
        assertThat(ExpressionScore.WORST).isEqualTo(Math.log(1001), within(1e-14));
        assertThat(SCORE.ofText("exp(exp(exp(3)))")).isEqualTo(ExpressionScore.WORST);
        assertThat(SCORE.ofText("sin(exp(exp(x)))")).isEqualTo(ExpressionScore.WORST);
        assertThat(SCORE.ofText("no expression")).isEqualTo(ExpressionScore.WORST);
    }

    @Test
    void agreesWithNumPy() throws IOException {
        for (String line : lines()) {
            String[] fields = line.split("\t", -1);
            double expected = Double.parseDouble(fields[1]);
            assertThat(SCORE.ofText(fields[0])).as(fields[0]).isCloseTo(expected, within(1e-9));
        }
    }

    @Test
    void refusesTargetsThatAreUndefined() throws SyntaxException {
        Expression pole = Expression.parse("1/x");
        assertThatThrownBy(() -> new ExpressionScore(pole, new double[] {1, 0}))
                .hasMessage("the target 1 / x is Infinity at 0.0");
        assertThatThrownBy(() -> new ExpressionScore(pole, new double[0]))
                .hasMessage("a score needs points");
    }

    private static List<String> lines() throws IOException {
        try (BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        ExpressionScoreTest.class.getResourceAsStream(
                                                "scores.tsv")),
                                StandardCharsets.UTF_8))) {
            List<String> lines = in.lines().toList();
            assertThat(lines).hasSize(300);
            return lines;
        }
    }
}
