package org.molrae.chemistry.structure;

import org.molrae.chemistry.smiles.Elements;
import org.molrae.chemistry.smiles.KekuleGraph;

/** Conjugated bonds and hybridization, by RDKit's rules. */
final class Conjugation {

    /** From actinium on, RDKit takes the number of neighbors for the number of orbitals. */
    private static final int ACTINIUM = 89;

    private final KekuleGraph graph;
    private final Topology topology;
    private final Electrons electrons;
    private final boolean[] aromaticBond;
    final boolean[] bond;
    final Hybridization[] hybridization;

    Conjugation(KekuleGraph graph, Topology topology, Electrons electrons, boolean[] aromaticBond) {
        this.graph = graph;
        this.topology = topology;
        this.electrons = electrons;
        this.aromaticBond = aromaticBond;
        bond = aromaticBond.clone();
        for (int a = 0; a < topology.atoms(); a++) {
            spread(a);
        }
        hybridization = new Hybridization[topology.atoms()];
        for (int a = 0; a < hybridization.length; a++) {
            hybridization[a] = hybridization(a);
        }
    }

    private boolean isCandidate(int a) {
        int element = graph.element(a);
        int outer = Elements.outerElectrons(element);
        boolean suited =
                element <= 10
                        || (outer != 5 && outer != 6)
                        || (outer == 6 && electrons.totalDegree(a) < 2);
        return suited && electrons.available(a) > 0;
    }

    private void spread(int a) {
        int degree = electrons.totalDegree(a);
        if (degree < 2 || degree > 3 || !isCandidate(a)) {
            return;
        }
        for (int i = 0; i < topology.degree(a); i++) {
            int multiple = topology.bond(a, i);
            if (!aromaticBond[multiple] && electrons.contribution(multiple, a) < 2) {
                continue;
            }
            for (int j = 0; j < topology.degree(a); j++) {
                int z = topology.neighbor(a, j);
                if (j != i && electrons.totalDegree(z) <= 3 && isCandidate(z)) {
                    bond[multiple] = true;
                    bond[topology.bond(a, j)] = true;
                }
            }
        }
    }

    private Hybridization hybridization(int a) {
        if (graph.element(a) == 0) {
            return Hybridization.UNSPECIFIED;
        }
        int degree = electrons.totalDegree(a);
        if (graph.tetrahedral(a) && degree == 4) {
            return Hybridization.SP3;
        }
        int orbitals = graph.element(a) < ACTINIUM ? bondsAndLonePairs(a) : degree;
        return switch (orbitals) {
            case 0, 1 -> Hybridization.S;
            case 2 -> Hybridization.SP;
            case 3 -> Hybridization.SP2;
            case 4 -> degree > 3 || !hasConjugatedBond(a) ? Hybridization.SP3 : Hybridization.SP2;
            case 5 -> Hybridization.SP3D;
            case 6 -> Hybridization.SP3D2;
            default -> Hybridization.UNSPECIFIED;
        };
    }

    private int bondsAndLonePairs(int a) {
        int degree = electrons.totalDegree(a);
        if (graph.element(a) <= 1) {
            return degree;
        }
        int outer = Elements.outerElectrons(graph.element(a));
        int charge = graph.charge(a);
        int valence = electrons.explicitValence[a] + graph.impliedHydrogens(a);
        int free = outer - (valence + charge);
        if (valence + outer - charge < 8) {
            int radicals = electrons.radicals[a];
            return degree + (free - radicals) / 2 + radicals;
        }
        return degree + free / 2;
    }

    private boolean hasConjugatedBond(int a) {
        for (int i = 0; i < topology.degree(a); i++) {
            if (bond[topology.bond(a, i)]) {
                return true;
            }
        }
        return false;
    }
}
