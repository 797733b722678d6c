package org.molrae.sequences.expressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.grammar.Grammar;
import org.molrae.grammar.SyntaxException;
import org.molrae.grammar.Vocabulary;
import org.molrae.sequences.Expressions;
import org.molrae.sequences.GrammarAutoencoder;
import org.molrae.sequences.data.CorpusBuilder;

final class ExpressionModelTest {

    @TempDir Path folder;

    private ExpressionModel untrained(String grammar) throws IOException, SyntaxException {
        try (ExpressionCorpus corpus =
                new ExpressionCorpus(Grammar.named(grammar), 24, 1, folder.resolve("corpus"))) {
            for (String text : Expressions.random(60, 1)) {
                Expression expression = Expression.parse(text);
                if (text.replace(" ", "").length() < 24) {
                    corpus.add(expression);
                }
            }
            CorpusBuilder.Corpora corpora = corpus.finish(0);
            return new ExpressionModel(
                    GrammarAutoencoder.untrained(
                            corpora.vocabulary(), Expressions.SMALL, ComputeDevice.CPU, 1));
        }
    }

    @Test
    void aModelOfRulesWritesExpressions() throws Exception {
        try (ExpressionModel model = untrained("expression")) {
            assertThat(model.characters()).isFalse();
            float[] code = model.encode("sin(x)+1");
            assertThat(model.encode("sin( x ) + 1")).containsExactly(code);
            List<String> walk = model.interpolate(code, model.encode("x*x"), 5);
            assertThat(walk).hasSize(5).allMatch(ExpressionSearch::valid);
        }
    }

    @Test
    void aModelOfCharactersReadsTextsWithoutBlanks() throws Exception {
        try (ExpressionModel model = untrained("characters")) {
            assertThat(model.characters()).isTrue();
            assertThat(model.encode("sin(x)+1")).hasSize(Expressions.SMALL.latentDimension());
            assertThat(model.encode("sin( x ) + 1")).containsExactly(model.encode("sin(x)+1"));
            int[] rules = model.autoencoder().decode(List.of(model.encode("x*x"))).get(0);
            assertThat(model.text(rules)).doesNotContain(" ");
        }
    }

    @Test
    void refusesOtherGrammars() {
        GrammarAutoencoder molecules =
                GrammarAutoencoder.untrained(
                        Vocabulary.of(Grammar.named("kusner")),
                        Expressions.SMALL,
                        ComputeDevice.CPU,
                        1);
        try (molecules) {
            assertThatThrownBy(() -> new ExpressionModel(molecules))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a model of the grammar kusner writes no expressions");
        }
    }
}
