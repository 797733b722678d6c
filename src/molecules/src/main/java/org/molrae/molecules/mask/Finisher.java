package org.molrae.molecules.mask;

/**
 * A way to finish any molecule: one legal next step for each state, a function of the draft alone.
 * Following it from a draft gives the witness that the draft can be completed.
 *
 * <p>It closes open rings at the current atom or at new atoms that prolong the chain, leaves
 * branches from which rings cannot be closed, hangs leaves on atoms that lack bonds, and ends. A
 * step that a constraint refuses is replaced by the next best. A scaffold is written as it stands,
 * its guests end as soon as they can.
 */
final class Finisher {

    private final Growth growth;
    private final Draft draft;
    private final ScaffoldTrack scaffold;
    private final AtomStates states;
    private final int[] leaves;

    Finisher(Growth growth) {
        this.growth = growth;
        this.draft = growth.draft;
        this.scaffold = growth.scaffold();
        this.states = growth.tables.states;
        this.leaves = growth.tables.leaves;
    }

    /** Goes on until the molecule is whole; false if there is no way within the budget. */
    boolean finish() {
        while (draft.mode() != Growth.WHOLE) {
            if (!next()) {
                return false;
            }
        }
        return true;
    }

    private boolean next() {
        int wanted = scaffold.next();
        if (wanted != Draft.NONE) {
            return tries(wanted);
        }
        if (draft.mode() == Growth.TAIL && scaffold.guestBegins()) {
            return begin(bondInBranch(draft.state(draft.current())));
        }
        return switch (draft.mode()) {
            case Growth.CHAIN -> atom(leaves[0]);
            case Growth.BRANCH -> begin(bondInBranch(draft.state(draft.current())));
            case Growth.BONDED, Growth.BRANCH_BONDED -> bonded();
            default -> scaffold.openRings() > 0 ? nextForRings() : nextForEnd();
        };
    }

    /** After an atom, when rings are open. */
    private boolean nextForRings() {
        int atom = draft.current();
        int state = draft.state(atom);
        if (closeRing()) {
            return true;
        }
        if (nearerBelow(state)) {
            return tries(Step.of(Step.END, 0));
        }
        if (!states.goesOn(state)) {
            return nextForEnd();
        }
        return states.leafToGoOn(state) == AtomStates.NONE
                ? atom(leaves[0])
                : tries(Step.of(Step.OPEN_BRANCH, 0));
    }

    /** Closes a ring here, if the chain can still go on for the others. */
    private boolean closeRing() {
        boolean last = scaffold.openRings() == 1;
        for (int label = 0, left = draft.openRings(); left > 0; label++) {
            if (draft.openAt(label) == Draft.NONE) {
                continue;
            }
            left--;
            if (scaffold.reserves(label)) {
                continue;
            }
            int mark = draft.mark();
            if (growth.step(Step.of(Step.RING, label))
                    && growth.settled()
                    && (last || states.goesOn(draft.state(draft.current())))) {
                return true;
            }
            draft.back(mark);
        }
        return false;
    }

    /**
     * Whether all open rings began before this branch, and the atom where it began can prolong the
     * chain: then that is the better place, since it is nearer to all of them.
     */
    private boolean nearerBelow(int state) {
        if (draft.depth() == 0 || scaffold.atGuestsEnd() || !states.accepted(state)) {
            return false;
        }
        int below = draft.branchAtom();
        if (!states.goesOn(draft.state(below))) {
            return false;
        }
        for (int label = 0, left = draft.openRings(); left > 0; label++) {
            int opener = draft.openAt(label);
            if (opener > below) {
                return false;
            }
            left -= opener == Draft.NONE ? 0 : 1;
        }
        return true;
    }

    /** After an atom, when nothing but its own bonds is to be done. */
    private boolean nextForEnd() {
        int state = draft.state(draft.current());
        int bond = states.leaf(state);
        if (bond == AtomStates.NONE) {
            return end() || prolong(state);
        }
        // the last leaf can stand at the end of the chain, without parentheses
        boolean last = scaffold.openRings() == 0 && states.accepted(states.next(state, bond));
        return last ? begin(bond) : tries(Step.of(Step.OPEN_BRANCH, 0));
    }

    private boolean end() {
        int mark = draft.mark();
        if (scaffold.turn()) {
            if (tries(scaffold.next())) {
                return true;
            }
            draft.back(mark);
        }
        return tries(Step.of(Step.END, 0));
    }

    /** Where the end is refused, as a guest lacks atoms or a ring. */
    private boolean prolong(int state) {
        if (!states.goesOn(state) || states.leafToGoOn(state) != AtomStates.NONE) {
            return false;
        }
        if (scaffold.lacksRing() && scaffold.openRings() == 0) {
            int label = 1;
            while (draft.openAt(label) != Draft.NONE || draft.closedAt(label) == draft.current()) {
                label++;
            }
            if (tries(Step.of(Step.RING, label))) {
                return true;
            }
        }
        return atom(leaves[0]);
    }

    /** The bond by which an atom is best served with a neighbor, or {@link AtomStates#NONE}. */
    private int wanted(int state) {
        int bond = scaffold.openRings() > 0 ? states.leafToGoOn(state) : AtomStates.NONE;
        return bond >= 0 ? bond : states.leaf(state);
    }

    /** The bond of the next atom in a branch that has been opened, whether wanted or not. */
    private int bondInBranch(int state) {
        int bond = wanted(state);
        if (bond != AtomStates.NONE) {
            return bond;
        }
        for (bond = AtomStates.SINGLE; bond <= AtomStates.TRIPLE; bond++) {
            if (states.next(state, bond) != AtomStates.NONE) {
                return bond;
            }
        }
        return AtomStates.SINGLE;
    }

    /** The next atom, or the symbol of the bond to it. */
    private boolean begin(int bond) {
        int order = order(bond);
        return order == 1 ? atom(leaves[0]) : tries(Step.bond(order, 0));
    }

    /** The atom after a bond symbol. */
    private boolean bonded() {
        int bond = wanted(draft.state(draft.current()));
        boolean fits = bond != AtomStates.NONE && order(bond) == draft.pendingOrder();
        return atom(leaves[fits ? family(bond) : AtomKind.CARBON]);
    }

    private static int order(int bond) {
        return bond == AtomStates.SINGLE ? 1 : bond == AtomStates.TRIPLE ? 3 : 2;
    }

    private static int family(int bond) {
        boolean isDouble = bond >= AtomStates.DOUBLE && bond < AtomStates.TRIPLE;
        return isDouble ? bond - AtomStates.DOUBLE : AtomKind.CARBON;
    }

    /** Adds an atom, if possible this one. */
    private boolean atom(int preferred) {
        if (tries(Step.of(Step.ATOM, preferred))) {
            return true;
        }
        for (int kind : leaves) {
            if (kind != preferred && tries(Step.of(Step.ATOM, kind))) {
                return true;
            }
        }
        return false;
    }

    private boolean tries(int step) {
        int mark = draft.mark();
        if (growth.step(step)) {
            return true;
        }
        draft.back(mark);
        return false;
    }
}
