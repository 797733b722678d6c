package org.molrae.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.molrae.search.strategy.CodeSearch;
import org.molrae.search.strategy.SearchBox;
import org.molrae.search.strategy.StrategyRegistry;

/** Texts are points rounded to tenths, with a digit drawn; those right of 0.9 are invalid. */
class CampaignTest {
    private static final SearchBox BOX = new SearchBox(new double[] {-1, -1}, new double[] {1, 1});

    private static final CodeDecoder DECODER =
            (codes, random) -> {
                List<String> texts = new ArrayList<>();
                for (int i = 0; i < codes.size(); i++) {
                    texts.add(text(codes.get(i)) + " " + random.get(i).nextInt(2));
                }
                return texts;
            };

    @TempDir Path folder;

    private static String text(float[] code) {
        return Math.round(10 * code[0]) + " " + Math.round(10 * code[1]);
    }

    /** The squared distance from (0.3, -0.2), in squared tenths. */
    private static double score(String text) {
        String[] parts = text.split(" ", -1);
        double x = Double.parseDouble(parts[0]) - 3;
        double y = Double.parseDouble(parts[1]) + 2;
        return x * x + y * y;
    }

    private static SearchProblem problem(ToDoubleFunction<String> objective, Goal goal) {
        return new SearchProblem(
                DECODER, text -> !text.startsWith("9") && !text.startsWith("10"), objective, goal);
    }

    private static List<ScoredText> start(int count) {
        SplittableRandom random = new SplittableRandom(4);
        List<ScoredText> start = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[] code = {(float) random.nextDouble(-1, 0), (float) random.nextDouble(-1, 0)};
            start.add(new ScoredText(text(code) + " start", code, score(text(code))));
        }
        return start;
    }

    private static Campaign campaign(String strategy, int rounds, long seed) {
        return new Campaign(
                problem(CampaignTest::score, Goal.MINIMIZE),
                start(40),
                BOX,
                new CampaignPlan(strategy, rounds, 5, seed),
                StrategyRegistry.STANDARD);
    }

    private static List<String> rows(CampaignResult result) {
        return result.evaluations().stream()
                .map(
                        one ->
                                "%d %d %s %s %s %s %s"
                                        .formatted(
                                                one.round(),
                                                one.index(),
                                                one.text(),
                                                one.score(),
                                                one.fresh(),
                                                one.predictedMean(),
                                                List.of(one.code()[0], one.code()[1])))
                .toList();
    }

    private CampaignResult resumed(String strategy, Path file) throws IOException {
        try (CampaignTrace trace = CampaignTrace.resume(file)) {
            return campaign(strategy, 4, 7).run(trace, CampaignListener.NONE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bo", "turbo", "evolution", "genetic", "random"})
    void goesOnAsIfItHadNotStopped(String strategy) throws IOException {
        CampaignResult whole = campaign(strategy, 4, 7).run(CampaignListener.NONE);
        Path file = folder.resolve("trace.csv");
        try (CampaignTrace trace = CampaignTrace.create(file)) {
            campaign(strategy, 2, 7).run(trace, CampaignListener.NONE);
        }
        // killed within the second round, in the middle of a row
        List<String> lines = Files.readAllLines(file);
        Files.writeString(
                file,
                String.join("\n", lines.subList(0, 9)) + "\n" + lines.get(9).substring(0, 11));

        CampaignResult result = resumed(strategy, file);
        assertThat(rows(result)).isEqualTo(rows(whole)).hasSize(20);
        assertThat(rows(resumed(strategy, file))).isEqualTo(rows(whole));
        assertThat(Files.readAllLines(file)).hasSize(21);
        assertThat(rows(campaign(strategy, 4, 8).run(CampaignListener.NONE)))
                .isNotEqualTo(rows(whole));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bo", "turbo", "evolution", "genetic"})
    void findsTheLowestScore(String strategy) {
        CampaignResult result = campaign(strategy, 12, 1).run(CampaignListener.NONE);
        assertThat(result.best(1).get(0).score()).isLessThanOrEqualTo(1);
    }

    @Test
    void maximizes() {
        CampaignResult result =
                new Campaign(
                                problem(text -> 5 - score(text), Goal.MAXIMIZE),
                                List.of(),
                                BOX,
                                new CampaignPlan("genetic", 20, 5, 1),
                                StrategyRegistry.STANDARD)
                        .run(CampaignListener.NONE);
        List<Evaluation> best = result.best(3);
        assertThat(best.get(0).score()).isGreaterThanOrEqualTo(4);
        assertThat(best.get(0).score()).isGreaterThanOrEqualTo(best.get(1).score());
        assertThat(best).extracting(Evaluation::text).doesNotHaveDuplicates();
    }

    @Test
    void asksOnceForAText() {
        List<String> asked = new ArrayList<>();
        ToDoubleFunction<String> objective =
                text -> {
                    asked.add(text);
                    return text.endsWith("0") ? Double.NaN : score(text);
                };
        CampaignResult result =
                new Campaign(
                                problem(objective, Goal.MINIMIZE),
                                List.of(),
                                BOX,
                                new CampaignPlan("evolution", 30, 10, 1),
                                StrategyRegistry.STANDARD)
                        .run(CampaignListener.NONE);
        assertThat(asked).doesNotHaveDuplicates().noneMatch(text -> text.startsWith("9"));
        assertThat(result.asked()).isEqualTo(asked.size());
        assertThat(result.duplicates()).isPositive();
        assertThat(result.invalid()).isPositive();
        assertThat(result.unscored()).isPositive();
        assertThat(result.asked() + result.duplicates() + result.invalid()).isEqualTo(300);
        assertThat(result.evaluations())
                .filteredOn(one -> one.text().endsWith("0"))
                .noneMatch(Evaluation::scored);
    }

    @Test
    void takesScoresFromTheStart() {
        AtomicInteger asked = new AtomicInteger();
        List<ScoredText> start = new ArrayList<>();
        for (int x = -10; x <= 8; x++) {
            for (int y = -10; y <= 10; y++) {
                for (int digit = 0; digit < 2; digit++) {
                    start.add(
                            new ScoredText(
                                    x + " " + y + " " + digit, new float[] {x / 10f, y / 10f}, 2));
                }
            }
        }
        CampaignResult result =
                new Campaign(
                                problem(text -> asked.incrementAndGet(), Goal.MINIMIZE),
                                start,
                                BOX,
                                new CampaignPlan("random", 3, 5, 1),
                                StrategyRegistry.STANDARD)
                        .run(CampaignListener.NONE);
        assertThat(asked).hasValue(0);
        assertThat(result.best(1).get(0).score()).isEqualTo(2);
    }

    /** Keeps what it is told. */
    private static final class Told implements CodeSearch {
        final List<double[]> codes = new ArrayList<>();
        final List<Double> costs = new ArrayList<>();

        @Override
        public double[][] propose(int batch) {
            return new double[][] {{0.1, 0.1}, {0.95, 0}};
        }

        @Override
        public void observe(double[][] told, double[] scores) {
            codes.addAll(List.of(told));
            for (double score : scores) {
                costs.add(score);
            }
        }
    }

    @Test
    void tellsCostsAndWhatIsInvalid() {
        Told told = new Told();
        new Campaign(
                        problem(CampaignTest::score, Goal.MAXIMIZE),
                        start(30),
                        BOX,
                        new CampaignPlan("told", 1, 2, 1),
                        StrategyRegistry.STANDARD.with("told", (box, seed) -> told))
                .run(CampaignListener.NONE);
        // a strategy without a process is told all of the start
        assertThat(told.codes).hasSize(32);
        assertThat(told.costs.get(0)).isEqualTo(-start(1).get(0).score());
        assertThat(told.costs.get(30)).isEqualTo(-score("1 1"));
        assertThat(told.costs.get(31)).isNaN();
    }

    @Test
    void judgesTheProcessByScoresThatItWasNotTold() {
        List<RoundReport> rounds = campaign("bo", 5, 3).run(CampaignListener.NONE).rounds();
        for (RoundReport round : rounds) {
            double squares = 0;
            int count = 0;
            for (Evaluation one : round.evaluations()) {
                if (one.scored()) {
                    squares += Math.pow(one.score() - one.predictedMean(), 2);
                    count++;
                    assertThat(one.predictedDeviation()).isPositive();
                }
            }
            assertThat(round.proposals().orElseThrow().rmse())
                    .isCloseTo(Math.sqrt(squares / count), within(1e-9));
            assertThat(round.heldOut().orElseThrow().rmse()).isPositive();
        }
        // a smooth function of two variables is learnt from 36 scores, which vary by some tens
        assertThat(rounds.get(4).heldOut().orElseThrow().rmse()).isLessThan(10);
        assertThat(campaign("genetic", 1, 3).run(CampaignListener.NONE).rounds().get(0).heldOut())
                .isEmpty();
    }

    @Test
    void writesATableThatOthersCanRead() throws IOException {
        Path file = folder.resolve("trace.csv");
        try (CampaignTrace trace = CampaignTrace.create(file)) {
            campaign("bo", 1, 7).run(trace, CampaignListener.NONE);
            assertThatThrownBy(() -> CampaignTrace.resume(file))
                    .isInstanceOf(FileSystemException.class)
                    .hasMessageEndingWith("another run writes it");
        }
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.get(0))
                .isEqualTo(
                        "round,index,strategy,text,valid,score,fresh,seconds,predicted_mean,predicted_deviation,heldout_rmse,heldout_log_likelihood,code");
        assertThat(lines.get(1))
                .matches(
                        "1,0,bo,-?\\d+ -?\\d+ [01],[01],[0-9.]*,[01],[0-9.]+,[-0-9.E]+,[0-9.E]+,[0-9.E]+,[-0-9.E]+,[-0-9.E]+ [-0-9.E]+");
        assertThatThrownBy(() -> CampaignTrace.create(file))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void refusesTracesOfOthers() throws IOException {
        Path file = folder.resolve("trace.csv");
        try (CampaignTrace trace = CampaignTrace.create(file)) {
            campaign("random", 2, 8).run(trace, CampaignListener.NONE);
        }
        assertThatThrownBy(() -> resumed("random", file))
                .hasMessageContaining("another campaign")
                .hasMessageContaining("proposal 0 of round 1 differs");
        Files.writeString(file, "smiles,score\nC,1\n");
        assertThatThrownBy(() -> resumed("random", file))
                .hasMessageContaining("trace.csv, line 1")
                .hasMessageContaining("other columns");
        Files.write(file, new byte[0]);
        assertThatThrownBy(() -> resumed("random", file)).hasMessageContaining("it is empty");
        try (CampaignTrace trace = CampaignTrace.create(folder.resolve("other.csv"))) {
            campaign("random", 1, 7).run(trace, CampaignListener.NONE);
        }
        Path other = folder.resolve("other.csv");
        String text = Files.readString(other, StandardCharsets.UTF_8);
        Files.writeString(other, text.replace(",random,", ",random,\"a\n"));
        assertThatThrownBy(() -> resumed("random", other)).hasMessageContaining("no trace");
        Files.writeString(other, text.replaceFirst("\n1,0,", "\n1,4,"));
        assertThatThrownBy(() -> resumed("random", other)).hasMessageContaining("another batch");
        Files.writeString(other, text.replaceFirst("\n1,0,", "\nx,0,"));
        assertThatThrownBy(() -> resumed("random", other)).hasMessageContaining("line 2");
    }

    @Test
    void refusesPlansThatMakeNoSense() {
        assertThatThrownBy(() -> campaign("simplex", 1, 1))
                .hasMessage(
                        "unknown strategy 'simplex'; there are "
                                + StrategyRegistry.STANDARD.names());
        assertThatThrownBy(() -> new CampaignPlan("bo", 0, 5, 1))
                .hasMessageContaining("not 0, 5 and");
        assertThatThrownBy(() -> new ScoredText("C", new float[1], Double.NaN))
                .hasMessage("the score of C is NaN");
    }

    @ParameterizedTest
    @ValueSource(strings = {"random", "genetic", "bo"})
    void scoresOfBatchesAreThoseOfSingleTexts(String strategy) {
        List<Integer> sizes = new ArrayList<>();
        BatchObjective together =
                texts -> {
                    sizes.add(texts.size());
                    return texts.stream().mapToDouble(CampaignTest::score).toArray();
                };
        List<String> single = rows(campaign(strategy, 4, 7).run(CampaignListener.NONE));
        for (BatchObjective objective :
                List.of(together, BatchObjective.parallel(CampaignTest::score, 3))) {
            CampaignResult result =
                    new Campaign(
                                    problem(objective, Goal.MINIMIZE),
                                    start(40),
                                    BOX,
                                    new CampaignPlan(strategy, 4, 5, 7),
                                    StrategyRegistry.STANDARD)
                            .run(CampaignListener.NONE);
            assertThat(rows(result)).isEqualTo(single);
            assertThat(result.complete()).isTrue();
        }
        assertThat(sizes).hasSizeLessThanOrEqualTo(4).anyMatch(size -> size > 1);
    }

    @Test
    void failuresOfParallelObjectivesAreTheirOwn() {
        BatchObjective failing =
                BatchObjective.parallel(
                        text -> {
                            throw new UnsupportedOperationException("no " + text);
                        },
                        2);
        assertThatThrownBy(() -> failing.scores(List.of("a", "b")))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("no a");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anInterruptLeavesWhatThereIs(boolean parallel) throws Exception {
        AtomicInteger asked = new AtomicInteger();
        Thread campaigning = Thread.currentThread();
        ToDoubleFunction<String> slow =
                text -> {
                    if (asked.incrementAndGet() == 7) {
                        campaigning.interrupt();
                    }
                    try {
                        Thread.sleep(asked.get() < 7 ? 0 : 60_000);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        return Double.NaN;
                    }
                    return score(text);
                };
        Path file = folder.resolve("interrupted" + parallel + ".csv");
        long begin = System.nanoTime();
        CampaignResult result;
        boolean stays;
        try (CampaignTrace trace = CampaignTrace.create(file)) {
            result =
                    new Campaign(
                                    problem(
                                            parallel ? BatchObjective.parallel(slow, 1) : slow,
                                            Goal.MINIMIZE),
                                    start(40),
                                    BOX,
                                    new CampaignPlan("random", 10, 5, 7),
                                    StrategyRegistry.STANDARD)
                            .run(trace, CampaignListener.NONE);
        } finally {
            stays = Thread.interrupted();
        }
        assertThat((System.nanoTime() - begin) / 1e9).isLessThan(1);
        assertThat(stays).isTrue();
        assertThat(result.complete()).isFalse();
        List<String> all = rows(campaign("random", 10, 7).run(CampaignListener.NONE));
        assertThat(rows(result)).isEqualTo(all.subList(0, result.evaluations().size()));
        assertThat(result.evaluations()).hasSizeBetween(parallel ? 5 : 6, 20);
        assertThat(CampaignTrace.read(file)).hasSameSizeAs(result.evaluations());
        try (CampaignTrace trace = CampaignTrace.resume(file)) {
            assertThat(rows(campaign("random", 10, 7).run(trace, CampaignListener.NONE)))
                    .isEqualTo(all);
        }
    }

    @Test
    void aListenerMayCancel() {
        CampaignResult result =
                campaign("genetic", 10, 7)
                        .run(
                                new CampaignListener() {
                                    @Override
                                    public void round(RoundReport report) {
                                        if (report.round() == 3) {
                                            throw new CancellationException("enough");
                                        }
                                    }
                                });
        assertThat(result.complete()).isFalse();
        assertThat(result.rounds()).hasSize(3);
        assertThat(rows(result))
                .isEqualTo(rows(campaign("genetic", 3, 7).run(CampaignListener.NONE)));
    }
}
