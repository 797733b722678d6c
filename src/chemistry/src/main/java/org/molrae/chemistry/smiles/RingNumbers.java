package org.molrae.chemistry.smiles;

import java.util.Arrays;
import org.molrae.chemistry.smiles.InvalidMoleculeException.Reason;

/**
 * The ring bonds that are open while a SMILES is read, and the checks on those that have closed.
 */
final class RingNumbers {

    /** Index into the slots below by ring number, plus one; 0 where the number is free. */
    private int[] slotOf = new int[10];

    private int slots;
    private int[] atom = new int[4];
    private int[] mention = new int[4];
    private int[] position = new int[4];
    private byte[] bond = new byte[4];
    private byte[] direction = new byte[4];
    private boolean[] reversed = new boolean[4];
    private boolean[] closed = new boolean[4];
    private int[] closingBond = new int[4];

    boolean isOpen(int number) {
        return number < slotOf.length && slotOf[number] > 0;
    }

    void open(
            int number,
            int atom,
            int mention,
            int position,
            byte bond,
            byte direction,
            boolean reversed) {
        if (number >= slotOf.length) {
            slotOf = Arrays.copyOf(slotOf, Math.max(number + 1, 2 * slotOf.length));
        }
        if (slots == this.atom.length) {
            grow();
        }
        this.atom[slots] = atom;
        this.mention[slots] = mention;
        this.position[slots] = position;
        this.bond[slots] = bond;
        this.direction[slots] = direction;
        this.reversed[slots] = reversed;
        slotOf[number] = ++slots;
    }

    int atom(int number) {
        return atom[slotOf[number] - 1];
    }

    int mention(int number) {
        return mention[slotOf[number] - 1];
    }

    byte bond(int number) {
        return bond[slotOf[number] - 1];
    }

    byte direction(int number) {
        return direction[slotOf[number] - 1];
    }

    boolean reversed(int number) {
        return reversed[slotOf[number] - 1];
    }

    void close(int number, int closingBond, int position) {
        int slot = slotOf[number] - 1;
        slotOf[number] = 0;
        closed[slot] = true;
        this.closingBond[slot] = closingBond;
        this.position[slot] = position;
    }

    /** Throws if a ring bond is still open, or doubles a bond. The graph must be linked. */
    void check(MolecularGraph graph) throws InvalidMoleculeException {
        for (int slot = 0; slot < slots; slot++) {
            if (!closed[slot]) {
                throw new InvalidMoleculeException(
                        Reason.RING, position[slot], "ring bond is not closed");
            }
        }
        for (int slot = 0; slot < slots; slot++) {
            if (doubles(graph, closingBond[slot])) {
                throw new InvalidMoleculeException(
                        Reason.RING, position[slot], "ring bond doubles a bond");
            }
        }
    }

    /** How many of the ring bonds that have been closed are bonds of an atom. */
    int countAt(MolecularGraph graph, int a) {
        int count = 0;
        for (int slot = 0; slot < slots; slot++) {
            int b = closingBond[slot];
            count += graph.from[b] == a || graph.to[b] == a ? 1 : 0;
        }
        return count;
    }

    private static boolean doubles(MolecularGraph graph, int bond) {
        boolean swap = graph.degree(graph.from[bond]) > graph.degree(graph.to[bond]);
        int a = swap ? graph.to[bond] : graph.from[bond];
        int z = graph.other(bond, a);
        for (int i = graph.first[a]; i < graph.first[a + 1]; i++) {
            if (graph.incident[i] < bond && graph.other(graph.incident[i], a) == z) {
                return true;
            }
        }
        return false;
    }

    private void grow() {
        int n = 2 * slots;
        atom = Arrays.copyOf(atom, n);
        mention = Arrays.copyOf(mention, n);
        position = Arrays.copyOf(position, n);
        bond = Arrays.copyOf(bond, n);
        direction = Arrays.copyOf(direction, n);
        reversed = Arrays.copyOf(reversed, n);
        closed = Arrays.copyOf(closed, n);
        closingBond = Arrays.copyOf(closingBond, n);
    }
}
