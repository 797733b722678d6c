package org.molrae.expressions;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.molrae.grammar.Derivation;
import org.molrae.grammar.Grammar;
import org.molrae.grammar.Nonterminal;
import org.molrae.grammar.Production;
import org.molrae.grammar.Symbol;

/**
 * All leftmost derivations of a grammar whose trees have a bounded height, in the lexicographic
 * order of their production ids. The height of a tree is the largest number of productions on a
 * path from its root.
 *
 * <p>This is the order of NLTK's {@code nltk.parse.generate}, and Kusner's data set of 100,000
 * expressions is the beginning of it: {@link #kusner}. Not safe for use by several threads.
 */
public final class DerivationEnumeration implements Iterator<Derivation> {
    /** The number of expressions in Kusner's data set. */
    public static final int KUSNER_COUNT = 100_000;

    /** The height of Kusner's expressions: a path has at most five productions. */
    public static final int KUSNER_HEIGHT = 5;

    private static final int NEVER = Integer.MAX_VALUE;

    /** A nonterminal to expand and what follows it: a list, shared by the steps that made it. */
    private record Pending(int nonterminal, int height, @Nullable Pending next) {}

    /** By nonterminal: the ids of its productions, ascending. */
    private final int[][] alternatives;

    /** By production: the nonterminals of its right side, from the last to the first. */
    private final int[][] children;

    /** By production: the height of the lowest tree that begins with it. */
    private final int[] heights;

    private int[] rules = new int[16];

    /** By step: what was pending before it. */
    private @Nullable Pending[] before = new Pending[16];

    private int length;
    private @Nullable Pending pending;
    private boolean more;

    /**
     * Enumerates from the beginning.
     *
     * @param maxHeight at least 1
     * @throws IllegalArgumentException if the grammar has open terminals, whose spellings have no
     *     end
     */
    public DerivationEnumeration(Grammar grammar, int maxHeight) {
        if (maxHeight < 1) {
            throw new IllegalArgumentException("trees of height " + maxHeight);
        }
        List<Production> productions = grammar.productions();
        if (productions.stream().anyMatch(Production::open)) {
            throw new IllegalArgumentException("the grammar " + grammar + " has open terminals");
        }
        alternatives = new int[grammar.nonterminals().size()][];
        for (Nonterminal left : grammar.nonterminals()) {
            alternatives[left.index()] =
                    productions.stream()
                            .filter(production -> production.left().equals(left))
                            .mapToInt(Production::id)
                            .toArray();
        }
        children = new int[productions.size()][];
        productions.forEach(production -> children[production.id()] = reversed(production));
        heights = minimalHeights();
        pending = new Pending(grammar.start().index(), maxHeight, null);
        more = descend(0);
    }

    /** The derivations of Kusner's data set are the first {@link #KUSNER_COUNT} of these. */
    public static DerivationEnumeration kusner() {
        return new DerivationEnumeration(Expression.rules().grammar(), KUSNER_HEIGHT);
    }

    private static int[] reversed(Production production) {
        List<Symbol> right = production.right();
        int[] found = new int[right.size()];
        int size = 0;
        for (int i = right.size() - 1; i >= 0; i--) {
            if (right.get(i) instanceof Nonterminal nonterminal) {
                found[size++] = nonterminal.index();
            }
        }
        return Arrays.copyOf(found, size);
    }

    private int[] minimalHeights() {
        int[] least = new int[alternatives.length];
        int[] found = new int[children.length];
        Arrays.fill(least, NEVER);
        Arrays.fill(found, NEVER);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int left = 0; left < alternatives.length; left++) {
                for (int rule : alternatives[left]) {
                    int highest = 0;
                    for (int child : children[rule]) {
                        highest = Math.max(highest, least[child]);
                    }
                    int height = highest == NEVER ? NEVER : highest + 1;
                    changed |= height < found[rule];
                    found[rule] = height;
                    least[left] = Math.min(least[left], height);
                }
            }
        }
        return found;
    }

    @Override
    public boolean hasNext() {
        return more;
    }

    /**
     * The next derivation, in the ids of the grammar's productions.
     *
     * @throws NoSuchElementException if there are no more
     */
    @Override
    public Derivation next() {
        if (!more) {
            throw new NoSuchElementException("no derivations are left");
        }
        Derivation derivation = Derivation.of(Arrays.copyOf(rules, length));
        more = backtrack();
        return derivation;
    }

    /** Undoes steps until one has a successor that leads on. */
    private boolean backtrack() {
        while (length > 0) {
            length--;
            pending = before[length];
            if (descend(rules[length] + 1)) {
                return true;
            }
        }
        return false;
    }

    /** Completes the derivation with the least rules, the first of them at least this one. */
    private boolean descend(int atLeast) {
        int least = atLeast;
        while (pending != null) {
            int rule = least(pending, least);
            if (rule < 0) {
                // only the first step can fail: what is pending always has a low enough tree
                return false;
            }
            step(pending, rule);
            least = 0;
        }
        return true;
    }

    private int least(Pending top, int atLeast) {
        for (int rule : alternatives[top.nonterminal]) {
            if (rule >= atLeast && heights[rule] <= top.height) {
                return rule;
            }
        }
        return -1;
    }

    private void step(Pending top, int rule) {
        if (length == rules.length) {
            rules = Arrays.copyOf(rules, 2 * length);
            before = Arrays.copyOf(before, 2 * length);
        }
        rules[length] = rule;
        before[length++] = top;
        Pending rest = top.next;
        for (int child : children[rule]) {
            rest = new Pending(child, top.height - 1, rest);
        }
        pending = rest;
    }
}
