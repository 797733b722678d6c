package org.molrae.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MajorityVoteTest {

    /** Hands out texts in their order, whatever the codes. */
    private static CodeDecoder of(String... texts) {
        return (codes, random) -> List.of(texts).subList(0, codes.size());
    }

    private static String winner(int decodes, String... texts) {
        return new MajorityVote(of(texts), decodes, text -> !text.startsWith("!"))
                .decode(List.of(new float[1]), List.of(new SplittableRandom(1)))
                .get(0);
    }

    @Test
    void takesTheMostFrequentValidText() {
        assertThat(winner(6, "!x", "a", "!x", "b", "!x", "b")).isEqualTo("b");
        assertThat(winner(4, "b", "a", "b", "a")).isEqualTo("b");
        assertThat(winner(3, "!x", "!x", "a")).isEqualTo("a");
        assertThat(winner(3, "!y", "!x", "!x")).isEqualTo("!x");
        assertThatThrownBy(() -> winner(0)).hasMessageContaining("at least 1 decode");
    }

    @Test
    void drawsTheSameForACodeWhateverItsCompany() {
        CodeDecoder draw =
                (codes, random) -> {
                    List<String> texts = new ArrayList<>();
                    random.forEach(one -> texts.add(String.valueOf(one.nextInt(5))));
                    return texts;
                };
        MajorityVote vote = new MajorityVote(draw, 9, text -> true);
        List<float[]> codes = List.of(new float[1], new float[1]);
        List<String> both =
                vote.decode(codes, List.of(new SplittableRandom(1), new SplittableRandom(2)));
        List<String> second = vote.decode(codes.subList(1, 2), List.of(new SplittableRandom(2)));
        assertThat(both.get(1)).isEqualTo(second.get(0));
    }
}
