package org.molrae.grammar;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/** The least number of plain rules that complete each nonterminal, by fixpoint. */
final class MinimalCompletions {
    /** More than any budget: the nonterminal cannot be completed. */
    static final int NEVER = 1 << 29;

    private MinimalCompletions() {}

    static int[] of(int nonterminals, List<StackEffect> rules, IntPredicate usable) {
        int[] lengths = new int[nonterminals];
        Arrays.fill(lengths, NEVER);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int rule = 0; rule < rules.size(); rule++) {
                StackEffect effect = rules.get(rule);
                int length = 1 + sum(lengths, effect.pushes);
                if (usable.test(rule) && length < lengths[effect.pops[0]]) {
                    lengths[effect.pops[0]] = length;
                    changed = true;
                }
            }
        }
        return lengths;
    }

    /** The length of a stack; {@link #NEVER} at most. */
    static int sum(int[] lengths, int[] stack) {
        long sum = 0;
        for (int nonterminal : stack) {
            sum += lengths[nonterminal];
        }
        return (int) Math.min(sum, NEVER);
    }
}
