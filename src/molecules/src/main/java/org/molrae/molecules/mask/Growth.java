package org.molrae.molecules.mask;

import org.molrae.molecules.mask.Constraint.Watch;

/**
 * The rules of the game: takes one step after another and says whether it was legal, as far as it
 * can be seen at once. Whether there is a way on is the business of {@link Finisher}.
 *
 * <p>After an illegal step the draft is to be taken back.
 */
final class Growth {

    /** A part of the molecule begins. */
    static final int CHAIN = 0;

    /** After an atom. */
    static final int TAIL = 2;

    /** After an atom and a bond symbol. */
    static final int BONDED = 3;

    /** After an opening parenthesis. */
    static final int BRANCH = 4;

    /** After an opening parenthesis and a bond symbol. */
    static final int BRANCH_BONDED = 5;

    /** After everything. */
    static final int WHOLE = 6;

    /**
     * The most ring bonds of one part; ZINC250k has 8 at most. In large cages of many more, RDKit's
     * search for small rings can run into a limit of its own, and then there is no molecule for it.
     */
    private static final int MAX_RINGS = 16;

    final Draft draft;
    final SemanticTables tables;
    private final AtomStates states;
    private final Watch watch;
    private final ScaffoldTrack scaffold;
    private final int budget;

    Growth(SemanticTables tables, Constraint constraint, Scaffold scaffold, int budget) {
        this.tables = tables;
        this.states = tables.states;
        this.budget = budget;
        this.draft = new Draft(tables.kinds, budget);
        this.watch = constraint.start(draft);
        this.scaffold = new ScaffoldTrack(scaffold, tables, draft);
    }

    /** How far the scaffold has come. */
    ScaffoldTrack scaffold() {
        return scaffold;
    }

    /** Whether the constraints let the chain go on from the current atom. */
    boolean settled() {
        return watch.settled();
    }

    boolean step(int step) {
        if (draft.length() >= budget) {
            return false;
        }
        draft.lengthen();
        if (!scaffold.admits(step)) {
            return false;
        }
        int argument = Step.argument(step);
        return switch (Step.type(step)) {
            case Step.ATOM -> atom(argument);
            case Step.RING -> ring(argument);
            case Step.BOND -> bond(Step.order(argument), Step.direction(argument));
            case Step.OPEN_BRANCH -> branch();
            case Step.DOT -> dot();
            case Step.END -> end();
            default -> false;
        };
    }

    private boolean atom(int kind) {
        int start = tables.start(kind);
        if (start == Draft.NONE) {
            return false;
        }
        int before = draft.current();
        int mode = draft.mode();
        int atom = draft.addAtom(kind, start);
        if (!scaffold.atom(before, atom, Math.max(1, draft.pendingOrder())) || !watch.atom(atom)) {
            return false;
        }
        if (mode != CHAIN) {
            int order = Math.max(1, draft.pendingOrder());
            boolean last = mode == TAIL || mode == BONDED;
            if (!attach(before, atom, order)
                    || !direct(before, atom, draft.pendingDirection(), last)
                    || !watch.bond(before, atom, order)
                    || (last && !leave(before))) {
                return false;
            }
        }
        draft.setPending(0, 0);
        draft.setCurrent(atom);
        draft.setMode(TAIL);
        return true;
    }

    private boolean attach(int a, int b, int order) {
        int stateA = states.next(draft.state(a), AtomStates.bond(order, draft.kind(b).family()));
        int stateB = states.next(draft.state(b), AtomStates.bond(order, draft.kind(a).family()));
        if (stateA == Draft.NONE || stateB == Draft.NONE) {
            return false;
        }
        draft.setState(a, stateA);
        draft.setState(b, stateB);
        draft.addBond(a, b, order);
        return true;
    }

    /**
     * Two directional bonds at an atom lead to different sides of it, so that no reader finds them
     * contradictory, whatever double bond there will be; and one of the two atoms has such a double
     * bond or will have to get it.
     */
    private boolean direct(int a, int b, int direction, boolean last) {
        if (direction == 0) {
            return true;
        }
        if ((draft.sides(a) & direction) != 0) {
            return false;
        }
        draft.setSides(a, draft.sides(a) | direction);
        draft.setSides(b, farSide(direction));
        if (states.doubled(draft.state(a))) {
            return true;
        }
        if (!last && states.owing(draft.state(a)) != Draft.NONE) {
            draft.passDebt(b);
            return true;
        }
        int owing = states.owing(draft.state(b));
        draft.setState(b, owing);
        return owing != Draft.NONE;
    }

    /** An atom gets no more bonds but those of rings that it has opened. */
    private boolean leave(int atom) {
        if (draft.passesDebt(atom) && !states.doubled(draft.state(atom))) {
            int before = draft.branchAtom();
            int owing = states.owing(draft.state(before));
            if (owing == Draft.NONE) {
                return false;
            }
            draft.setState(before, owing);
        }
        return states.accepted(draft.state(atom)) && watch.leave(atom);
    }

    private boolean ring(int label) {
        int atom = draft.current();
        int opener = draft.openAt(label);
        int order = draft.pendingOrder();
        int direction = draft.pendingDirection();
        boolean fits =
                opener == Draft.NONE
                        ? openRing(label, atom, order, direction)
                        : direction == 0 && closeRing(label, opener, atom, order);
        draft.setPending(0, 0);
        draft.setMode(TAIL);
        return fits;
    }

    private boolean openRing(int label, int atom, int order, int direction) {
        if (draft.closedAt(label) == atom || draft.rings() == MAX_RINGS) {
            return false;
        }
        int bond =
                switch (order) {
                    case 2 -> AtomStates.RING_DOUBLE;
                    case 3 -> AtomStates.TRIPLE;
                    default -> AtomStates.SINGLE;
                };
        int state = states.next(draft.state(atom), bond);
        if (state == Draft.NONE || (draft.sides(atom) & direction) != 0) {
            return false;
        }
        draft.setSides(atom, draft.sides(atom) | direction);
        draft.setState(atom, state);
        draft.openRing(label, atom, Math.max(1, order), direction);
        return scaffold.opens(atom, Math.max(1, order));
    }

    /** On which side of the second atom the first lies, by the direction from first to second. */
    private static int farSide(int direction) {
        return direction == 0 ? 0 : direction ^ (Step.ABOVE | Step.BELOW);
    }

    private boolean closeRing(int label, int opener, int atom, int order) {
        int opened = draft.openOrder(label);
        if (opener == atom || (order != 0 && order != opened) || draft.bonded(opener, atom)) {
            return false;
        }
        int bond = AtomStates.bond(opened, draft.kind(opener).family());
        int state = states.next(draft.state(atom), bond);
        if (state == Draft.NONE
                || AtomStates.bond(opened, draft.kind(atom).family()) == Draft.NONE) {
            return false;
        }
        int side = farSide(draft.openDirection(label));
        if (side != 0 && !states.doubled(draft.state(opener))) {
            state = states.owing(state);
        }
        if (state == Draft.NONE || (draft.sides(atom) & side) != 0) {
            return false;
        }
        draft.setSides(atom, draft.sides(atom) | side);
        draft.setState(atom, state);
        if (!scaffold.closes(label, opener, atom, opened)) {
            return false;
        }
        draft.addBond(opener, atom, opened);
        draft.closeRing(label, atom);
        return watch.bond(opener, atom, opened) && watch.ring(opener, atom);
    }

    private boolean bond(int order, int direction) {
        draft.setPending(order, direction);
        draft.setMode(draft.mode() == BRANCH ? BRANCH_BONDED : BONDED);
        return true;
    }

    private boolean branch() {
        draft.push(draft.current());
        draft.setMode(BRANCH);
        return true;
    }

    /** Parts are whole: no branch and no ring reaches over a dot. */
    private boolean dot() {
        if (draft.depth() > 0
                || draft.openRings() > 0
                || draft.mode() != TAIL
                || !leave(draft.current())) {
            return false;
        }
        draft.setCurrent(Draft.NONE);
        draft.forgetRings();
        draft.setMode(CHAIN);
        return true;
    }

    private boolean end() {
        int atom = draft.current();
        if (!leave(atom)) {
            return false;
        }
        if (draft.depth() == 0) {
            draft.setMode(WHOLE);
            return draft.openRings() == 0 && watch.whole() && scaffold.kept();
        }
        draft.setCurrent(draft.pop());
        return true;
    }
}
