package org.molrae.chemistry.fragments;

import java.util.List;
import org.molrae.chemistry.pattern.MatchTarget;
import org.molrae.chemistry.pattern.SubstructurePattern;
import org.molrae.chemistry.smiles.Fragmentation;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.structure.Molecule;

/**
 * The fragments of a molecule by the BRICS rules of retrosynthesis (J. Degen et al., ChemMedChem 3
 * (2008) 1503), all bonds cut at once, as MOSES counts them.
 *
 * <p>The rules are those of RDKit 2022.09, {@code FragmentOnBRICSBonds}: environment 2 is merged
 * into 5, and 9-13, 9-14, 14-14 and 16-16 are added to the paper's pairs. Where several pairs fit a
 * bond the later one labels it. Fragments are canonical Kekulé SMILES, where RDKit writes aromatic
 * ones; equal fragments have equal texts. Known difference: a mark at a ring atom between two like
 * stereo centers of the ring can stay where RDKit drops it as meaningless.
 */
public final class BricsFragments {

    /** An environment: its number in the paper and what an atom in it looks like. */
    private record Environment(int label, SubstructurePattern pattern) {

        Environment(int label, String smarts) {
            this(label, SubstructurePattern.of("[$(" + smarts + ")]"));
        }
    }

    private static final Environment[] ENVIRONMENTS = {
        new Environment(1, "[C;D3]([#0,#6,#7,#8])(=O)"),
        new Environment(3, "[O;D2]-;!@[#0,#6,#1]"),
        new Environment(4, "[C;!D1;!$(C=*)]-;!@[#6]"),
        new Environment(5, "[N;!D1;!$(N=*);!$(N-[!#6;!#16;!#0;!#1]);!$([N;R]@[C;R]=O)]"),
        new Environment(6, "[C;D3;!R](=O)-;!@[#0,#6,#7,#8]"),
        new Environment(7, "[C;D2,D3]-[#6]"),
        new Environment(8, "[C;!R;!D1;!$(C!-*)]"),
        new Environment(9, "[n;+0;$(n(:[c,n,o,s]):[c,n,o,s])]"),
        new Environment(10, "[N;R;$(N(@C(=O))@[C,N,O,S])]"),
        new Environment(11, "[S;D2](-;!@[#0,#6])"),
        new Environment(12, "[S;D4]([#6,#0])(=O)(=O)"),
        new Environment(13, "[C;$(C(-;@[C,N,O,S])-;@[N,O,S])]"),
        new Environment(14, "[c;$(c(:[c,n,o,s]):[n,o,s])]"),
        new Environment(15, "[C;$(C(-;@C)-;@C)]"),
        new Environment(16, "[c;$(c(:c):c)]"),
    };

    private static final int OLEFIN = 7;

    /** Pairs of environments that a single bond joins, the first that fits wins. */
    private static final int[][] SINGLE_BONDS = {
        {16, 16}, {15, 16}, {14, 16}, {14, 15}, {14, 14}, {13, 16}, {13, 15}, {13, 14}, {11, 16},
        {11, 15}, {11, 14}, {11, 13}, {10, 16}, {10, 15}, {10, 14}, {10, 13}, {9, 16}, {9, 15},
        {9, 14}, {9, 13}, {8, 16}, {8, 15}, {8, 14}, {8, 13}, {8, 10}, {8, 9}, {6, 16}, {6, 15},
        {6, 14}, {6, 13}, {5, 15}, {5, 13}, {5, 16}, {5, 14}, {5, 12}, {4, 11}, {4, 5}, {3, 16},
        {3, 15}, {3, 14}, {3, 13}, {3, 4}, {1, 10}, {1, 5}, {1, 3},
    };

    private static final int[][] DOUBLE_BONDS = {{OLEFIN, OLEFIN}};

    private BricsFragments() {}

    /**
     * The fragments of a molecule, each as often as it occurs, in the order of their first atoms; a
     * molecule that no rule cuts is its own fragment.
     *
     * @return canonical Kekulé SMILES; a dummy atom {@code [n*]} carries the environment of the
     *     atom that it is bonded to
     * @throws InvalidMoleculeException if the molecule has bonds that a Kekulé form cannot express
     */
    public static List<String> of(Molecule molecule) throws InvalidMoleculeException {
        int[] environments = environments(molecule);
        Fragmentation fragmentation = new Fragmentation(molecule.graph());
        for (int b = 0; b < molecule.bondCount(); b++) {
            int order = molecule.order(b);
            if (!molecule.ringBond(b) && !molecule.aromaticBond(b) && order <= 2) {
                int begin = environments[molecule.begin(b)];
                int end = environments[molecule.end(b)];
                for (int[] pair : order == 1 ? SINGLE_BONDS : DOUBLE_BONDS) {
                    if (has(begin, pair[0]) && has(end, pair[1])) {
                        fragmentation.cut(b, pair[0], pair[1]);
                        break;
                    }
                    if (has(begin, pair[1]) && has(end, pair[0])) {
                        fragmentation.cut(b, pair[1], pair[0]);
                        break;
                    }
                }
            }
        }
        return fragmentation.pieces();
    }

    /** The environments of each atom, as a set of bits. */
    private static int[] environments(Molecule molecule) {
        MatchTarget target = MatchTarget.of(molecule);
        int[] sets = new int[molecule.atomCount()];
        for (Environment environment : ENVIRONMENTS) {
            for (int[] match : environment.pattern.find(target)) {
                sets[match[0]] |= 1 << environment.label;
            }
        }
        return sets;
    }

    private static boolean has(int environments, int label) {
        return (environments >> label & 1) != 0;
    }
}
