package org.molrae.sequences.policy;

import java.util.Arrays;
import java.util.Optional;
import org.molrae.grammar.RuleCursor;
import org.molrae.grammar.RuleMask;
import org.molrae.grammar.Vocabulary;

/** A complete derivation with the rules that a mask allowed at each of its steps. Immutable. */
public final class MaskedDerivation {

    private final int[] rules;
    private final int[][] allowed;

    private MaskedDerivation(int[] rules, int[][] allowed) {
        this.rules = rules;
        this.allowed = allowed;
    }

    /**
     * Asks a mask about a derivation.
     *
     * @param vocabulary of the rules
     * @param cursor of the mask, at the start
     * @param rules of the decoder
     * @return empty where the mask does not allow the derivation, or it is not complete
     */
    public static Optional<MaskedDerivation> of(
            Vocabulary vocabulary, RuleCursor cursor, int[] rules) {
        RuleMask grammar = vocabulary.mask();
        int[][] allowed = new int[rules.length][];
        for (int step = 0; step < rules.length; step++) {
            if (cursor.complete() || !cursor.allows(rules[step])) {
                return Optional.empty();
            }
            allowed[step] =
                    Arrays.stream(grammar.rules(cursor.context())).filter(cursor::allows).toArray();
            cursor.apply(rules[step]);
        }
        return cursor.complete()
                ? Optional.of(new MaskedDerivation(rules.clone(), allowed))
                : Optional.empty();
    }

    /** Whether a mask allows a derivation and it is complete; asks about its own rules alone. */
    public static boolean isAllowed(RuleCursor cursor, int[] rules) {
        for (int rule : rules) {
            if (cursor.complete() || !cursor.allows(rule)) {
                return false;
            }
            cursor.apply(rule);
        }
        return cursor.complete();
    }

    /** The number of rules. */
    public int length() {
        return rules.length;
    }

    /** The rule of a step, from 0. */
    int rule(int step) {
        return rules[step];
    }

    /** The rules that were allowed at a step, in ascending order; not to be changed. */
    int[] allowed(int step) {
        return allowed[step];
    }

    /** The rules, a copy. */
    public int[] rules() {
        return rules.clone();
    }
}
