package org.molrae.cli.terminal;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds the known words that a misspelt one is close to. */
public final class Spelling {

    private static final int SHOWN = 2;

    private Spelling() {}

    /** The known words nearest to {@code word}, the best first; none where all are too far away. */
    public static List<String> nearest(String word, Collection<String> known) {
        int allowed = Math.max(1, word.length() / 3);
        return known.stream()
                .filter(
                        candidate ->
                                candidate.startsWith(word) || distance(word, candidate) <= allowed)
                .sorted(
                        Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                                .thenComparing(Comparator.naturalOrder()))
                .limit(SHOWN)
                .toList();
    }

    /**
     * Edits from one word to the other, where a swap of neighbours is one edit (optimal string
     * alignment).
     */
    public static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int substitution =
                        cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(substitution, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                if (i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
