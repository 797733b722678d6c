package org.molrae.chemistry.smiles;

import org.molrae.chemistry.smiles.InvalidMoleculeException.Reason;

/**
 * RDKit's valence model (release 2022.09, {@code Atom::calcExplicitValence}, {@code
 * calcImplicitValence}): which bonds and hydrogens an atom may have, and how many hydrogens the
 * organic subset implies.
 *
 * <p>Later RDKit releases (2024.09 on) compare charged atoms with their isoelectronic neighbors
 * instead; they reject a few ions that this model accepts.
 */
final class ValenceModel {

    private ValenceModel() {}

    /**
     * Checks every atom and fills in the implied hydrogens.
     *
     * @throws InvalidMoleculeException at the first atom with too many bonds
     */
    static void check(MolecularGraph graph) throws InvalidMoleculeException {
        for (int a = 0; a < graph.atoms; a++) {
            boolean aromatic = aromatic(graph, a);
            int explicit = explicitValence(graph, a, aromatic);
            int element = graph.element[a];
            int charge = graph.charge[a];
            int effective =
                    Elements.outerElectrons(element) >= 4 ? explicit - charge : explicit + charge;
            int highest = Elements.highestValence(element);
            if (highest > 0 && effective > highest) {
                throw tooMany(graph, a, effective);
            }
            int implied = graph.bracket[a] ? 0 : impliedHydrogens(graph, a, explicit, aromatic);
            if (implied < 0) {
                throw tooMany(graph, a, explicit);
            }
            graph.implied[a] = implied;
        }
    }

    private static InvalidMoleculeException tooMany(MolecularGraph graph, int a, int valence) {
        return new InvalidMoleculeException(
                Reason.VALENCE,
                graph.position[a],
                "valence " + valence + " is too high for " + describe(graph, a));
    }

    private static String describe(MolecularGraph graph, int a) {
        int charge = graph.charge[a];
        String sign = charge > 0 ? "+" : "-";
        String size = Math.abs(charge) > 1 ? String.valueOf(Math.abs(charge)) : "";
        return Elements.symbol(graph.element[a]) + (charge == 0 ? "" : sign + size);
    }

    /** Whether the atom, or one of its bonds, is aromatic. */
    static boolean aromatic(MolecularGraph graph, int a) {
        return graph.aromatic[a] || hasAromaticBond(graph, a);
    }

    static boolean hasAromaticBond(MolecularGraph graph, int a) {
        for (int i = graph.first[a]; i < graph.first[a + 1]; i++) {
            if (graph.order[graph.incident[i]] == MolecularGraph.AROMATIC) {
                return true;
            }
        }
        return false;
    }

    /** Twice the share of a bond in the valence of one of its atoms. */
    static int twiceContribution(MolecularGraph graph, int bond, int a) {
        return switch (graph.order[bond]) {
            case MolecularGraph.AROMATIC -> 3;
            case MolecularGraph.DATIVE -> graph.to[bond] == a ? 2 : 0;
            case MolecularGraph.ANY -> 0;
            default -> 2 * graph.order[bond];
        };
    }

    /** The charge as it adds to the valence: negative left of carbon and for carbocations. */
    static int valenceShift(MolecularGraph graph, int a) {
        int charge = graph.charge[a];
        if (graph.element[a] == Elements.CARBON) {
            return -Math.abs(charge);
        }
        return Elements.early(graph.element[a]) ? -charge : charge;
    }

    /**
     * The sum of bond orders and given hydrogens. Aromatic atoms count 1.5 for each aromatic bond;
     * where the sum then lies up to 1.5 above an accepted valence, it is that valence.
     */
    static int explicitValence(MolecularGraph graph, int a, boolean aromatic) {
        int twice = 2 * graph.hydrogens[a];
        for (int i = graph.first[a]; i < graph.first[a + 1]; i++) {
            twice += twiceContribution(graph, graph.incident[i], a);
        }
        int element = graph.element[a];
        int shift = valenceShift(graph, a);
        // unsigned on purpose: atoms without a default valence never get into the correction
        long usual = (Elements.defaultValence(element) + shift) & 0xFFFFFFFFL;
        if (aromatic && twice > 2 * usual) {
            int accepted = (int) usual;
            for (int i = 0; i < Elements.valenceCount(element); i++) {
                int valence = Elements.valence(element, i);
                if (valence == -1 || 2 * (valence + shift) > twice) {
                    break;
                }
                accepted = valence + shift;
            }
            if (twice - 2 * accepted <= 3) {
                twice = 2 * accepted;
            }
        }
        return Math.floorDiv(twice + 1, 2);
    }

    /**
     * The hydrogens that an atom outside of brackets implies, or -1 if it has too many bonds
     * already.
     */
    static int impliedHydrogens(MolecularGraph graph, int a, int explicit, boolean aromatic) {
        int element = graph.element[a];
        if (element == Elements.DUMMY) {
            return 0;
        }
        int shift = valenceShift(graph, a);
        int usual = Elements.defaultValence(element) + shift;
        if (aromatic && explicit <= usual) {
            return usual - explicit;
        }
        for (int i = 0; i < Elements.valenceCount(element); i++) {
            int valence = Elements.valence(element, i) + shift;
            if (aromatic ? explicit == valence : explicit <= valence) {
                return valence - explicit;
            }
        }
        return -1;
    }
}
