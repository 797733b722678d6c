package org.molrae.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * Decodes a code many times; the most frequent valid text wins, the earliest among equals. So
 * "valid" says that any of the draws was. Kusner's code decodes molecules 500 times, expressions 25
 * times.
 *
 * @param draw draws a text from the distribution that the decoder gives for a code
 * @param decodes of each code
 * @param valid which texts may win; if none is drawn, the most frequent of all texts does
 */
public record MajorityVote(CodeDecoder draw, int decodes, Predicate<String> valid)
        implements CodeDecoder {

    /** Refuses a vote without votes. */
    public MajorityVote {
        if (decodes < 1) {
            throw new IllegalArgumentException("a vote needs at least 1 decode, has " + decodes);
        }
    }

    @Override
    public List<String> decode(List<float[]> codes, List<? extends RandomGenerator> random) {
        List<float[]> copies = new ArrayList<>(codes.size() * decodes);
        List<RandomGenerator> generators = new ArrayList<>(codes.size() * decodes);
        for (int i = 0; i < codes.size(); i++) {
            for (int k = 0; k < decodes; k++) {
                copies.add(codes.get(i));
                generators.add(new SplittableRandom(random.get(i).nextLong()));
            }
        }
        // at once, since a decoder may work on some codes together
        List<String> texts = draw.decode(copies, generators);
        List<String> winners = new ArrayList<>(codes.size());
        for (int from = 0; from < texts.size(); from += decodes) {
            winners.add(winner(texts.subList(from, from + decodes)));
        }
        return winners;
    }

    private String winner(List<String> texts) {
        Map<String, Integer> votes = new LinkedHashMap<>();
        texts.forEach(text -> votes.merge(text, 1, Integer::sum));
        // max() takes the last among equals, a stable sort the first
        List<String> ranked =
                votes.keySet().stream()
                        .sorted(Comparator.comparing((String text) -> -votes.getOrDefault(text, 0)))
                        .toList();
        return ranked.stream().filter(valid).findFirst().orElse(ranked.get(0));
    }
}
