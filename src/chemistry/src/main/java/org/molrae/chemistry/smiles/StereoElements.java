package org.molrae.chemistry.smiles;

import java.util.Arrays;

/**
 * The choice of the configurations that mean something: those that RDKit 2022.09 keeps ({@code
 * assignStereochemistry} with {@code cleanIt}, its legacy perception).
 *
 * <p>An atom or a double bond is a stereo element if its neighbors differ, by constitution or by
 * the stereo elements found before ({@link AtomRanking} settles them in this order). Ring atoms
 * with two like ring neighbors depend on each other: they are stereo elements if there are two of
 * them or more in one ring system, as in 1,4-dimethylcyclohexane. Every other mark means nothing.
 */
final class StereoElements {

    private final MolecularGraph graph;
    private final Stereochemistry stereo;
    private final AtomRanking ranking;

    private StereoElements(MolecularGraph graph, Stereochemistry stereo, AtomRanking ranking) {
        this.graph = graph;
        this.stereo = stereo;
        this.ranking = ranking;
    }

    /**
     * Drops the marks that mean nothing, once ranking has settled what it can. The ranks do not
     * depend on what is dropped.
     */
    static void retain(MolecularGraph graph, Stereochemistry stereo, AtomRanking ranking) {
        if (stereo.present() && ranking.configurationOpen()) {
            new StereoElements(graph, stereo, ranking).drop();
        }
    }

    private void drop() {
        for (int b = 0; b < graph.bonds; b++) {
            if (stereo.isStereoBond(b) && !ranking.settledBond(b)) {
                stereo.dropBond(b);
            }
        }
        boolean[] dependent = new boolean[graph.atoms];
        for (int a = 0; a < graph.atoms; a++) {
            dependent[a] = stereo.isCenter(a) && !ranking.settledCenter(a) && canDependOnOthers(a);
        }
        boolean[] paired = paired(dependent);
        for (int a = 0; a < graph.atoms; a++) {
            if (stereo.isCenter(a) && !ranking.settledCenter(a) && !paired[a]) {
                stereo.drop(a);
            }
        }
        stereo.update();
    }

    /** Whether a center is a ring atom at which only one pair of like neighbors is in the way. */
    private boolean canDependOnOthers(int a) {
        boolean nitrogen = graph.element[a] == Elements.NITROGEN && graph.degree(a) == 3;
        if (nitrogen && !stereo.tetrahedral.isHeld(a)) {
            return false;
        }
        int[] inside = new int[4];
        int[] outside = new int[4];
        int insides = 0;
        int outsides = 0;
        for (int i = graph.first[a]; i < graph.first[a + 1]; i++) {
            int b = graph.incident[i];
            int rank = ranking.rank[graph.other(b, a)];
            if (stereo.ringBond[b]) {
                inside[insides++] = rank;
            } else {
                outside[outsides++] = rank;
            }
        }
        int likes = insides - (int) Arrays.stream(inside, 0, insides).distinct().count();
        return switch (outsides) {
            case 0 -> insides > 2 && likes == 1;
            case 1 -> likes > 0;
            case 2 -> insides > 0 && outside[0] != outside[1];
            default -> false;
        };
    }

    /** The atoms among the given ones that share a ring system with another one. */
    private boolean[] paired(boolean[] dependent) {
        boolean[] paired = new boolean[graph.atoms];
        boolean[] seen = new boolean[graph.atoms];
        int[] system = new int[graph.atoms];
        for (int a = 0; a < graph.atoms; a++) {
            if (!dependent[a] || seen[a]) {
                continue;
            }
            int size = collectSystem(a, seen, system);
            int members = 0;
            for (int i = 0; i < size; i++) {
                members += dependent[system[i]] ? 1 : 0;
            }
            for (int i = 0; i < size; i++) {
                paired[system[i]] = dependent[system[i]] && members > 1;
            }
        }
        return paired;
    }

    private int collectSystem(int start, boolean[] seen, int[] system) {
        int size = 0;
        system[size++] = start;
        seen[start] = true;
        for (int head = 0; head < size; head++) {
            int a = system[head];
            for (int i = graph.first[a]; i < graph.first[a + 1]; i++) {
                int z = graph.other(graph.incident[i], a);
                if (stereo.ringBond[graph.incident[i]] && !seen[z]) {
                    seen[z] = true;
                    system[size++] = z;
                }
            }
        }
        return size;
    }
}
