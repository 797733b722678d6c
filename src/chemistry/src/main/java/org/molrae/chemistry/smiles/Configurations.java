package org.molrae.chemistry.smiles;

import java.util.ArrayList;
import java.util.List;

/**
 * Configurations as a text gives them: marks at atoms that can be tetrahedral centers, and
 * directions around double bonds outside of small rings. Whether they mean something, which takes
 * neighbors that differ, is not asked. Marks have the sense that OpenSMILES gives them, as for CDK;
 * RDKit takes some of those at lone pairs the other way round.
 *
 * @param centers atoms
 * @param doubleBonds double bonds
 */
public record Configurations(List<Center> centers, List<DoubleBond> doubleBonds) {

    /**
     * A tetrahedral center.
     *
     * @param atom the center
     * @param neighbors in ascending order, {@code [3 or 4]}; if there are three, a hydrogen or lone
     *     pair comes before them
     * @param clockwise whether the last three run clockwise, seen from the first
     */
    public record Center(int atom, List<Integer> neighbors, boolean clockwise) {}

    /**
     * A double bond.
     *
     * @param bond the bond
     * @param atBegin a neighbor of the atom where it begins
     * @param atEnd a neighbor of the atom where it ends
     * @param opposite whether these two lie on opposite sides
     */
    public record DoubleBond(int bond, int atBegin, int atEnd, boolean opposite) {}

    /** Copies the lists. */
    public Configurations {
        centers = List.copyOf(centers);
        doubleBonds = List.copyOf(doubleBonds);
    }

    static Configurations of(MolecularGraph graph) {
        return of(graph, new Stereochemistry(graph, graph.ringBonds(), new boolean[graph.bonds]));
    }

    /** Those that atoms and bonds with neighbors that differ have. */
    static Configurations distinct(MolecularGraph graph) {
        boolean[] ringBond = graph.ringBonds();
        boolean[] mobile = Delocalization.mobileBonds(graph, ringBond);
        Stereochemistry stereo = new Stereochemistry(graph, ringBond, mobile);
        StereoElements.retain(graph, stereo, new AtomRanking(graph, mobile, stereo));
        return of(graph, stereo);
    }

    private static Configurations of(MolecularGraph graph, Stereochemistry stereo) {
        List<Center> centers = new ArrayList<>();
        int[] order = new int[graph.atoms];
        for (int a = 0; a < graph.atoms; a++) {
            order[a] = a;
        }
        for (int a = 0; a < graph.atoms; a++) {
            if (stereo.isCenter(a)) {
                List<Integer> neighbors = new ArrayList<>();
                for (int i = graph.first[a]; i < graph.first[a + 1]; i++) {
                    neighbors.add(graph.other(graph.incident[i], a));
                }
                neighbors.sort(null);
                centers.add(
                        new Center(
                                a,
                                neighbors,
                                Stereochemistry.clockwise(graph, a, order)
                                        != readOtherwise(graph, a)));
            }
        }
        List<DoubleBond> doubleBonds = new ArrayList<>();
        for (int b = 0; b < graph.bonds; b++) {
            if (stereo.isStereoBond(b)) {
                doubleBonds.add(
                        new DoubleBond(
                                b,
                                stereo.fromReference[b],
                                stereo.toReference[b],
                                stereo.trans[b]));
            }
        }
        return new Configurations(centers, doubleBonds);
    }

    /**
     * Whether RDKit, as which the text was read, takes the mark at a lone pair in another sense.
     */
    private static boolean readOtherwise(MolecularGraph graph, int a) {
        if (graph.degree(a) != 3 || graph.totalHydrogens(a) > 0) {
            return false;
        }
        int ringNumbers = 0;
        for (int i = graph.first[a]; i < graph.first[a + 1]; i++) {
            ringNumbers += graph.closure[graph.incident[i]] != 0 ? 1 : 0;
        }
        return graph.start[a] != Stereochemistry.turnsLonePair(graph, a, 0, ringNumbers);
    }
}
