package org.molrae.molecules.mask;

/**
 * The step that a plain rule of the grammar {@code smiles} writes, as a number: its type in the low
 * bits, the rest an argument.
 */
final class Step {

    /** A token that Kekulé forms never have. */
    static final int NEVER = 0;

    /** In the plan of a {@link Scaffold}: here a guest grows. */
    static final int GUEST = 1;

    static final int ATOM = 2;
    static final int RING = 3;
    static final int BOND = 4;
    static final int OPEN_BRANCH = 5;
    static final int DOT = 6;
    static final int END = 7;

    private static final int BITS = 3;

    /** Directions of bonds: the next atom lies above the last, or below. */
    static final int ABOVE = 1;

    static final int BELOW = 2;

    private Step() {}

    static int of(int type, int argument) {
        return argument << BITS | type;
    }

    static int type(int step) {
        return step & (1 << BITS) - 1;
    }

    static int argument(int step) {
        return step >> BITS;
    }

    static int bond(int order, int direction) {
        return of(BOND, order << 2 | direction);
    }

    static int order(int argument) {
        return argument >> 2;
    }

    static int direction(int argument) {
        return argument & 3;
    }
}
