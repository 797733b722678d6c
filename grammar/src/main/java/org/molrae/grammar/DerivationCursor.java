package org.molrae.grammar;

/**
 * A derivation that is being drawn, rule by rule. It allows a rule if the stack does and if what
 * the rule leaves can still be completed within the budget, so that a draw is never cut off and
 * never stuck: unless the derivation is complete, some rule is allowed.
 *
 * <p>Budget and lengths count plain rules, whatever is drawn. Nothing is allocated after
 * construction. Mutable, for one thread; one for each sample of a batch.
 */
public final class DerivationCursor implements RuleCursor {
    private final Vocabulary vocabulary;
    private final RuleMask mask;
    private final int budget;
    private final int start;
    private final int minimum;
    private final NonterminalStack stack;
    private int context;
    private int length;
    private int minimalCompletion;

    /**
     * A cursor at the start.
     *
     * @throws IllegalArgumentException if no derivation is that short
     */
    public DerivationCursor(Vocabulary vocabulary, int budget) {
        this.vocabulary = vocabulary;
        this.mask = vocabulary.mask();
        this.budget = budget;
        this.start = vocabulary.grammar().start().index();
        this.minimum = vocabulary.minimalCompletion(vocabulary.grammar().start());
        if (budget < minimum) {
            throw new IllegalArgumentException(
                    "a budget of "
                            + budget
                            + " rules, but the shortest derivation of grammar "
                            + vocabulary.grammar().name()
                            + " has "
                            + minimum);
        }
        // whatever lies on the stack needs a rule, so the budget bounds it
        this.stack = new NonterminalStack(start, budget);
        reset();
    }

    @Override
    public void reset() {
        stack.reset(start);
        length = 0;
        minimalCompletion = minimum;
        context = mask.start();
    }

    /** Takes over the state of a cursor of the same vocabulary and budget. */
    public void copyFrom(DerivationCursor other) {
        if (!vocabulary.equals(other.vocabulary) || budget != other.budget) {
            throw new IllegalArgumentException("a cursor of another vocabulary or budget");
        }
        stack.copyFrom(other.stack);
        context = other.context;
        length = other.length;
        minimalCompletion = other.minimalCompletion;
    }

    @Override
    public int context() {
        return context;
    }

    @Override
    public boolean allows(int rule) {
        return mask.allows(context, rule)
                && length + minimalCompletion + vocabulary.change(rule) <= budget;
    }

    /**
     * Applies a rule.
     *
     * @throws IllegalArgumentException if it is not allowed
     */
    @Override
    public void apply(int rule) {
        if (rule < 0 || rule >= vocabulary.size() || !allows(rule)) {
            throw new IllegalArgumentException(
                    "rule " + rule + " is not allowed after " + length + " rules");
        }
        stack.apply(vocabulary.effect(rule));
        int cost = vocabulary.cost(rule);
        length += cost;
        minimalCompletion += vocabulary.change(rule) - cost;
        context = stack.context(mask);
    }

    @Override
    public boolean complete() {
        return context == RuleMask.COMPLETE;
    }

    /** The number of plain rules so far. */
    public int length() {
        return length;
    }

    /** The fewest plain rules that complete the derivation. */
    public int minimalCompletion() {
        return minimalCompletion;
    }

    /** The most plain rules that the derivation may have. */
    public int budget() {
        return budget;
    }
}
