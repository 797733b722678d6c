package org.molrae.molecules.mask;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * The states of one kind of atom: all ways to give it bonds, which of them the judges accept, and
 * the cheapest ways there. Nodes are numbered: bonds {@code i} without a debt {@code 2i}, with one
 * {@code 2i + 1}.
 */
final class AtomDiagram {

    static final int UNREACHABLE = -2;

    private static final int NONE = AtomStates.NONE;
    private static final int MAX_DOUBLE = 3;

    /** The plain rules that a leaf in a branch takes: two parentheses, the atom, maybe the bond. */
    private static final int SINGLE_LEAF = 3;

    private static final int MULTIPLE_LEAF = 4;

    /** Diagrams by what they depend on; they are the same for every vocabulary. */
    private static final Map<String, AtomDiagram> KNOWN = new ConcurrentHashMap<>();

    private final AtomKind kind;
    private final int highest;

    /** By place, how many of each bond up to triple. */
    private final List<int[]> bonds = new ArrayList<>();

    private final Map<List<Integer>, Integer> places = new HashMap<>();
    private final boolean[] accepted;
    private final boolean uniform;
    private final int[] steps;
    private final int[] leaf;
    private final int[] leafToGoOn;

    private AtomDiagram(AtomKind kind) {
        this.kind = kind;
        highest =
                IntStream.rangeClosed(0, AtomStates.MAX_VALENCE)
                        .filter(kind::closesShell)
                        .max()
                        .orElse(0);
        list(new int[AtomStates.TRIPLE + 1], 0);
        accepted = new boolean[bonds.size()];
        for (int i = 0; i < accepted.length; i++) {
            accepted[i] = isAccepted(bonds.get(i));
        }
        uniform = isUniform();
        steps = new int[size() * AtomStates.BONDS];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = findStep(i / AtomStates.BONDS, i % AtomStates.BONDS);
        }
        leaf = new int[size()];
        relax(leaf, this::accepted);
        leafToGoOn = new int[size()];
        relax(
                leafToGoOn,
                node -> {
                    int after = step(node, AtomStates.SINGLE);
                    return after != NONE && accepted(after);
                });
    }

    static AtomDiagram of(AtomKind kind) {
        return KNOWN.computeIfAbsent(
                kind.plainSpelling() + kind.tagged(), key -> new AtomDiagram(kind));
    }

    private void list(int[] counts, int from) {
        places.put(key(counts), bonds.size());
        bonds.add(counts.clone());
        for (int bond = from; bond < counts.length; bond++) {
            counts[bond]++;
            if (bond != AtomStates.TRIPLE - 1
                    && valence(counts) <= highest
                    && doubles(counts) <= MAX_DOUBLE) {
                list(counts, bond);
            }
            counts[bond]--;
        }
    }

    private static List<Integer> key(int[] counts) {
        return Arrays.stream(counts).boxed().toList();
    }

    private static int doubles(int[] counts) {
        return Arrays.stream(counts, AtomStates.DOUBLE, AtomStates.TRIPLE).sum();
    }

    private static int valence(int[] counts) {
        return counts[AtomStates.SINGLE] + 2 * doubles(counts) + 3 * counts[AtomStates.TRIPLE];
    }

    private boolean isAccepted(int[] counts) {
        if (!kind.closesShell(valence(counts)) || !kind.tagFits(Arrays.stream(counts).sum())) {
            return false;
        }
        StringBuilder probe = new StringBuilder(kind.plainSpelling());
        probe.append("(C)".repeat(counts[AtomStates.SINGLE]));
        for (int family = 0; family < AtomKind.OTHER; family++) {
            String end = "(=" + AtomKind.FAMILIES.charAt(family) + ")";
            probe.append(end.repeat(counts[AtomStates.DOUBLE + family]));
        }
        int triples = counts[AtomStates.TRIPLE];
        return ValenceProbe.accepts(probe + "(#C)".repeat(triples))
                && (triples == 0 || ValenceProbe.accepts(probe + "(#N)".repeat(triples)));
    }

    /** Whether the elements at the ends of double bonds make no difference. */
    private boolean isUniform() {
        Map<List<Integer>, Boolean> verdicts = new HashMap<>();
        for (int i = 0; i < accepted.length; i++) {
            int[] counts = bonds.get(i);
            List<Integer> orders =
                    List.of(counts[AtomStates.SINGLE], doubles(counts), counts[AtomStates.TRIPLE]);
            Boolean earlier = verdicts.putIfAbsent(orders, accepted[i]);
            if (earlier != null && earlier != accepted[i]) {
                return false;
            }
        }
        return true;
    }

    int size() {
        return 2 * bonds.size();
    }

    boolean live(int node) {
        return leaf[node] != UNREACHABLE;
    }

    boolean accepted(int node) {
        return node % 2 == 0 && accepted[node / 2];
    }

    /** Only carbon and nitrogen have double bonds with configurations, to each other. */
    boolean doubled(int node) {
        int[] counts = bonds.get(node / 2);
        return kind.family() <= AtomKind.NITROGEN
                && counts[AtomStates.DOUBLE + AtomKind.CARBON]
                                + counts[AtomStates.DOUBLE + AtomKind.NITROGEN]
                        > 0;
    }

    int owing(int node) {
        int owing = doubled(node) ? node : node | 1;
        return live(owing) ? owing : NONE;
    }

    int leaf(int node) {
        return leaf[node];
    }

    int leafToGoOn(int node) {
        return leafToGoOn[node];
    }

    int next(int node, int bond) {
        int after = step(node, bond);
        return after == NONE || !live(after) ? NONE : after;
    }

    /** The node after one more bond, dead or alive, or {@link #NONE}. */
    private int step(int node, int bond) {
        return steps[node * AtomStates.BONDS + bond];
    }

    private int findStep(int node, int bond) {
        boolean anyEnd = bond == AtomStates.RING_DOUBLE || bond == AtomStates.TRIPLE - 1;
        if (anyEnd && !uniform) {
            return NONE;
        }
        int[] counts = bonds.get(node / 2).clone();
        counts[anyEnd ? AtomStates.DOUBLE : bond]++;
        Integer place = places.get(key(counts));
        if (place == null) {
            return NONE;
        }
        return 2 * place + (doubled(2 * place) ? 0 : node % 2);
    }

    private interface Goal {
        boolean reached(int node);
    }

    /** Finds the cheapest way to a goal by leaves, from every node, and its first leaf. */
    private void relax(int[] first, Goal goal) {
        int[] cost = new int[size()];
        Arrays.fill(first, UNREACHABLE);
        for (int node = 0; node < size(); node++) {
            cost[node] = goal.reached(node) ? 0 : Integer.MAX_VALUE;
            if (cost[node] == 0) {
                first[node] = NONE;
            }
        }
        for (boolean changed = true; changed; ) {
            changed = false;
            for (int node = 0; node < size(); node++) {
                for (int bond = 0; bond <= AtomStates.TRIPLE; bond++) {
                    if (bond == AtomStates.TRIPLE - 1) {
                        continue;
                    }
                    int after = step(node, bond);
                    int price = bond == AtomStates.SINGLE ? SINGLE_LEAF : MULTIPLE_LEAF;
                    if (after != NONE
                            && cost[after] != Integer.MAX_VALUE
                            && cost[after] + price < cost[node]) {
                        cost[node] = cost[after] + price;
                        first[node] = bond;
                        changed = true;
                    }
                }
            }
        }
    }
}
