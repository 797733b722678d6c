package org.molrae.chemistry.smiles;

/**
 * Merges explicit hydrogen atoms into the hydrogen counts of their neighbors, by RDKit's rules
 * ({@code removeHs}).
 *
 * <p>These hydrogens stay atoms: isotopes, hydrides, mapped ones, those with no or several
 * neighbors or with only hydrogen or dummy neighbors, and those that alone carry the configuration
 * of a double bond.
 */
final class Hydrogens {

    private Hydrogens() {}

    /** Merges what can be merged; the graph must be linked. */
    static void merge(MolecularGraph graph) {
        int removed = 0;
        int[] newAtom = null;
        for (int a = 0; a < graph.atoms; a++) {
            if (graph.element[a] == Elements.HYDROGEN && mergeable(graph, a)) {
                newAtom = newAtom == null ? new int[graph.atoms] : newAtom;
                newAtom[a] = -1;
                removed++;
            }
        }
        if (newAtom == null) {
            return;
        }
        int kept = 0;
        for (int a = 0; a < graph.atoms; a++) {
            if (newAtom[a] < 0) {
                hand(graph, a);
            } else {
                newAtom[a] = kept++;
            }
        }
        graph.remove(newAtom, graph.atoms - removed);
    }

    /**
     * Merges the hydrogens that are atoms only for the sake of a double bond that has turned out to
     * have no configuration; returns whether there are any.
     */
    static boolean mergeUnneeded(MolecularGraph graph, Stereochemistry stereo) {
        boolean found = false;
        for (int a = 0; a < graph.atoms; a++) {
            if (graph.element[a] != Elements.HYDROGEN || graph.degree(a) != 1) {
                continue;
            }
            int bond = graph.incident[graph.first[a]];
            if (graph.direction[bond] != 0 && !stereo.atStereoBond(graph.other(bond, a))) {
                graph.direction[bond] = 0;
                found |= mergeable(graph, a);
            }
        }
        if (found) {
            merge(graph);
        }
        return found;
    }

    private static boolean mergeable(MolecularGraph graph, int h) {
        if (graph.degree(h) != 1
                || graph.isotope[h] != 0
                || graph.map[h] > 0
                || graph.charge[h] == -1) {
            return false;
        }
        int bond = graph.incident[graph.first[h]];
        int heavy = graph.other(bond, h);
        int element = graph.element[heavy];
        if (element == Elements.DUMMY
                || element == Elements.HYDROGEN
                || graph.chirality[heavy] == MolecularGraph.OTHER_STEREO) {
            return false;
        }
        return graph.degree(heavy) != 2
                || graph.direction[bond] == 0
                || !hasDoubleBond(graph, heavy);
    }

    private static boolean hasDoubleBond(MolecularGraph graph, int a) {
        for (int i = graph.first[a]; i < graph.first[a + 1]; i++) {
            if (graph.order[graph.incident[i]] == 2) {
                return true;
            }
        }
        return false;
    }

    /** Counts a hydrogen at its neighbor, and keeps the neighbor's configuration what it was. */
    private static void hand(MolecularGraph graph, int h) {
        int bond = graph.incident[graph.first[h]];
        int heavy = graph.other(bond, h);
        // RDKit counts hydrogens in a byte, as the reader does
        graph.hydrogens[heavy] = (graph.hydrogens[heavy] + 1) & 0xFF;
        if (graph.chirality[heavy] != 0) {
            int place = 0;
            while (graph.incident[graph.first[heavy] + place] != bond) {
                place++;
            }
            int implied = graph.start[heavy] ? 0 : 1;
            if ((place - implied) % 2 != 0) {
                graph.chirality[heavy] ^=
                        MolecularGraph.CLOCKWISE | MolecularGraph.COUNTERCLOCKWISE;
            }
        }
        if (graph.direction[bond] != 0) {
            turn(graph, bond, heavy);
        }
    }

    /** Moves the direction of a hydrogen's bond to the other single bond at its neighbor. */
    private static void turn(MolecularGraph graph, int bond, int heavy) {
        int target = -1;
        for (int i = graph.first[heavy]; i < graph.first[heavy + 1]; i++) {
            int b = graph.incident[i];
            if (b != bond && graph.order[b] == 1) {
                if (graph.direction[b] != 0) {
                    return;
                }
                target = b;
            }
        }
        if (target >= 0) {
            boolean sameSense = (graph.from[bond] == heavy) == (graph.from[target] == heavy);
            graph.direction[target] =
                    sameSense
                            ? SmilesReader.opposite(graph.direction[bond])
                            : graph.direction[bond];
        }
    }
}
