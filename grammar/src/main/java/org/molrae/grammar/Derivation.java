package org.molrae.grammar;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A leftmost derivation as rule ids of some {@link Vocabulary}, and the spellings of its open rules
 * in their order. Immutable; equal if both are.
 */
public final class Derivation {
    private final int[] rules;
    private final List<String> spellings;

    private Derivation(int[] rules, List<String> spellings) {
        this.rules = rules;
        this.spellings = List.copyOf(spellings);
    }

    /** A derivation without open rules. */
    public static Derivation of(int... rules) {
        return new Derivation(rules.clone(), List.of());
    }

    /** A derivation with a spelling for each of its open rules. */
    public static Derivation of(int[] rules, List<String> spellings) {
        return new Derivation(rules.clone(), spellings);
    }

    /** A derivation that keeps the array. */
    static Derivation owning(int[] rules, List<String> spellings) {
        return new Derivation(rules, spellings);
    }

    /** The number of rules. */
    public int size() {
        return rules.length;
    }

    /** The rule at an index. */
    public int rule(int index) {
        return rules[index];
    }

    /** The rule ids, a copy. */
    public int[] rules() {
        return rules.clone();
    }

    /** The spellings of the open rules, in their order. */
    public List<String> spellings() {
        return spellings;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Derivation that
                && Arrays.equals(rules, that.rules)
                && spellings.equals(that.spellings);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(rules) + spellings.hashCode();
    }

    /** The ids and the spellings. */
    @Override
    public String toString() {
        return Arrays.toString(rules) + (spellings.isEmpty() ? "" : spellings);
    }
}
