package org.molrae.chemistry.smiles;

import org.molrae.chemistry.smiles.InvalidMoleculeException.Reason;

/**
 * Turns aromatic bonds into single and double ones, by RDKit's rules on which atoms take a double
 * bond ({@code Kekulize.cpp}); whether they can all be served is decided exactly, by a matching,
 * where RDKit stops after 100 backtracks.
 *
 * <p>Limit: which dummy atoms may take part depends in RDKit on the smallest set of smallest rings;
 * here the ring bonds of the atom stand for it.
 */
final class Kekulization {

    private final MolecularGraph graph;
    private final boolean[] ringBond;
    private final boolean[] ringAtom;

    /** Atoms whose given hydrogen follows from their bonds again. */
    private final boolean[] dropped;

    private Kekulization(MolecularGraph graph, boolean[] ringBond) {
        this.graph = graph;
        this.ringBond = ringBond;
        this.ringAtom = RingBonds.atoms(graph, ringBond);
        this.dropped = new boolean[graph.atoms];
    }

    /**
     * Assigns the double bonds of a graph whose valences have been checked. Nothing stays aromatic
     * within rings.
     */
    static void apply(MolecularGraph graph, boolean[] ringBond) throws InvalidMoleculeException {
        if (needed(graph)) {
            new Kekulization(graph, ringBond).run();
        }
    }

    private static boolean needed(MolecularGraph graph) {
        for (int a = 0; a < graph.atoms; a++) {
            if (graph.aromatic[a]) {
                return true;
            }
        }
        for (int b = 0; b < graph.bonds; b++) {
            if (graph.order[b] == MolecularGraph.AROMATIC) {
                return true;
            }
        }
        return false;
    }

    private void run() throws InvalidMoleculeException {
        boolean[] member = new boolean[graph.atoms];
        boolean[] optional = new boolean[graph.atoms];
        boolean[] allowed = new boolean[graph.bonds];
        for (int a = 0; a < graph.atoms; a++) {
            boolean dummy = graph.element[a] == Elements.DUMMY;
            if (ringAtom[a] && (dummy || ValenceModel.aromatic(graph, a))) {
                optional[a] = dummy && dummyTakesPart(a);
                member[a] = optional[a] || takesDoubleBond(a);
            }
        }
        for (int b = 0; b < graph.bonds; b++) {
            boolean dummy = optional[graph.from[b]] || optional[graph.to[b]];
            allowed[b] = ringBond[b] && (graph.order[b] == MolecularGraph.AROMATIC || dummy);
        }
        Matching matching = new Matching(graph, member, optional, allowed);
        int alone = matching.matchAll();
        if (alone >= 0) {
            throw new InvalidMoleculeException(
                    Reason.KEKULIZE,
                    graph.position[alone],
                    "no Kekulé structure: this atom finds no partner for a double bond");
        }
        int[] valence = totalValences();
        assign(matching);
        checkAtoms(valence);
    }

    /** Whether an aromatic atom has exactly one bond less than it should have. */
    private boolean takesDoubleBond(int a) {
        int bonds = 0;
        int ignored = 0;
        for (int i = graph.first[a]; i < graph.first[a + 1]; i++) {
            int b = graph.incident[i];
            if (graph.order[b] == MolecularGraph.AROMATIC) {
                bonds++;
            } else {
                int order = ValenceModel.twiceContribution(graph, b, a) / 2;
                bonds += order;
                ignored += order == 0 ? 1 : 0;
            }
        }
        bonds += graph.totalHydrogens(a);
        int shift = ValenceModel.valenceShift(graph, a);
        int total = totalValence(a);
        int element = graph.element[a];
        int valence = Elements.defaultValence(element) + shift;
        for (int i = 1; total > valence && i < Elements.valenceCount(element); i++) {
            if (Elements.valence(element, i) <= 0) {
                break;
            }
            valence = Elements.valence(element, i) + shift;
        }
        if (graph.degree(a) + graph.implied[a] - ignored >= valence) {
            return false;
        }
        return valence == bonds + 1 || (graph.bracket[a] && valence == bonds + 2);
    }

    private int totalValence(int a) {
        boolean aromatic = ValenceModel.aromatic(graph, a);
        return ValenceModel.explicitValence(graph, a, aromatic) + graph.implied[a];
    }

    /**
     * A dummy may take a double bond unless an ordinary atom of its ring has stopped the
     * aromaticity.
     */
    private boolean dummyTakesPart(int a) {
        int rings = -1;
        int ordinary = 0;
        for (int i = graph.first[a]; i < graph.first[a + 1]; i++) {
            int b = graph.incident[i];
            int z = graph.other(b, a);
            if (ringBond[b]) {
                rings++;
                ordinary += graph.element[z] != Elements.DUMMY && !graph.aromatic[z] ? 1 : 0;
            }
        }
        return ordinary < rings;
    }

    private int[] totalValences() {
        int[] valence = new int[graph.atoms];
        for (int a = 0; a < graph.atoms; a++) {
            if (dropsHydrogen(a)) {
                valence[a] = totalValence(a);
            }
        }
        return valence;
    }

    private void assign(Matching matching) {
        for (int b = 0; b < graph.bonds; b++) {
            if (graph.order[b] == MolecularGraph.AROMATIC
                    && (ringAtom[graph.from[b]] || ringAtom[graph.to[b]])) {
                graph.order[b] = 1;
            }
            if (ringBond[b] && matching.mate(graph.from[b]) == graph.to[b]) {
                graph.order[b] = 2;
            }
        }
    }

    /**
     * After the assignment the hydrogen of a pyrrole-like atom must follow from its bonds again.
     */
    private void checkAtoms(int[] valence) throws InvalidMoleculeException {
        for (int a = 0; a < graph.atoms; a++) {
            if (!graph.aromatic[a]) {
                continue;
            }
            if (!ringAtom[a]) {
                throw new InvalidMoleculeException(
                        Reason.KEKULIZE, graph.position[a], "aromatic atom outside of rings");
            }
            if (dropsHydrogen(a)) {
                dropped[a] = true;
                int bonds = ValenceModel.explicitValence(graph, a, false) - 1;
                int implied = Math.max(0, ValenceModel.impliedHydrogens(graph, a, bonds, false));
                if (bonds + implied != valence[a]) {
                    throw new InvalidMoleculeException(
                            Reason.KEKULIZE,
                            graph.position[a],
                            "the hydrogen of this aromatic atom is at odds with its bonds");
                }
            }
        }
        for (int a = 0; a < graph.atoms; a++) {
            if (graph.aromatic[a]) {
                graph.aromatic[a] = false;
                countHydrogensAgain(a);
            }
        }
    }

    /**
     * The bonds that an atom has got may leave room for other hydrogens than the aromatic ones did:
     * {@code C1=sC=CC=C1}, or a nitrogen written {@code =[nH]}.
     */
    private void countHydrogensAgain(int a) {
        if (dropped[a]) {
            graph.hydrogens[a] = 0;
            graph.bracket[a] = false;
        } else if (graph.bracket[a]) {
            return;
        }
        int bonds = ValenceModel.explicitValence(graph, a, false);
        int implied = ValenceModel.impliedHydrogens(graph, a, bonds, false);
        graph.implied[a] = Math.max(0, implied);
    }

    private boolean dropsHydrogen(int a) {
        int element = graph.element[a];
        return graph.aromatic[a]
                && (element == Elements.NITROGEN || element == Elements.PHOSPHORUS)
                && graph.charge[a] == 0
                && graph.hydrogens[a] == 1;
    }
}
