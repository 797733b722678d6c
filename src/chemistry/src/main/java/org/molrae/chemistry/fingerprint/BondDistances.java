package org.molrae.chemistry.fingerprint;

import java.util.Arrays;
import org.molrae.chemistry.structure.Molecule;

/** Shortest paths between atoms, in bonds, by breadth-first search. Not for threads to share. */
final class BondDistances {

    /** In another component, or further away than was searched. */
    static final byte FAR = -1;

    private final Molecule molecule;
    private final int[] queue;

    BondDistances(Molecule molecule) {
        this.molecule = molecule;
        queue = new int[molecule.atomCount()];
    }

    /** The distance of each atom from a source, up to a limit of at most 127. */
    byte[] from(int source, int limit) {
        byte[] distance = new byte[queue.length];
        Arrays.fill(distance, FAR);
        distance[source] = 0;
        queue[0] = source;
        int end = 1;
        for (int next = 0; next < end && distance[queue[next]] < limit; next++) {
            int atom = queue[next];
            for (int i = 0; i < molecule.degree(atom); i++) {
                int neighbor = molecule.neighbor(atom, i);
                if (distance[neighbor] == FAR) {
                    distance[neighbor] = (byte) (distance[atom] + 1);
                    queue[end++] = neighbor;
                }
            }
        }
        return distance;
    }
}
