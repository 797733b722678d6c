package org.molrae.chemistry.smiles;

/**
 * The atoms that can be tetrahedral centers as far as element, bonds and rings go, by RDKit's
 * rules: four neighbors, at most one of them a hydrogen; or three and a lone pair that stays on its
 * side.
 *
 * <p>The lone pairs of phosphorus, arsenic, sulfur and selenium do, those of nitrogen in rings of
 * three and at bridgeheads; amines invert otherwise, and next to double bonds nitrogen is flat.
 */
final class TetrahedralAtoms {

    private static final int ARSENIC = 33;
    private static final int SELENIUM = 34;

    /** The last element whose atoms conjugate however many bonds they have. */
    private static final int NEON = 10;

    private final MolecularGraph graph;
    private final boolean[] ringBond;

    TetrahedralAtoms(MolecularGraph graph, boolean[] ringBond) {
        this.graph = graph;
        this.ringBond = ringBond;
    }

    /** Whether a mark at the atom can mean something. */
    boolean canBeCenter(int a) {
        int degree = graph.degree(a);
        int hydrogens = graph.totalHydrogens(a);
        if (degree + hydrogens == 4) {
            return hydrogens < 2;
        }
        return degree == 3 && hydrogens == 0 && keepsLonePair(a);
    }

    private boolean keepsLonePair(int a) {
        int valence = 0;
        for (int i = graph.first[a]; i < graph.first[a + 1]; i++) {
            valence += graph.order[graph.incident[i]];
        }
        int charge = graph.charge[a];
        return switch (graph.element[a]) {
            case Elements.NITROGEN -> valence == 3 && charge == 0 && isHeld(a) && !flat(a);
            case Elements.PHOSPHORUS, ARSENIC -> valence == 3 && charge == 0;
            case Elements.SULFUR, SELENIUM ->
                    (valence == 4 && charge <= 0) || (valence == 3 && charge == 1);
            default -> false;
        };
    }

    /** Whether rings keep a nitrogen of three neighbors from inverting. */
    boolean isHeld(int a) {
        return inThreeRing(a) || Bridgeheads.isBridgehead(graph, ringBond, a);
    }

    /** Whether a neighbor has a multiple bond that the lone pair of an atom conjugates with. */
    private boolean flat(int a) {
        for (int i = graph.first[a]; i < graph.first[a + 1]; i++) {
            int z = graph.other(graph.incident[i], a);
            int outer = Elements.outerElectrons(graph.element[z]);
            boolean conjugates = graph.element[z] <= NEON || (outer != 5 && outer != 6);
            if (conjugates && graph.degree(z) + graph.totalHydrogens(z) <= 3) {
                for (int k = graph.first[z]; k < graph.first[z + 1]; k++) {
                    int order = graph.order[graph.incident[k]];
                    if (order == 2 || order == 3) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private boolean inThreeRing(int a) {
        for (int i = graph.first[a]; i < graph.first[a + 1]; i++) {
            for (int k = graph.first[a]; k < i; k++) {
                int y = graph.other(graph.incident[i], a);
                int z = graph.other(graph.incident[k], a);
                if (graph.bondBetween(y, z) >= 0) {
                    return true;
                }
            }
        }
        return false;
    }
}
