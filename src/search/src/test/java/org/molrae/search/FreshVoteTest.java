package org.molrae.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FreshVoteTest {

    /** Draws a, a, a, b, b, c for every code; c is invalid. */
    private static final CodeDecoder DRAW =
            (codes, random) ->
                    IntStream.range(0, codes.size())
                            .mapToObj(i -> "aaabbc".substring(i % 6, i % 6 + 1))
                            .toList();

    private static List<String> decode(FreshVote vote, int codes) {
        return vote.decode(
                Collections.nCopies(codes, new float[] {0}),
                Collections.nCopies(codes, new SplittableRandom(1)));
    }

    @Test
    void theMostFrequentWithoutAScoreWins() {
        FreshVote vote = new FreshVote(DRAW, 6, text -> !text.equals("c"), List.of());
        assertThat(decode(vote, 3))
                .as("each once, then the most frequent again")
                .containsExactly("a", "b", "a");
        FreshVote told = new FreshVote(DRAW, 6, text -> !text.equals("c"), List.of("a"));
        assertThat(decode(told, 1)).containsExactly("b");
        told.round(
                new RoundReport(
                        1,
                        List.of(
                                new Evaluation(
                                        1,
                                        0,
                                        "b",
                                        true,
                                        1,
                                        true,
                                        0,
                                        Double.NaN,
                                        Double.NaN,
                                        new float[] {0})),
                        Optional.empty(),
                        Optional.empty()));
        assertThat(decode(told, 1)).as("all are scored").containsExactly("a");
    }

    @Test
    void invalidTextsWinOnlyAmongThemselves() {
        FreshVote vote = new FreshVote(DRAW, 6, text -> text.equals("c"), List.of());
        assertThat(decode(vote, 1)).containsExactly("c");
        FreshVote none = new FreshVote(DRAW, 6, text -> false, List.of());
        assertThat(decode(none, 1)).containsExactly("a");
        assertThatThrownBy(() -> new FreshVote(DRAW, 0, text -> true, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
