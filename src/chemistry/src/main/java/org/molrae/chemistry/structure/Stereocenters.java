package org.molrae.chemistry.structure;

import org.molrae.chemistry.smiles.KekuleGraph;

/**
 * Tetrahedral centers by RDKit's legacy rules: atoms of a suitable kind whose neighbors differ in
 * rank, first by constitution, then by the hands of the marked centers found so far as well.
 */
final class Stereocenters {

    private static final int NITROGEN = 7;
    private static final int PHOSPHORUS = 15;
    private static final int SULFUR = 16;
    private static final int ARSENIC = 33;
    private static final int SELENIUM = 34;

    private final Molecule molecule;
    private final KekuleGraph graph;
    private final boolean[] legal;
    private final boolean[] center;

    private Stereocenters(Molecule molecule, KekuleGraph graph) {
        this.molecule = molecule;
        this.graph = graph;
        legal = new boolean[molecule.atomCount()];
        center = new boolean[molecule.atomCount()];
    }

    /** For each atom, whether it is a center. */
    static boolean[] find(Molecule molecule, KekuleGraph graph) {
        Stereocenters centers = new Stereocenters(molecule, graph);
        boolean any = false;
        for (int a = 0; a < centers.legal.length; a++) {
            centers.legal[a] = centers.isLegal(a);
            any |= centers.legal[a];
        }
        if (any) {
            centers.run();
        }
        return centers.center;
    }

    private void run() {
        PriorityRanks ranks = new PriorityRanks(molecule, graph);
        int[] code = new int[legal.length];
        while (assign(ranks.rank, code)) {
            ranks.refine(code);
        }
    }

    /** Whether marks have been read in this round while other atoms are still open. */
    private boolean assign(int[] rank, int[] code) {
        boolean open = false;
        boolean changed = false;
        for (int a = 0; a < legal.length; a++) {
            if (!legal[a] || code[a] != 0) {
                continue;
            }
            boolean distinct = distinctNeighbors(a, rank);
            center[a] |= distinct;
            if (distinct && graph.tetrahedral(a)) {
                code[a] = graph.clockwise(a, rank) ? 1 : 2;
                changed = true;
            } else {
                open = true;
            }
        }
        return open && changed;
    }

    private boolean distinctNeighbors(int a, int[] rank) {
        for (int i = 0; i < molecule.degree(a); i++) {
            if (!counts(molecule.bond(a, i), a)) {
                continue;
            }
            for (int j = 0; j < i; j++) {
                if (counts(molecule.bond(a, j), a)
                        && rank[molecule.neighbor(a, i)] == rank[molecule.neighbor(a, j)]) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean counts(int bond, int a) {
        int order = molecule.order(bond);
        return order != KekuleGraph.ANY
                && (order != KekuleGraph.DATIVE || molecule.begin(bond) != a);
    }

    private boolean isLegal(int a) {
        int degree = 0;
        for (int i = 0; i < molecule.degree(a); i++) {
            degree += counts(molecule.bond(a, i), a) ? 1 : 0;
        }
        int hydrogens = molecule.hydrogens(a);
        int element = molecule.element(a);
        boolean pnictogen = element == PHOSPHORUS || element == ARSENIC;
        if (degree + hydrogens > 4 || degree + hydrogens < 3 || (degree < 3 && !pnictogen)) {
            return false;
        }
        if (degree != 3 || hydrogens == 1) {
            return true;
        }
        return switch (element) {
            case NITROGEN -> molecule.inRingOfSize(a, 3) || molecule.bridgehead(a);
            case PHOSPHORUS, ARSENIC -> true;
            case SULFUR, SELENIUM -> {
                int valence = molecule.explicitValence(a);
                yield valence == 4 || (valence == 3 && molecule.charge(a) == 1);
            }
            default -> false;
        };
    }
}
