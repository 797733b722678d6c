package org.molrae.grammar;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a rule does to the stack of nonterminals of a leftmost derivation: it pops some and pushes
 * others, both given from the top down. Effects compose, and that is all a merged rule is.
 */
final class StackEffect {
    final int[] pops;
    final int[] pushes;

    StackEffect(int[] pops, int[] pushes) {
        this.pops = pops;
        this.pushes = pushes;
    }

    static StackEffect of(Production production) {
        return new StackEffect(
                new int[] {production.left().index()},
                production.right().stream()
                        .filter(Nonterminal.class::isInstance)
                        .mapToInt(symbol -> ((Nonterminal) symbol).index())
                        .toArray());
    }

    /** This effect and then the next, or null if the next never fits after this. */
    @Nullable StackEffect then(StackEffect next) {
        int shared = Math.min(pushes.length, next.pops.length);
        if (!Arrays.equals(pushes, 0, shared, next.pops, 0, shared)) {
            return null;
        }
        return new StackEffect(join(pops, next.pops, shared), join(next.pushes, pushes, shared));
    }

    private static int[] join(int[] first, int[] second, int skipped) {
        int[] joined = Arrays.copyOf(first, first.length + second.length - skipped);
        System.arraycopy(second, skipped, joined, first.length, second.length - skipped);
        return joined;
    }
}
