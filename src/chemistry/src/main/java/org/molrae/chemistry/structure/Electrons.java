package org.molrae.chemistry.structure;

import org.molrae.chemistry.smiles.Elements;
import org.molrae.chemistry.smiles.KekuleGraph;

/**
 * The electrons of atoms that bonds leave over: radicals, and what an atom can give to a π system.
 */
final class Electrons {

    private static final int OCTET = 8;

    private final KekuleGraph graph;
    private final Topology topology;

    /** Bond orders and given hydrogens at each atom. */
    final int[] explicitValence;

    /** Unpaired electrons at each atom. */
    final int[] radicals;

    Electrons(KekuleGraph graph, Topology topology) {
        this.graph = graph;
        this.topology = topology;
        explicitValence = new int[graph.atoms()];
        radicals = new int[graph.atoms()];
        for (int a = 0; a < explicitValence.length; a++) {
            int valence = graph.givenHydrogens(a);
            for (int i = 0; i < topology.degree(a); i++) {
                valence += contribution(topology.bond(a, i), a);
            }
            explicitValence[a] = valence;
            radicals[a] = graph.bracket(a) ? radicals(a) : 0;
        }
    }

    /** The share of a bond in the valence of one of its atoms. */
    int contribution(int bond, int a) {
        int order = graph.order(bond);
        if (order == KekuleGraph.DATIVE) {
            return graph.end(bond) == a ? 1 : 0;
        }
        return order == KekuleGraph.ANY ? 0 : order;
    }

    int totalHydrogens(int a) {
        return graph.givenHydrogens(a) + graph.impliedHydrogens(a);
    }

    int totalDegree(int a) {
        return topology.degree(a) + totalHydrogens(a);
    }

    private int radicals(int a) {
        int element = graph.element(a);
        if (element == 0) {
            return 0;
        }
        int charge = graph.charge(a);
        int outer = Elements.outerElectrons(element);
        if (Elements.defaultValence(element) == -1) {
            return Math.max(0, outer - charge) % 2;
        }
        int valence = explicitValence[a];
        int shell = element <= 2 ? 2 : OCTET;
        int late = shell - outer - valence + charge;
        if (late < 0) {
            late = 0;
            for (int i = 0; i < Elements.valenceCount(element); i++) {
                int spare = Elements.valence(element, i) - valence + charge;
                if (Elements.valenceCount(element) > 1 && spare >= 0) {
                    late = spare;
                    break;
                }
            }
        }
        int early = outer - valence - charge;
        return early >= 0 ? Math.min(late, early) : late;
    }

    /** The electrons an atom can give to a π system, or -1 if it cannot take part. */
    int available(int a) {
        int element = graph.element(a);
        int usual = Elements.defaultValence(element);
        if (usual <= 1) {
            return -1;
        }
        int degree = totalDegree(a);
        for (int i = 0; i < topology.degree(a); i++) {
            degree -= contribution(topology.bond(a, i), a) == 0 ? 1 : 0;
        }
        if (degree > 3) {
            return -1;
        }
        int lone = Math.max(Elements.outerElectrons(element) - usual - graph.charge(a), 0);
        int electrons = usual - degree + lone - radicals[a];
        boolean cumulated = explicitValence[a] - topology.degree(a) > 1;
        return electrons > 1 && cumulated ? 1 : electrons;
    }

    /** Whether one element draws electrons from another, by RDKit's rule of thumb. */
    static boolean moreElectronegative(int element, int than) {
        int outer = Elements.outerElectrons(element);
        int others = Elements.outerElectrons(than);
        return outer > others || (outer == others && element < than);
    }
}
