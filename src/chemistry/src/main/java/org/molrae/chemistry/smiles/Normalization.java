package org.molrae.chemistry.smiles;

/**
 * Brings hypervalent neutral groups to the charge-separated form, by RDKit's rules ({@code
 * MolOps::cleanUp}): {@code N(=O)=O} and {@code N=N#N}, {@code C=P(=O)}, and oxides of chlorine,
 * bromine and iodine.
 */
final class Normalization {

    private Normalization() {}

    static void apply(MolecularGraph graph) {
        for (int a = 0; a < graph.atoms; a++) {
            if (graph.charge[a] != 0) {
                continue;
            }
            switch (graph.element[a]) {
                case Elements.NITROGEN -> nitrogen(graph, a);
                case Elements.PHOSPHORUS -> phosphorus(graph, a);
                case Elements.CHLORINE, Elements.BROMINE, Elements.IODINE -> halogen(graph, a);
                default -> {}
            }
        }
    }

    private static void nitrogen(MolecularGraph graph, int a) {
        // RDKit takes the mark off the atom here, but its aromatic bonds still count as such
        boolean aromatic = ValenceModel.hasAromaticBond(graph, a);
        if (ValenceModel.explicitValence(graph, a, aromatic) != 5) {
            return;
        }
        for (int i = graph.first[a]; i < graph.first[a + 1]; i++) {
            int b = graph.incident[i];
            int z = graph.other(b, a);
            boolean oxide = graph.element[z] == Elements.OXYGEN && graph.order[b] == 2;
            boolean azide = graph.element[z] == Elements.NITROGEN && graph.order[b] == 3;
            if (graph.charge[z] == 0 && (oxide || azide)) {
                graph.order[b]--;
                graph.charge[a] = 1;
                graph.charge[z] = -1;
                return;
            }
        }
    }

    private static void phosphorus(MolecularGraph graph, int a) {
        if (graph.degree(a) != 3
                || ValenceModel.explicitValence(graph, a, ValenceModel.aromatic(graph, a)) != 5) {
            return;
        }
        int oxide = -1;
        boolean ylide = false;
        for (int i = graph.first[a]; i < graph.first[a + 1]; i++) {
            int b = graph.incident[i];
            int z = graph.other(b, a);
            if (graph.order[b] != 2) {
                continue;
            }
            if (graph.element[z] == Elements.OXYGEN && graph.charge[z] == 0) {
                oxide = b;
            } else if (graph.element[z] == Elements.CARBON
                    || graph.element[z] == Elements.NITROGEN) {
                ylide |= graph.degree(z) >= 2;
            }
        }
        if (ylide && oxide >= 0) {
            graph.order[oxide] = 1;
            graph.charge[a] = 1;
            graph.charge[graph.other(oxide, a)] = -1;
        }
    }

    private static void halogen(MolecularGraph graph, int a) {
        int valence = ValenceModel.explicitValence(graph, a, ValenceModel.aromatic(graph, a));
        if (valence != 3 && valence != 5 && valence != 7) {
            return;
        }
        for (int i = graph.first[a]; i < graph.first[a + 1]; i++) {
            if (graph.element[graph.other(graph.incident[i], a)] != Elements.OXYGEN) {
                return;
            }
        }
        byte charge = 0;
        for (int i = graph.first[a]; i < graph.first[a + 1]; i++) {
            int b = graph.incident[i];
            if (graph.order[b] == 2) {
                graph.order[b] = 1;
                graph.charge[graph.other(b, a)] = -1;
                charge++;
            }
        }
        graph.charge[a] = charge;
    }
}
