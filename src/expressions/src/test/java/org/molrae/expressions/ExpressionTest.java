package org.molrae.expressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molrae.grammar.Derivation;
import org.molrae.grammar.DerivationCodec;
import org.molrae.grammar.Grammar;
import org.molrae.grammar.SyntaxException;
import org.molrae.grammar.Vocabulary;
import org.molrae.grammar.VocabularyLearner;

final class ExpressionTest {
    @ParameterizedTest
    @CsvSource({
        "x, 2, 2",
        "1+x*2, 2, 5",
        "(1+x)*2, 2, 6",
        "1+2*3+x, 2, 9",
        "3/2/x, 2, 0.75",
        "1/2*3, 0, 1.5",
        "x*x/2*3+1, 2, 7",
        "1/x, 0, Infinity",
        "(x/2)/x, 0, NaN",
        "sin(exp(exp(exp(x)))), 3, NaN",
        "exp(exp(exp(3))), 0, Infinity",
        "1/exp(exp(exp(3))), 0, 0.0",
        "sin(x)+exp(x), 0, 1",
    })
    void evaluatesAsPythonWould(String text, double x, double expected) throws SyntaxException {
        Double boxed = expected;
        assertThat(Expression.parse(text).at(x)).isEqualTo(boxed);
        assertThat(Expression.parse(text).at(new double[] {7, x, -7})[1]).isEqualTo(boxed);
    }

    @Test
    void readsDerivationsInPlainAndMergedRules() throws SyntaxException {
        DerivationCodec plain = new DerivationCodec(Expression.rules());
        VocabularyLearner learner = new VocabularyLearner(Expression.rules().grammar());
        int[] example = learner.encode("sin( x * x ) + exp( 1 / 2 ) * 3");
        Vocabulary merged = learner.learn(List.of(example, example, example), 8);
        Derivation derivation = new DerivationCodec(merged).encode("sin(x*x)+exp(1/2)*3");
        assertThat(derivation.size()).isLessThan(plain.encode("sin(x*x)+exp(1/2)*3").size());
        Expression expression = Expression.of(derivation, merged);
        assertThat(expression).hasToString("sin( x * x ) + exp( 1 / 2 ) * 3");
        assertThat(expression.at(2)).isEqualTo(StrictMath.sin(4) + StrictMath.exp(0.5) * 3);
    }

    @Test
    void refusesWhatIsNone() {
        assertThatThrownBy(() -> Expression.parse("1+y"))
                .isInstanceOf(SyntaxException.class)
                .hasMessageContaining("position 2");
        assertThatThrownBy(() -> Expression.of(Derivation.of(0, 3), Expression.rules()))
                .hasMessageContaining("is not expanded");
        Vocabulary kusner = Vocabulary.of(Grammar.named("kusner"));
        assertThatThrownBy(() -> Expression.of(Derivation.of(0), kusner))
                .hasMessage("rules of the grammar kusner derive no expression");
    }

    @Test
    void survivesAHundredThousandParentheses() throws SyntaxException {
        int depth = 100_000;
        String text = "sin(".repeat(depth) + "x" + "+1".repeat(depth) + ")".repeat(depth);
        assertThat(Expression.parse(text).at(1)).isBetween(-0.01, 0.01);
        String right = "1/(".repeat(depth) + "2" + ")".repeat(depth);
        assertThat(Expression.parse(right).at(1)).isEqualTo(2);
    }
}
