package org.molrae.chemistry.smiles;

/**
 * Breaks the ties that ranking leaves, and picks the text.
 *
 * <p>Atoms of one class are usually alike, so any of them will do. Where a configuration is still
 * open (1,4-dimethyl cyclohexane, inositols) they need not be: then each is tried, and the lowest
 * text wins.
 */
final class CanonicalSearch {

    /** Enough for the 12 symmetries of a six-membered ring of stereo centers, twice over. */
    private static final int MAX_TEXTS = 96;

    private static final int MAX_DEPTH = 24;

    private final MolecularGraph graph;
    private final boolean[] mobile;
    private final Stereochemistry stereo;
    private String best = "";
    private int texts;

    CanonicalSearch(MolecularGraph graph, boolean[] mobile, Stereochemistry stereo) {
        this.graph = graph;
        this.mobile = mobile;
        this.stereo = stereo;
    }

    String run() throws InvalidMoleculeException {
        AtomRanking ranking = new AtomRanking(graph, mobile, stereo);
        while (!ranking.complete() && stereo.present() && dropIdle(ranking.rank)) {
            ranking = new AtomRanking(graph, mobile, stereo);
        }
        explore(ranking, 0);
        return best;
    }

    private void explore(AtomRanking ranking, int depth) throws InvalidMoleculeException {
        while (!ranking.complete()) {
            int place = ranking.firstTie();
            boolean branch =
                    stereo.present()
                            && depth < MAX_DEPTH
                            && ranking.configurationOpen()
                            && !siblings(ranking, place);
            if (branch) {
                int size = ranking.tieSize(place);
                for (int i = 0; i < size && texts < MAX_TEXTS; i++) {
                    AtomRanking next = ranking.copy();
                    next.prefer(place, i);
                    explore(next, depth + 1);
                }
                return;
            }
            ranking.prefer(place, 0);
        }
        String text = SmilesWriter.ranked(graph, mobile, stereo, ranking.rank).write();
        if (texts++ == 0 || text.compareTo(best) < 0) {
            best = text;
        }
    }

    /**
     * Whether the class consists of terminal atoms of one and the same atom, like the fluorines of
     * CF3.
     */
    private boolean siblings(AtomRanking ranking, int place) {
        int a = ranking.atomAt(place);
        if (graph.degree(a) != 1) {
            return false;
        }
        int parent = graph.other(graph.incident[graph.first[a]], a);
        int size = ranking.tieSize(place);
        for (int i = 1; i < size; i++) {
            if (graph.bondBetween(ranking.atomAt(place + i), parent) < 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Drops marks at atoms with two like neighbors of which one is no ring neighbor: they mean
     * nothing.
     */
    private boolean dropIdle(int[] rank) {
        boolean dropped = false;
        for (int a = 0; a < graph.atoms; a++) {
            if (stereo.isCenter(a) && likeNeighbors(a, -1, rank)) {
                stereo.drop(a);
                dropped = true;
            }
        }
        for (int b = 0; b < graph.bonds; b++) {
            if (stereo.isStereoBond(b)
                    && (likeNeighbors(graph.from[b], b, rank)
                            || likeNeighbors(graph.to[b], b, rank))) {
                stereo.dropBond(b);
                dropped = true;
            }
        }
        return dropped;
    }

    private boolean likeNeighbors(int a, int except, int[] rank) {
        for (int i = graph.first[a]; i < graph.first[a + 1]; i++) {
            int x = graph.incident[i];
            for (int j = i + 1; j < graph.first[a + 1]; j++) {
                int y = graph.incident[j];
                if (x != except
                        && y != except
                        && rank[graph.other(x, a)] == rank[graph.other(y, a)]
                        && !(stereo.ringBond[x] && stereo.ringBond[y])) {
                    return true;
                }
            }
        }
        return false;
    }
}
