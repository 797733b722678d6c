package org.molrae.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.molrae.search.strategy.PopulationSearch;
import org.molrae.search.strategy.TextSearch;

/** Campaigns of strategies that write texts themselves. */
class TextCampaignTest {

    private static final int LENGTH = 12;
    private static final String WANTED = "abcabcabcabc";

    @TempDir Path folder;

    /** Words of three letters that are crossed at a point and mutated at a place. */
    private static final PopulationSearch.Variation WORDS =
            new PopulationSearch.Variation() {
                @Override
                public String draw(RandomGenerator random) {
                    StringBuilder text = new StringBuilder();
                    for (int i = 0; i < LENGTH; i++) {
                        text.append((char) ('a' + random.nextInt(3)));
                    }
                    return text.toString();
                }

                @Override
                public Optional<String> child(String one, String two, RandomGenerator random) {
                    int at = random.nextInt(LENGTH);
                    StringBuilder child =
                            new StringBuilder(one.substring(0, at) + two.substring(at));
                    child.setCharAt(random.nextInt(LENGTH), (char) ('a' + random.nextInt(3)));
                    return Optional.of(child.toString());
                }
            };

    private final Map<String, Integer> asked = new HashMap<>();

    private double score(String text) {
        asked.merge(text, 1, Integer::sum);
        int same = 0;
        for (int i = 0; i < LENGTH; i++) {
            same += text.charAt(i) == WANTED.charAt(i) ? 1 : 0;
        }
        return same;
    }

    private Campaign campaign(CampaignPlan plan) {
        SearchProblem problem =
                new SearchProblem(
                        (codes, random) -> {
                            throw new AssertionError("there are no codes");
                        },
                        text -> !text.startsWith("cc"),
                        this::score,
                        Goal.MAXIMIZE);
        return new Campaign(problem, List.of(), plan, seed -> new PopulationSearch(WORDS, seed));
    }

    private static CampaignPlan budget(int budget) {
        return CampaignPlan.ofBudget("words", 5, budget, 7);
    }

    @Test
    void aPopulationFindsWhatIsWantedWithinTheBudget() {
        CampaignResult result = campaign(budget(1500)).run(CampaignListener.NONE);
        assertThat(result.complete()).isTrue();
        assertThat(asked).hasSize(1500).allSatisfy((text, times) -> assertThat(times).isEqualTo(1));
        assertThat(result.asked()).isEqualTo(1500);
        assertThat(result.best(1).get(0).text()).isEqualTo(WANTED);
        assertThat(result.evaluations())
                .allSatisfy(one -> assertThat(one.code()).isEmpty())
                .filteredOn(one -> !one.valid())
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.text()).startsWith("cc"));
    }

    @Test
    void aBatchIsAskedNoMoreThanTheBudget() {
        BatchObjective together = texts -> texts.stream().mapToDouble(this::score).toArray();
        SearchProblem problem =
                new SearchProblem(
                        (codes, random) -> List.of(), text -> true, together, Goal.MAXIMIZE);
        new Campaign(
                        problem,
                        List.of(),
                        CampaignPlan.ofBudget("words", 8, 203, 7),
                        seed -> new PopulationSearch(WORDS, seed))
                .run(CampaignListener.NONE);
        assertThat(asked).hasSize(203);
    }

    @Test
    void aResumedCampaignIsTheSame() throws IOException {
        List<Evaluation> whole = campaign(budget(400)).run(CampaignListener.NONE).evaluations();
        Path file = folder.resolve("trace.csv");
        try (CampaignTrace trace = CampaignTrace.create(file)) {
            campaign(budget(173)).run(trace, CampaignListener.NONE);
        }
        asked.clear();
        List<Evaluation> resumed;
        try (CampaignTrace trace = CampaignTrace.resume(file)) {
            resumed = campaign(budget(400)).run(trace, CampaignListener.NONE).evaluations();
        }
        assertThat(asked).hasSize(400 - 173);
        assertThat(resumed.stream().map(TextCampaignTest::row).toList())
                .isEqualTo(whole.stream().map(TextCampaignTest::row).toList());
        List<String> lines = Files.readAllLines(file);
        Files.write(file, List.of(lines.get(0), lines.get(1).replaceAll("[abc]{12}", WANTED)));
        try (CampaignTrace trace = CampaignTrace.resume(file)) {
            assertThatThrownBy(() -> campaign(budget(400)).run(trace, CampaignListener.NONE))
                    .hasMessageContaining("is of another campaign");
        }
    }

    private static String row(Evaluation one) {
        return "%d %d %s %s %s %s"
                .formatted(
                        one.round(),
                        one.index(),
                        one.text(),
                        one.valid(),
                        one.score(),
                        one.fresh());
    }

    /** Proposes the same again and again. */
    private static final class Stuck implements TextSearch {
        final Set<String> told = new HashSet<>();

        @Override
        public List<String> propose(int batch) {
            return List.of(WANTED, WANTED);
        }

        @Override
        public void observe(List<String> texts, double[] scores) {
            told.addAll(texts);
        }
    }

    @Test
    void aStrategyThatKnowsNothingNewEndsIt() {
        Stuck stuck = new Stuck();
        CampaignResult result =
                new Campaign(
                                new SearchProblem(
                                        (codes, random) -> List.of(),
                                        text -> true,
                                        this::score,
                                        Goal.MAXIMIZE),
                                List.of(new ScoredText("start", new float[0], 1)),
                                CampaignPlan.ofBudget("stuck", 2, 50, 1),
                                seed -> stuck)
                        .run(CampaignListener.NONE);
        assertThat(result.complete()).isTrue();
        assertThat(result.asked()).isEqualTo(1);
        assertThat(stuck.told).containsExactlyInAnyOrder("start", WANTED);
    }
}
