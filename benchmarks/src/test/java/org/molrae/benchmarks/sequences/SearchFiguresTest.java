package org.molrae.benchmarks.sequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.molrae.search.Evaluation;
import org.molrae.search.Goal;
import org.molrae.search.surrogate.GaussianProcessFit;

final class SearchFiguresTest {

    private static Evaluation evaluation(int index, boolean valid, double score) {
        return new Evaluation(
                1, index, "t" + index, valid, score, true, 0, Double.NaN, Double.NaN, new float[1]);
    }

    /** Two of five are invalid, and count as the worst. */
    private static final List<Evaluation> ALL =
            List.of(
                    evaluation(0, true, 2),
                    evaluation(1, false, Double.NaN),
                    evaluation(2, true, 1),
                    evaluation(3, true, 3),
                    evaluation(4, false, Double.NaN));

    private static final List<String> GREEDY = List.of("yes", "no", "no", "yes", "no");

    @Test
    void countsByHand() {
        Map<String, Double> low =
                SearchFigures.of(Goal.MINIMIZE, ALL, 10, GREEDY, text -> text.equals("yes"));
        assertThat(low.get(SearchFigures.VALID)).isCloseTo(0.6, within(1e-12));
        assertThat(low.get(SearchFigures.VALID_GREEDY)).isCloseTo(0.4, within(1e-12));
        assertThat(low.get(SearchFigures.AVERAGE)).isCloseTo(26 / 5.0, within(1e-12));
        assertThat(low.get(SearchFigures.AVERAGE_DROPPED)).isCloseTo(2, within(1e-12));
    }

    @Test
    void theWorstIsTheLowestWhereHighScoresAreWanted() {
        Map<String, Double> high =
                SearchFigures.of(Goal.MAXIMIZE, ALL, -9, GREEDY, text -> text.equals("yes"));
        assertThat(high.get(SearchFigures.AVERAGE)).isCloseTo(-12 / 5.0, within(1e-12));
        assertThat(high.get(SearchFigures.AVERAGE_DROPPED)).isCloseTo(2, within(1e-12));
        Map<String, Double> among =
                SearchFigures.of(Goal.MAXIMIZE, ALL, 1, GREEDY, text -> text.equals("yes"));
        assertThat(among.get(SearchFigures.AVERAGE_DROPPED))
                .as("a valid proposal of the worst score is dropped too")
                .isCloseTo(2.5, within(1e-12));
    }

    @Test
    void whereAllHaveTheWorstNoneIsLeft() {
        Map<String, Double> none =
                SearchFigures.of(
                        Goal.MINIMIZE, ALL.subList(1, 2), 10, GREEDY.subList(1, 2), text -> false);
        assertThat(none.get(SearchFigures.AVERAGE_DROPPED)).isNaN();
        assertThat(none.get(SearchFigures.AVERAGE)).isEqualTo(10);
    }

    @Test
    void refusesProtocolsThatMakeNoSearch() {
        assertThatThrownBy(() -> new SearchProtocol(20, 0, 2, 4, 3, 3, GaussianProcessFit.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("8 evaluations are no whole number of batches of 4 and of 3");
        assertThatThrownBy(() -> new SearchProtocol(20, 1, 2, 4, 2, 3, GaussianProcessFit.DEFAULT))
                .hasMessage("the withheld share must be from 0 to below 1, is 1.0");
    }
}
