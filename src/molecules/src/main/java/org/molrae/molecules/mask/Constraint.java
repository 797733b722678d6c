package org.molrae.molecules.mask;

/**
 * A condition on drawn molecules, beyond that they are molecules. Immutable; every cursor
 * {@linkplain #start starts} a watch of its own.
 *
 * <p>A constraint only says no, at the step that breaks it; it need not look ahead. The mask tries
 * every rule together with a way to finish the molecule, all of it under the eyes of all
 * constraints, so that what a constraint forbids later is found out now, and decoding never runs
 * into a dead end. Whether a watch says no must depend on the draft and its cells alone.
 *
 * <p>This one allows no peroxides:
 *
 * <pre>{@code
 * Constraint noPeroxides = draft -> new Constraint.Watch() {
 *     public boolean bond(int atom, int other, int order) {
 *         return draft.element(atom) != 8 || draft.element(other) != 8;
 *     }
 * };
 * }</pre>
 */
@FunctionalInterface
public interface Constraint {

    /** The constraint that allows everything. */
    Constraint NONE = draft -> new Watch() {};

    /**
     * Begins to watch a draft, which is empty now and whenever its cells all hold 0. The watch may
     * hold scratch memory of its own, what it remembers belongs into {@linkplain Draft#claim
     * cells}.
     */
    Watch start(Draft draft);

    /** Both constraints; with {@link #NONE}, the other one. */
    default Constraint and(Constraint other) {
        if (this == NONE) {
            return other;
        }
        return other == NONE ? this : new Both(this, other);
    }

    /** Looks at each step of a draft after it is done, and says whether it is allowed. */
    interface Watch {
        /** An atom has been added, its bond to the one before not yet. */
        default boolean atom(int atom) {
            return true;
        }

        /** A bond has been added, from the atom mentioned first to the later one. */
        default boolean bond(int atom, int other, int order) {
            return true;
        }

        /** The bond that has been added last closes a ring. */
        default boolean ring(int opener, int closer) {
            return true;
        }

        /** The atom gets no more bonds but those of rings that it has opened. */
        default boolean leave(int atom) {
            return true;
        }

        /** Whether nothing waits for more bonds at the current atom; then the chain may go on. */
        default boolean settled() {
            return true;
        }

        /** The molecule is whole. */
        default boolean whole() {
            return true;
        }
    }

    /** Two constraints, each of which must agree. */
    record Both(Constraint first, Constraint second) implements Constraint {
        @Override
        public Watch start(Draft draft) {
            Watch one = first.start(draft);
            Watch two = second.start(draft);
            return new Watch() {
                @Override
                public boolean atom(int atom) {
                    return one.atom(atom) && two.atom(atom);
                }

                @Override
                public boolean bond(int atom, int other, int order) {
                    return one.bond(atom, other, order) && two.bond(atom, other, order);
                }

                @Override
                public boolean ring(int opener, int closer) {
                    return one.ring(opener, closer) && two.ring(opener, closer);
                }

                @Override
                public boolean leave(int atom) {
                    return one.leave(atom) && two.leave(atom);
                }

                @Override
                public boolean settled() {
                    return one.settled() && two.settled();
                }

                @Override
                public boolean whole() {
                    return one.whole() && two.whole();
                }
            };
        }

        @Override
        public String toString() {
            return first + " and " + second;
        }
    }
}
