package org.molrae.molecules.mask;

import java.util.random.RandomGenerator;
import org.molrae.grammar.DerivationCursor;
import org.molrae.grammar.RuleCursor;

/**
 * A derivation in progress that becomes a molecule. It allows a rule if the grammar does, if each
 * of its plain rules is legal after the one before, and if after each {@link Finisher} finds a way
 * to the end.
 *
 * <p>Nothing is allocated after construction. Mutable, for one thread; can be used again after
 * {@link #reset}.
 */
public final class SemanticCursor implements RuleCursor {

    private static final int NONE = -1;

    /**
     * One in so many scaffolds is begun without a guest before it: what molecules without one need,
     * though decoders know few texts that begin so.
     */
    private static final int FIRST_SHARE = 8;

    /** Each costs as much as drawing without a scaffold does. */
    private static final int CANDIDATES = 4;

    private final DerivationCursor grammar;
    private final SemanticTables tables;
    private final Growth growth;
    private final Draft draft;
    private final Finisher finisher;

    /** The rule last found to be allowed here, and whether it is read as a link's end. */
    private int allowed = NONE;

    private boolean turns;

    /** The step that takes the place of what was refused. */
    private int lead = NONE;

    SemanticCursor(SemanticTables tables, Constraint constraint, Scaffold scaffold, int budget) {
        this.tables = tables;
        this.grammar = new DerivationCursor(tables.vocabulary, budget);
        this.growth = new Growth(tables, constraint, scaffold, budget);
        this.draft = growth.draft;
        this.finisher = new Finisher(growth);
    }

    /** Whether there is a way from here to the end; at the start, whether there is any molecule. */
    boolean anyMolecule() {
        draft.begin();
        boolean found = canFinish();
        draft.end();
        return found;
    }

    /** Goes back to the start. */
    @Override
    public void reset() {
        grammar.reset();
        draft.reset();
        lead = NONE;
        allowed = NONE;
    }

    /** {@inheritDoc} Where and after what a scaffold is begun. */
    @Override
    public void begin(RandomGenerator random) {
        int ways = growth.scaffold().ways();
        if (ways == 1) {
            return;
        }
        int number = random.nextInt(FIRST_SHARE) == 0 ? 0 : 1 + random.nextInt(ways - 1);
        boolean open = growth.scaffold().choose(number) && anyMolecule();
        if (!open) {
            growth.scaffold().choose(0);
        }
        allowed = NONE;
    }

    /** Takes over the state of a cursor of the same mask. */
    public void copyFrom(SemanticCursor other) {
        if (tables != other.tables) {
            throw new IllegalArgumentException("a cursor of another mask");
        }
        grammar.copyFrom(other.grammar);
        draft.copyFrom(other.draft);
        allowed = NONE;
    }

    @Override
    public int context() {
        return grammar.context();
    }

    @Override
    public boolean allows(int rule) {
        if (rule == allowed) {
            return true;
        }
        int[] steps = tables.steps(rule);
        if (steps == SemanticTables.ILLEGAL || !grammar.allows(rule)) {
            return false;
        }
        turns = false;
        boolean fits = fits(steps);
        if (!fits && growth.scaffold().endsOtherwise()) {
            turns = true;
            fits = fits(steps);
        }
        if (fits) {
            allowed = rule;
        }
        return fits;
    }

    /** Whether the steps are legal, each with a way to the end. */
    private boolean fits(int[] steps) {
        draft.begin();
        boolean fits = !turns || growth.scaffold().turn();
        for (int i = 0; fits && i < steps.length; i++) {
            fits = growth.step(steps[i]) && canFinish();
        }
        draft.end();
        return fits;
    }

    /** Whether a scaffold's next step takes the place of rules that are refused. */
    @Override
    public boolean led() {
        return growth.scaffold().next() != Draft.NONE || growth.scaffold().endsOtherwise();
    }

    /**
     * {@inheritDoc} That is so within a fragment, and where a link or a ring over a guest was to
     * end.
     */
    @Override
    public boolean refuse(int rule) {
        lead = growth.scaffold().next();
        if (lead != Draft.NONE) {
            return true;
        }
        if (!growth.scaffold().endsOtherwise() || !endsGuest(tables.steps(rule))) {
            return false;
        }
        draft.begin();
        lead = growth.scaffold().insteadOfEnd();
        boolean fits = lead != Draft.NONE && growth.step(lead) && canFinish();
        draft.end();
        if (fits) {
            growth.scaffold().turn();
            allowed = NONE;
        }
        return fits;
    }

    private boolean endsGuest(int[] steps) {
        draft.begin();
        boolean ends = false;
        for (int i = 0; i < steps.length && !ends; i++) {
            ends = growth.scaffold().isEnd(steps[i]);
            if (!ends && !growth.step(steps[i])) {
                break;
            }
        }
        draft.end();
        return ends;
    }

    @Override
    public boolean leads(int rule) {
        int[] steps = tables.steps(rule);
        int next = lead == NONE ? growth.scaffold().next() : lead;
        return steps.length > 0 && steps[0] == next;
    }

    @Override
    public int candidates() {
        return growth.scaffold().any() ? CANDIDATES : 1;
    }

    private boolean canFinish() {
        int mark = draft.mark();
        boolean can = finisher.finish();
        draft.back(mark);
        return can;
    }

    /**
     * Applies a rule.
     *
     * @throws IllegalArgumentException if it is not allowed
     */
    @Override
    public void apply(int rule) {
        if (rule < 0 || rule >= tables.vocabulary.size() || !allows(rule)) {
            throw new IllegalArgumentException("rule " + rule + " is not allowed here");
        }
        grammar.apply(rule);
        if (turns) {
            growth.scaffold().turn();
        }
        for (int step : tables.steps(rule)) {
            growth.step(step);
        }
        lead = NONE;
        allowed = NONE;
    }

    @Override
    public boolean complete() {
        return grammar.complete();
    }

    /** The molecule so far. */
    public Draft draft() {
        return draft;
    }
}
