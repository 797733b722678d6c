package org.molrae.grammar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Which rules may come next. Since merged rules pop several nonterminals, that depends on more than
 * the top of the stack, but on finitely many cases, here called contexts: the longest path from the
 * top of the stack down a trie of everything that generative rules pop.
 *
 * <p>The whole mask is so a table of [contexts, rules] bits, and the mask of a batch of derivations
 * a gather from it by {@link #contexts(int[])}. Whether enough of a budget is left is not in it,
 * see {@link DerivationCursor}.
 */
public final class RuleMask {
    /** The context of the empty stack: nothing may follow. */
    static final int COMPLETE = 0;

    /** The context of a stack that no generative rule fits. */
    static final int STUCK = 1;

    private final Vocabulary vocabulary;
    private final int nonterminals;
    private final int start;
    private int[] children;
    private int size = 2;
    private final List<BitSet> legal = new ArrayList<>();

    RuleMask(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.nonterminals = vocabulary.grammar().nonterminals().size();
        this.children = new int[2 * nonterminals];
        legal.add(new BitSet());
        legal.add(new BitSet());
        for (int rule = 0; rule < vocabulary.size(); rule++) {
            if (vocabulary.isGenerative(rule)) {
                add(rule);
            }
        }
        // every child has a higher number than its parent
        for (int parent = STUCK; parent < size; parent++) {
            for (int n = 0; n < nonterminals; n++) {
                int child = children[parent * nonterminals + n];
                if (child != 0) {
                    legal.get(child).or(legal.get(parent));
                }
            }
        }
        start = new NonterminalStack(vocabulary.grammar().start().index()).context(this);
    }

    private void add(int rule) {
        int node = STUCK;
        for (int nonterminal : vocabulary.effect(rule).pops) {
            int child = child(node, nonterminal);
            if (child == 0) {
                child = size++;
                children = Arrays.copyOf(children, size * nonterminals);
                children[node * nonterminals + nonterminal] = child;
                legal.add(new BitSet());
            }
            node = child;
        }
        legal.get(node).set(rule);
    }

    /** The context one deeper, or 0. */
    int child(int context, int nonterminal) {
        return children[context * nonterminals + nonterminal];
    }

    /** The number of contexts, the rows of the table. */
    public int contexts() {
        return size;
    }

    /** The context in which every derivation starts. */
    public int start() {
        return start;
    }

    /** The context of a complete derivation, in which no rule is legal. */
    public int complete() {
        return COMPLETE;
    }

    /** Whether a rule may come next. */
    public boolean allows(int context, int rule) {
        return legal.get(context).get(rule);
    }

    /** The rules that may come next, in ascending order. */
    public int[] rules(int context) {
        return legal.get(context).stream().toArray();
    }

    /** By rule: whether it may come next. */
    public boolean[] legal(int context) {
        boolean[] row = new boolean[vocabulary.size()];
        legal.get(context).stream().forEach(rule -> row[rule] = true);
        return row;
    }

    /**
     * The context before each rule of a derivation, which need not be complete and may hold open
     * rules.
     *
     * @throws IllegalArgumentException if a rule does not fit, saying at which index
     */
    public int[] contexts(int[] rules) {
        int[] contexts = new int[rules.length];
        NonterminalStack stack = new NonterminalStack(vocabulary.grammar().start().index());
        for (int i = 0; i < rules.length; i++) {
            contexts[i] = stack.context(this);
            if (rules[i] < 0
                    || rules[i] >= vocabulary.size()
                    || !stack.fits(vocabulary.effect(rules[i]))) {
                throw new IllegalArgumentException(
                        "rule " + rules[i] + " at " + i + " does not fit");
            }
            stack.apply(vocabulary.effect(rules[i]));
        }
        return contexts;
    }
}
