package org.molrae.grammar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Byte-pair encoding of derivations. The corpus is one array with a gap between derivations; each
 * merge is one pass that shortens it and keeps the counts of neighbours exact.
 */
final class PairLearner {
    static final int MAX_CORPUS = 1 << 25;

    private static final int GAP = -1;

    private final Vocabulary plain;
    private final PairTable counts = new PairTable();
    private final List<StackEffect> effects = new ArrayList<>();
    private final List<Integer> costs = new ArrayList<>();
    private int[] corpus = new int[1 << 16];
    private int size;

    PairLearner(Vocabulary plain) {
        this.plain = plain;
        for (int rule = 0; rule < plain.plainSize(); rule++) {
            effects.add(plain.effect(rule));
            costs.add(1);
        }
    }

    List<Merge> learn(Iterable<int[]> derivations, int merges) {
        read(derivations);
        List<Merge> learnt = new ArrayList<>();
        while (learnt.size() < merges) {
            Merge best = best();
            if (best == null) {
                break;
            }
            replace(best, effects.size());
            StackEffect effect = effects.get(best.left()).then(effects.get(best.right()));
            if (effect == null) {
                throw new IllegalArgumentException("the corpus holds rules that do not follow");
            }
            effects.add(effect);
            costs.add(costs.get(best.left()) + costs.get(best.right()));
            learnt.add(best);
        }
        return learnt;
    }

    private void read(Iterable<int[]> derivations) {
        add(GAP);
        for (int[] derivation : derivations) {
            if (size + derivation.length + 1 > MAX_CORPUS) {
                break;
            }
            for (int rule : derivation) {
                add(rule);
                count(corpus[size - 2], rule, 1);
            }
            add(GAP);
        }
    }

    private void add(int rule) {
        if (rule >= plain.plainSize()) {
            throw new IllegalArgumentException("rule " + rule + " is not plain");
        }
        if (size == corpus.length) {
            corpus = Arrays.copyOf(corpus, 2 * size);
        }
        corpus[size++] = rule;
    }

    /** Counts a pair, unless it can have no merged rule. */
    private void count(int left, int right, int amount) {
        if (left != GAP && right != GAP && !plain.isOpen(left) && !plain.isOpen(right)) {
            counts.add(left, right, amount);
        }
    }

    private @Nullable Merge best() {
        Best best = new Best();
        counts.forEach(best);
        return best.count < 2 ? null : new Merge(best.left, best.right);
    }

    private final class Best implements PairTable.Visitor {
        private int left;
        private int right;
        private int count = 1;

        @Override
        public void visit(int l, int r, int value) {
            boolean better =
                    value > count
                            || (value == count
                                    && count > 1
                                    && (l < left || (l == left && r < right)));
            if (better
                    && costs.get(l) + costs.get(r) <= Vocabulary.MAX_EXPANSION
                    && effects.get(l).then(effects.get(r)) != null) {
                left = l;
                right = r;
                count = value;
            }
        }
    }

    private void replace(Merge pair, int merged) {
        int left = pair.left();
        int right = pair.right();
        int[] rules = corpus;
        int end = size;
        int to = 0;
        for (int from = 0; from < end; from++) {
            int rule = rules[from];
            // the corpus ends with a gap, so that something always follows a rule
            if (rule == left && rules[from + 1] == right) {
                int before = rules[to - 1];
                int after = rules[from + 2];
                count(before, left, -1);
                count(left, right, -1);
                count(right, after, -1);
                count(before, merged, 1);
                count(merged, after, 1);
                rule = merged;
                from++;
            }
            rules[to++] = rule;
        }
        size = to;
    }
}
