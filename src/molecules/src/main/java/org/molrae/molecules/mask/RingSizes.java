package org.molrae.molecules.mask;

import java.util.Arrays;

/**
 * Every ring of the molecule's minimum cycle basis (its SSSR) has a size in a range, and no cycle
 * at all is smaller.
 *
 * <p>A bond that closes a ring is measured by the smallest cycle through it. If each is in the
 * range when it is added, these cycles form a basis, so that none of a minimum basis is larger; and
 * the bond of any cycle that was added last has seen a cycle no larger than that one. Where several
 * rings close at one atom, as in {@code C12}, a cycle that is too large may wait for the bonds that
 * follow there to divide it; the bonds then count in another order.
 *
 * <p>Stricter than it need be: a large ring that a bond at a later atom would divide is refused.
 *
 * @param smallest size of a ring, in atoms, at least 3
 * @param largest size of a ring
 */
public record RingSizes(int smallest, int largest) implements Constraint {

    /** Refuses ranges without a size. */
    public RingSizes {
        if (smallest < 3 || largest < smallest) {
            throw new IllegalArgumentException(
                    "no ring sizes between " + smallest + " and " + largest);
        }
    }

    @Override
    public Watch start(Draft draft) {
        return new Measure(draft);
    }

    @Override
    public String toString() {
        return "rings of " + smallest + " to " + largest + " atoms";
    }

    private final class Measure implements Watch {
        private static final int MOST_WAITING = AtomStates.MAX_VALENCE;

        private final Draft draft;

        /** The number of bonds that wait, and their far ends. */
        private final int waiting;

        private final int[] queue;
        private final int[] distance;
        private final int[] seen;
        private int searches;

        Measure(Draft draft) {
            this.draft = draft;
            waiting = draft.claim(1 + MOST_WAITING);
            queue = new int[draft.maxAtoms()];
            distance = new int[draft.maxAtoms()];
            seen = new int[draft.maxAtoms()];
            Arrays.fill(seen, -1);
        }

        @Override
        public boolean ring(int opener, int closer) {
            if (size(opener, closer, true) < smallest) {
                return false;
            }
            int count = draft.get(waiting);
            draft.set(waiting + 1 + count, opener);
            draft.set(waiting, count + 1);
            while (settleOne(closer)) {}
            return true;
        }

        /** Ends the wait of one bond whose cycle is not too large; false if there is none. */
        private boolean settleOne(int closer) {
            int last = draft.get(waiting);
            for (int i = 1; i <= last; i++) {
                if (size(draft.get(waiting + i), closer, false) <= largest) {
                    draft.set(waiting + i, draft.get(waiting + last));
                    draft.set(waiting, last - 1);
                    return true;
                }
            }
            return false;
        }

        /**
         * The smallest cycle through a bond, in atoms, with all other bonds or without those that
         * wait; far above every size if it is beyond the largest.
         */
        private int size(int opener, int closer, boolean all) {
            int search = searches++;
            int tail = 0;
            queue[tail++] = opener;
            distance[opener] = 1;
            seen[opener] = search;
            for (int head = 0; head < tail; head++) {
                int a = queue[head];
                if (a == closer) {
                    return distance[a];
                }
                if (distance[a] > largest) {
                    break;
                }
                for (int i = draft.degree(a) - 1; i >= 0; i--) {
                    int z = draft.neighbor(a, i);
                    boolean counts = z != closer || (all ? a != opener : !waits(a));
                    if (seen[z] != search && counts) {
                        seen[z] = search;
                        distance[z] = distance[a] + 1;
                        queue[tail++] = z;
                    }
                }
            }
            return Integer.MAX_VALUE;
        }

        private boolean waits(int opener) {
            for (int i = draft.get(waiting); i > 0; i--) {
                if (draft.get(waiting + i) == opener) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public boolean settled() {
            return draft.get(waiting) == 0;
        }

        @Override
        public boolean atom(int atom) {
            return settled();
        }

        @Override
        public boolean leave(int atom) {
            return settled();
        }
    }
}
