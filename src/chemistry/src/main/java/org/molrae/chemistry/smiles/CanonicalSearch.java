package org.molrae.chemistry.smiles;

/**
 * Breaks the ties that ranking leaves, and picks the text.
 *
 * <p>Atoms of one class are usually alike, so any of them will do. Where a configuration is still
 * open (1,4-dimethyl cyclohexane, inositols) they need not be: then each is tried, and the lowest
 * text wins.
 */
final class CanonicalSearch {

    /** Enough for four like rings around one atom, each with its two open ways (4! times 16). */
    private static final int MAX_TEXTS = 512;

    /**
     * Number of atoms in all texts together beyond which, {@value #MIN_TEXTS} texts have to be
     * enough.
     */
    private static final int MAX_WRITTEN_ATOMS = 1 << 16;

    /** Enough for the 12 symmetries of a six-membered ring of stereo centers, twice over. */
    private static final int MIN_TEXTS = 96;

    private static final int MAX_DEPTH = 24;

    private final MolecularGraph graph;
    private final boolean[] mobile;
    private final Stereochemistry stereo;
    private String best = "";
    private final int maxTexts;
    private int texts;

    CanonicalSearch(MolecularGraph graph, boolean[] mobile, Stereochemistry stereo) {
        this.graph = graph;
        this.mobile = mobile;
        this.stereo = stereo;
        int affordable = Math.max(MIN_TEXTS, MAX_WRITTEN_ATOMS / Math.max(1, graph.atoms));
        maxTexts = Math.min(MAX_TEXTS, affordable);
    }

    /** The text of the atoms as ranked, once no ties are left. */
    String run(AtomRanking ranking) throws InvalidMoleculeException {
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
                for (int i = 0; i < size && texts < maxTexts; i++) {
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
}
