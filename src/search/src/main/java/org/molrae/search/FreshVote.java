package org.molrae.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * A {@link MajorityVote} that wastes no evaluation: the most frequent valid text wins that has no
 * score yet, neither from the start nor from an earlier proposal; where no draw is such a text, the
 * vote is an ordinary one.
 *
 * <p>It must hear of the campaign that it decodes for. Texts count as scored from the round after
 * theirs, or within a round by its own decoding, so that a resumed campaign decodes as the
 * uninterrupted one. For one campaign, on one thread.
 */
public final class FreshVote implements CodeDecoder, CampaignListener {
    private final CodeDecoder draw;
    private final int decodes;
    private final Predicate<String> valid;
    private final Set<String> scored;

    /**
     * A vote.
     *
     * @param draw draws a text from the distribution that the decoder gives for a code
     * @param decodes of each code, at least 1
     * @param valid which texts may win
     * @param scored texts that have a score from the start
     */
    public FreshVote(
            CodeDecoder draw, int decodes, Predicate<String> valid, Collection<String> scored) {
        if (decodes < 1) {
            throw new IllegalArgumentException("a vote needs at least 1 decode, has " + decodes);
        }
        this.draw = draw;
        this.decodes = decodes;
        this.valid = valid;
        this.scored = new HashSet<>(scored);
    }

    @Override
    public void round(RoundReport report) {
        report.evaluations().forEach(one -> scored.add(one.text()));
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
        List<String> texts = draw.decode(copies, generators);
        Set<String> taken = new HashSet<>();
        List<String> winners = new ArrayList<>(codes.size());
        for (int from = 0; from < texts.size(); from += decodes) {
            String winner = winner(texts.subList(from, from + decodes), taken);
            taken.add(winner);
            winners.add(winner);
        }
        return winners;
    }

    private String winner(List<String> texts, Set<String> taken) {
        Map<String, Integer> votes = new LinkedHashMap<>();
        texts.forEach(text -> votes.merge(text, 1, Integer::sum));
        List<String> ranked =
                votes.keySet().stream()
                        .sorted((a, b) -> votes.getOrDefault(b, 0) - votes.getOrDefault(a, 0))
                        .toList();
        return ranked.stream()
                .filter(valid)
                .filter(text -> !scored.contains(text) && !taken.contains(text))
                .findFirst()
                .or(() -> ranked.stream().filter(valid).findFirst())
                .orElse(ranked.get(0));
    }
}
