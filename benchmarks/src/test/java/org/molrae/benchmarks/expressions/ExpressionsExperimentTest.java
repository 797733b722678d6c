package org.molrae.benchmarks.expressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.benchmarks.sequences.SearchProtocol;
import org.molrae.benchmarks.sequences.TrainedModels;
import org.molrae.benchmarks.table.Cell;
import org.molrae.benchmarks.table.CellStore;
import org.molrae.benchmarks.table.StopSignal;
import org.molrae.benchmarks.table.Table;
import org.molrae.benchmarks.table.TableListener;
import org.molrae.expressions.DerivationEnumeration;
import org.molrae.expressions.Expression;
import org.molrae.expressions.ExpressionModel;
import org.molrae.expressions.ExpressionScore;
import org.molrae.expressions.ExpressionSearch;
import org.molrae.expressions.ScoredExpressions;
import org.molrae.grammar.SyntaxException;
import org.molrae.search.Evaluation;
import org.molrae.search.ScoredText;
import org.molrae.search.surrogate.GaussianProcessFit;
import org.molrae.sequences.SequencePreset;

final class ExpressionsExperimentTest {

    private static final String BAYESIAN = ExpressionsExperiment.row(SequencePreset.GRAE, "bo");
    private static final String GENETIC = ExpressionsExperiment.row(SequencePreset.GRAE, "genetic");

    private static final TrainedModels.Training SMALL =
            new TrainedModels.Training(
                    SequencePreset.Task.EXPRESSIONS,
                    SequencePreset.Network.OURS,
                    Map.of(
                            "network",
                            Map.of(
                                    "latentDimension", 8,
                                    "encoderEmbedding", 8,
                                    "encoderChannels", List.of(16, 16),
                                    "decoderEmbedding", 16,
                                    "stateSize", 48),
                            "plan",
                            Map.of("epochs", 1)));

    private static ScoredExpressions expressions;

    @TempDir Path folder;
    private final List<String> heard = new ArrayList<>();

    /** Kusner's first and the target. */
    @BeforeAll
    static void enumerate() throws SyntaxException {
        List<Expression> all = new ArrayList<>();
        DerivationEnumeration derivations = DerivationEnumeration.kusner();
        for (int i = 0; i < 300; i++) {
            all.add(Expression.of(derivations.next(), Expression.rules()));
        }
        all.add(Expression.parse("x + 1 / 3 + sin( x * x )"));
        expressions = ScoredExpressions.of(all, ExpressionScore.kusner());
    }

    private Table table(TrainedModels.Training training, int decodes) {
        TableListener listener =
                new TableListener() {
                    @Override
                    public void training(String model) {
                        heard.add("training of " + model);
                    }

                    @Override
                    public void cell(String cell, int number, int count) {
                        heard.add(cell);
                    }
                };
        StopSignal signal = new StopSignal();
        SearchProtocol protocol =
                new SearchProtocol(20, 0, 2, 4, 2, decodes, new GaussianProcessFit(50, 10, 50, 5));
        return new Table(
                new CellStore(folder),
                new ExpressionsExperiment(
                        protocol,
                        models(training, listener, signal),
                        new KusnerExpressions(expressions),
                        ComputeDevice.CPU,
                        listener,
                        signal),
                listener,
                signal);
    }

    private TrainedModels models(
            TrainedModels.Training training, TableListener listener, StopSignal signal) {
        return new TrainedModels(
                folder,
                training,
                new KusnerExpressions(expressions),
                ComputeDevice.CPU,
                listener,
                signal);
    }

    @Test
    void goesOnWhereItWasStopped() throws IOException {
        table(SMALL, 3).run(List.of(BAYESIAN), 2);
        assertThat(heard).containsExactly("training of grae", "grae-bo-1", "grae-bo-2");
        List<Cell> first = table(SMALL, 3).cells();
        assertThat(first).hasSize(2).allMatch(cell -> cell.figure("valid") == 1);
        assertThat(folder.resolve("models/grae.training")).doesNotExist();

        // as a kill in the middle of the second trial leaves it
        Path cell = folder.resolve("cells/grae-bo-2");
        Files.delete(cell.resolve("cell.json"));
        Path trace = cell.resolve("trace.csv");
        String whole = Files.readString(trace);
        Files.writeString(trace, whole.substring(0, whole.length() * 2 / 3));
        heard.clear();
        table(SMALL, 3).run(List.of(BAYESIAN, GENETIC), 2);
        assertThat(heard).containsExactly("grae-genetic-1", "grae-bo-2", "grae-genetic-2");
        assertThat(table(SMALL, 3).cells().subList(0, 2)).isEqualTo(first);
        assertThat(table(SMALL, 3).report().markdown())
                .startsWith("Scores are log(1 + MSE), lower is better. Every search was told the")
                .contains("8 proposals")
                .contains("(the target and what equals it)");

        assertThatThrownBy(() -> table(SMALL, 4).run(List.of(BAYESIAN), 1))
                .hasMessageContaining("grae-bo-1 is of another table (decodes was 3, is 4)");
        TrainedModels.Training other =
                new TrainedModels.Training(SMALL.task(), SMALL.network(), Map.of());
        assertThatThrownBy(() -> table(other, 3).run(List.of(BAYESIAN), 1))
                .hasMessageContaining("grae.safetensors is of another table (network was")
                .hasMessageContaining("epochs=20");
    }

    @Test
    void freshVotesGoOnAsIfNeverStopped() throws IOException {
        String row = ExpressionsExperiment.row(SequencePreset.GRAE, "genetic+fresh");
        table(SMALL, 3).run(List.of(row), 1);
        List<Cell> whole = table(SMALL, 3).cells();
        Path cell = folder.resolve("cells/grae-genetic+fresh-1");
        Path trace = cell.resolve("trace.csv");
        List<String> lines = Files.readAllLines(trace);
        Files.write(trace, lines.subList(0, 6));
        Files.delete(cell.resolve("cell.json"));
        table(SMALL, 3).run(List.of(row), 1);
        assertThat(table(SMALL, 3).cells()).isEqualTo(whole);
        assertThat(texts(Files.readAllLines(trace))).isEqualTo(texts(lines));
    }

    private static List<String> texts(List<String> trace) {
        return trace.stream().map(line -> line.split(",", -1)[3]).toList();
    }

    @Test
    void tellsNothingThatEqualsTheTarget() throws IOException {
        Path file = models(SMALL, TableListener.NONE, new StopSignal()).file(SequencePreset.GRAE);
        try (ExpressionModel model = ExpressionModel.load(file, ComputeDevice.CPU)) {
            ExpressionSearch search =
                    new ExpressionSearch(
                            model,
                            expressions,
                            new ExpressionSearch.Told(1000, ExpressionSearch.EXACT, 1));
            assertThat(search.start()).hasSize(300);
            double withheld = expressions.quantile(0.25);
            ExpressionSearch strict =
                    new ExpressionSearch(
                            model, expressions, new ExpressionSearch.Told(8, withheld, 1));
            assertThat(strict.start()).hasSize(8).allMatch(text -> text.score() > withheld);
            double[] above = expressions.above(withheld).scores();
            Arrays.sort(above);
            assertThat(strict.start().stream().map(ScoredText::score).toList())
                    .as("a quarter are the lowest")
                    .contains(above[0], above[1]);
        }
    }

    private static Evaluation evaluation(int index, String text, double score) {
        boolean valid = !Double.isNaN(score);
        return new Evaluation(
                1, index, text, valid, score, true, 0, Double.NaN, Double.NaN, new float[] {0});
    }

    @Test
    void textsThatAreTheSameFunctionCountOnce() {
        List<Evaluation> all =
                List.of(
                        evaluation(0, "x", 2),
                        evaluation(1, "x + + 1", Double.NaN),
                        evaluation(2, "x + 1", 1),
                        evaluation(3, "1 + x", 1 + 1e-12));
        Cell cell =
                ExpressionsExperiment.cell("cvae-bo", 7, all, List.of("x", "(", "x + 1", "1 + x"));
        assertThat(cell.best()).extracting(Cell.Scored::text).containsExactly("x + 1", "x");
        assertThat(cell.figure("valid greedy")).isEqualTo(0.75);
        assertThat(cell.figure("average")).isEqualTo((4 + 1e-12 + ExpressionScore.WORST) / 4);
        assertThat(cell.figure(ExpressionsExperiment.EXACT_AT)).isNaN();
    }

    @Test
    void namesTheFirstProposalThatEqualsTheTarget() throws IOException {
        List<Evaluation> all =
                List.of(evaluation(0, "x", 2), evaluation(1, "a", 0), evaluation(2, "b", 1e-16));
        List<String> greedy = List.of("x", "x", "x");
        List<Cell> cells =
                List.of(
                        ExpressionsExperiment.cell("grae-genetic", 1, all, greedy),
                        ExpressionsExperiment.cell("grae-genetic", 2, all, greedy));
        String markdown = ExpressionsReport.of(cells, "Told nothing.").markdown();
        assertThat(markdown)
                .startsWith("Told nothing.\n\n| model, search | trials | valid (vote) |")
                .contains("| grae genetic | 2 | 1.00 ± 0.00 | 1.00 ± 0.00 | 0.00 ± 0.00 |")
                .contains("2 (2, 2)")
                .contains("| GVAE in the paper | 5 | 0.99 ± 0.01 |")
                .contains("± is the standard error of the mean");
        List<String> csv = ExpressionsReport.of(cells, "").csv().lines().toList();
        assertThat(csv)
                .hasSize(3)
                .startsWith(
                        "model,strategy,seed,valid,valid_greedy,average,average_without_worst,exact_at,"
                                + "best1,expression1,best2,expression2,best3,expression3");
        assertThat(csv.get(1)).startsWith("grae,genetic,1,1.0,1.0,0.66666").endsWith(",,");
    }

    @Test
    void rowsAreOrderedByModelAndThePapersSearchIsFirst() {
        List<String> rows =
                new ArrayList<>(List.of("cvae-bo", "grae-evolution", "grae-bo", "gvae-turbo"));
        ExpressionsExperiment experiment =
                new ExpressionsExperiment(
                        new SearchProtocol(20, 0, 2, 4, 2, 3, GaussianProcessFit.DEFAULT),
                        models(SMALL, TableListener.NONE, new StopSignal()),
                        new KusnerExpressions(expressions),
                        ComputeDevice.CPU,
                        TableListener.NONE,
                        new StopSignal());
        rows.sort(experiment.order());
        assertThat(rows).containsExactly("grae-bo", "grae-evolution", "gvae-turbo", "cvae-bo");
    }
}
