package org.molrae.molecules.mask;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * How the bonds of an atom add up, as one finite automaton for all kinds of atoms: a state is what
 * an atom is and what bonds it has, a transition is one more bond. States from which no accepted
 * one can be reached do not exist ({@link #NONE} stands for them), so that an atom in any state can
 * still be completed.
 *
 * <p>Bonds are told apart by order, double ones also by the element at the other end, since CDK's
 * atom types of sulfur and phosphorus depend on it. A second layer of states is for atoms that owe
 * a double bond, because a directional bond leads to them; the double bond leads back to the first
 * layer.
 */
final class AtomStates {

    static final int NONE = -1;

    /** The bonds: single, double to each family and to other elements, triple. */
    static final int SINGLE = 0;

    static final int DOUBLE = 1;
    static final int TRIPLE = DOUBLE + AtomKind.OTHER + 1;

    /** A double bond whose other end is not known yet. */
    static final int RING_DOUBLE = TRIPLE + 1;

    static final int BONDS = RING_DOUBLE + 1;

    /** No accepted atom has more bonds, or bonds of a higher sum of orders. */
    static final int MAX_VALENCE = 6;

    private int[] next = new int[0];
    private boolean[] accepted = new boolean[0];
    private boolean[] doubled = new boolean[0];
    private int[] owing = new int[0];
    private int[] leaf = new int[0];
    private int[] leafToGoOn = new int[0];
    private final Map<String, Integer> starts = new HashMap<>();

    /** The state of an atom of a kind without bonds, or {@link #NONE} if it never fits anywhere. */
    int start(AtomKind kind) {
        Integer known = starts.get(kind.plainSpelling() + kind.tagged());
        if (known == null) {
            known = add(AtomDiagram.of(kind));
            starts.put(kind.plainSpelling() + kind.tagged(), known);
        }
        return known;
    }

    private int add(AtomDiagram diagram) {
        int base = accepted.length;
        int size = diagram.size();
        next = Arrays.copyOf(next, (base + size) * BONDS);
        accepted = Arrays.copyOf(accepted, base + size);
        doubled = Arrays.copyOf(doubled, base + size);
        owing = Arrays.copyOf(owing, base + size);
        leaf = Arrays.copyOf(leaf, base + size);
        leafToGoOn = Arrays.copyOf(leafToGoOn, base + size);
        for (int node = 0; node < size; node++) {
            for (int bond = 0; bond < BONDS; bond++) {
                next[(base + node) * BONDS + bond] = shift(base, diagram.next(node, bond));
            }
            accepted[base + node] = diagram.accepted(node);
            doubled[base + node] = diagram.doubled(node);
            owing[base + node] = shift(base, diagram.owing(node));
            leaf[base + node] = diagram.leaf(node);
            leafToGoOn[base + node] = diagram.leafToGoOn(node);
        }
        return shift(base, diagram.live(0) ? 0 : NONE);
    }

    private static int shift(int base, int node) {
        return node == NONE ? NONE : base + node;
    }

    /** The bond of an order to an atom of a family, or {@link #NONE} where none is known to fit. */
    static int bond(int order, int family) {
        return switch (order) {
            case 1 -> SINGLE;
            case 2 -> DOUBLE + family;
            default -> family <= AtomKind.NITROGEN ? TRIPLE : NONE;
        };
    }

    /** The state after one more bond, or {@link #NONE}. */
    int next(int state, int bond) {
        return bond == NONE ? NONE : next[state * BONDS + bond];
    }

    /** Whether the atom may stay as it is. */
    boolean accepted(int state) {
        return accepted[state];
    }

    /** Whether the atom has a double bond that can have a configuration. */
    boolean doubled(int state) {
        return doubled[state];
    }

    /** The same atom when it owes a double bond that can have a configuration, or {@link #NONE}. */
    int owing(int state) {
        return owing[state];
    }

    /** The bond to the next leaf on the shortest way to an accepted state. */
    int leaf(int state) {
        return leaf[state];
    }

    /** Whether the chain can go on from the atom by a single bond, at once or after leaves. */
    boolean goesOn(int state) {
        return leafToGoOn[state] != AtomDiagram.UNREACHABLE;
    }

    /** The bond to the leaf that must come first, or {@link #NONE} if the chain can go on now. */
    int leafToGoOn(int state) {
        return leafToGoOn[state];
    }
}
