package org.molrae.benchmarks.expressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.expressions.Expression;
import org.molrae.expressions.ExpressionModel;
import org.molrae.expressions.ExpressionScore;
import org.molrae.expressions.ExpressionSearch;
import org.molrae.expressions.ScoredExpressions;
import org.molrae.grammar.Grammar;
import org.molrae.grammar.SyntaxException;
import org.molrae.grammar.Vocabulary;
import org.molrae.search.ScoredText;
import org.molrae.search.surrogate.GaussianProcessFit;
import org.molrae.sequences.GrammarAutoencoder;
import org.molrae.sequences.SequenceModel;
import org.molrae.sequences.network.ConvolutionalGruConfig;

final class ExpressionsTableTest {

    private static final ExpressionsTable.Row BAYESIAN =
            new ExpressionsTable.Row(SequenceModel.GRAE, "bo");
    private static final ExpressionsTable.Row GENETIC =
            new ExpressionsTable.Row(SequenceModel.GRAE, "genetic");

    private static final ConvolutionalGruConfig SMALL =
            new ConvolutionalGruConfig(8, 24, 8, List.of(16, 16), 3, 16, 48, 1);

    @TempDir Path folder;
    private ScoredExpressions training;

    @BeforeEach
    void makeAModel() throws IOException, SyntaxException {
        List<Expression> expressions = new ArrayList<>();
        List<String> terms = List.of("x", "1", "3", "sin(x)");
        for (String term : terms) {
            for (String other : terms) {
                expressions.add(Expression.parse(term + " + " + other));
                expressions.add(Expression.parse(term + " * " + other));
                expressions.add(Expression.parse(term + " / " + other));
            }
        }
        expressions.add(Expression.parse("x + 1 / 3 + sin( x * x )"));
        training = ScoredExpressions.of(expressions, ExpressionScore.kusner());
        Files.createDirectories(folder.resolve("models"));
        try (GrammarAutoencoder model =
                GrammarAutoencoder.untrained(
                        Vocabulary.of(Grammar.named("expression")), SMALL, ComputeDevice.CPU, 1)) {
            model.save(folder.resolve("models/grae.safetensors"));
        }
    }

    private ExpressionsTable table(TableListener listener) {
        TableSettings settings =
                new TableSettings(
                        SequenceModel.Network.OURS,
                        1,
                        20,
                        0,
                        8,
                        4,
                        2,
                        3,
                        new GaussianProcessFit(50, 10, 50, 5));
        return new ExpressionsTable(folder, settings, ComputeDevice.CPU, listener, training);
    }

    @Test
    void goesOnWhereItWasStopped() throws IOException {
        List<String> begun = new ArrayList<>();
        TableListener listener =
                new TableListener() {
                    @Override
                    public void begins(String what) {
                        begun.add(what);
                    }
                };
        List<TrialFigures> first = table(listener).run(List.of(BAYESIAN), 2);
        assertThat(begun).containsExactly("grae bo trial 1", "grae bo trial 2");
        assertThat(first).hasSize(2).allMatch(trial -> trial.valid() == 1);
        Path trace = folder.resolve("trials/grae-bo-2.csv");
        String whole = Files.readString(trace);
        Files.writeString(trace, whole.substring(0, whole.length() * 2 / 3));
        List<TrialFigures> again = table(listener).run(List.of(BAYESIAN, GENETIC), 2);
        assertThat(begun.subList(2, begun.size()))
                .containsExactly("grae genetic trial 1", "grae bo trial 2", "grae genetic trial 2");
        assertThat(again.stream().filter(trial -> trial.strategy().equals("bo")))
                .containsExactlyElementsOf(first);
        assertThat(table(new TableListener() {}).known())
                .contains("8 proposals")
                .contains("(the target and what equals it)");
    }

    @Test
    void freshVotesGoOnAsIfNeverStopped() throws IOException {
        ExpressionsTable.Row row = new ExpressionsTable.Row(SequenceModel.GRAE, "genetic+fresh");
        List<TrialFigures> whole = table(new TableListener() {}).run(List.of(row), 1);
        Path trace = folder.resolve("trials/grae-genetic+fresh-1.csv");
        List<String> lines = Files.readAllLines(trace);
        Files.write(trace, lines.subList(0, 6));
        assertThat(table(new TableListener() {}).run(List.of(row), 1)).isEqualTo(whole);
        assertThat(texts(Files.readAllLines(trace))).isEqualTo(texts(lines));
    }

    private static List<String> texts(List<String> trace) {
        return trace.stream().map(line -> line.split(",", -1)[3]).toList();
    }

    @Test
    void tellsNothingThatEqualsTheTarget() throws IOException {
        try (ExpressionModel model =
                ExpressionModel.load(
                        folder.resolve("models/grae.safetensors"), ComputeDevice.CPU)) {
            ExpressionSearch search =
                    new ExpressionSearch(
                            model,
                            training,
                            new ExpressionSearch.Told(100, ExpressionSearch.EXACT, 1));
            assertThat(search.start()).hasSize(40);
            double withheld = training.quantile(0.25);
            ExpressionSearch strict =
                    new ExpressionSearch(
                            model, training, new ExpressionSearch.Told(8, withheld, 1));
            assertThat(strict.start()).hasSize(8).allMatch(text -> text.score() > withheld);
            double[] above = training.above(withheld).scores();
            Arrays.sort(above);
            assertThat(strict.start().stream().map(ScoredText::score).toList())
                    .as("a quarter are the lowest")
                    .contains(above[0], above[1]);
        }
    }

    @Test
    void refusesWhatMakesNoTable() {
        assertThatThrownBy(
                        () ->
                                new TableSettings(
                                        SequenceModel.Network.OURS,
                                        1,
                                        20,
                                        0,
                                        10,
                                        4,
                                        2,
                                        3,
                                        GaussianProcessFit.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("10 evaluations are no whole number of batches of 4 and of 2");
    }
}
