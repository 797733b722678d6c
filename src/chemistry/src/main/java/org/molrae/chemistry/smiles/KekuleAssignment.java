package org.molrae.chemistry.smiles;

/**
 * Picks, among the Kekulé structures of a molecule, the one that comes first along the text: each
 * atom in turn gets its double bond to the nearest atom with which the rest can still be completed.
 */
final class KekuleAssignment {

    private static final int NONE = -1;

    private KekuleAssignment() {}

    /** The bond orders of the picked structure. */
    static byte[] orders(MolecularGraph graph, boolean[] mobile, WritingOrder writing) {
        byte[] orders = graph.order.clone();
        boolean[] member = new boolean[graph.atoms];
        boolean any = false;
        for (int b = 0; b < graph.bonds; b++) {
            if (mobile[b]) {
                member[graph.from[b]] = true;
                member[graph.to[b]] = true;
                any = true;
            }
        }
        if (!any) {
            return orders;
        }
        Matching matching = new Matching(graph, member, new boolean[graph.atoms], mobile);
        for (int b = 0; b < graph.bonds; b++) {
            if (mobile[b] && orders[b] == 2) {
                matching.match(graph.from[b], graph.to[b]);
            }
        }
        for (int a : writing.sequence) {
            if (member[a]) {
                pair(graph, a, member, mobile, writing, matching);
            }
        }
        for (int b = 0; b < graph.bonds; b++) {
            if (mobile[b]) {
                orders[b] = (byte) (matching.mate(graph.from[b]) == graph.to[b] ? 2 : 1);
            }
        }
        return orders;
    }

    private static void pair(
            MolecularGraph graph,
            int a,
            boolean[] open,
            boolean[] mobile,
            WritingOrder writing,
            Matching matching) {
        int after = writing.place[a];
        while (true) {
            int nearest = NONE;
            for (int i = graph.first[a]; i < graph.first[a + 1]; i++) {
                int z = graph.other(graph.incident[i], a);
                if (mobile[graph.incident[i]]
                        && open[z]
                        && writing.place[z] > after
                        && (nearest == NONE || writing.place[z] < writing.place[nearest])) {
                    nearest = z;
                }
            }
            if (nearest == NONE) {
                throw new IllegalStateException("a matched atom has lost its partner");
            }
            if (matching.force(a, nearest)) {
                matching.settle(a, nearest);
                return;
            }
            after = writing.place[nearest];
        }
    }
}
