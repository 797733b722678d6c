package org.molrae.expressions;

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
import org.molrae.sequences.GrammarAutoencoder;
import org.molrae.sequences.data.CorpusBuilder;
import org.molrae.sequences.network.ConvolutionalGruConfig;

final class ExpressionModelTest {

    private static final ConvolutionalGruConfig SMALL =
            new ConvolutionalGruConfig(8, 24, 8, List.of(16, 16), 3, 16, 48, 1);

    private static final List<String> TEXTS =
            List.of(
                    "x",
                    "1",
                    "x * x",
                    "1 / 3 + x",
                    "sin(x)",
                    "exp(x) + 2",
                    "sin(x * x) / 3",
                    "(x + 1) * 2");

    @TempDir Path folder;

    private ExpressionModel untrained(String grammar) throws IOException, SyntaxException {
        try (ExpressionCorpus corpus =
                new ExpressionCorpus(Grammar.named(grammar), 24, 1, folder.resolve("corpus"))) {
            for (String text : TEXTS) {
                corpus.add(Expression.parse(text));
            }
            CorpusBuilder.Corpora corpora = corpus.finish(0);
            return new ExpressionModel(
                    GrammarAutoencoder.untrained(
                            corpora.vocabulary(), SMALL, ComputeDevice.CPU, 1));
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
            assertThat(model.encode("sin(x)+1")).hasSize(SMALL.latentDimension());
            assertThat(model.encode("sin( x ) + 1")).containsExactly(model.encode("sin(x)+1"));
            int[] rules = model.autoencoder().decode(List.of(model.encode("x*x"))).get(0);
            assertThat(model.text(rules)).doesNotContain(" ");
        }
    }

    @Test
    void refusesOtherGrammars() {
        GrammarAutoencoder molecules =
                GrammarAutoencoder.untrained(
                        Vocabulary.of(Grammar.named("kusner")), SMALL, ComputeDevice.CPU, 1);
        try (molecules) {
            assertThatThrownBy(() -> new ExpressionModel(molecules))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a model of the grammar kusner writes no expressions");
        }
    }
}
