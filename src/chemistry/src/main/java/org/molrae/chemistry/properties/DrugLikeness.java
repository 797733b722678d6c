package org.molrae.chemistry.properties;

import java.util.List;
import java.util.stream.Stream;
import org.molrae.chemistry.alerts.AlertCatalog;
import org.molrae.chemistry.pattern.MatchTarget;
import org.molrae.chemistry.pattern.SubstructurePattern;
import org.molrae.chemistry.structure.Molecule;

/**
 * Quantitative estimate of drug-likeness, QED, from 0 (unlike any oral drug) to 1, without unit (G.
 * R. Bickerton et al., Nature Chem. 4 (2012) 90): the weighted geometric mean of the desirabilities
 * of eight properties.
 *
 * <p>Follows {@code QED.py} of RDKit 2022.09 with its default weights (the paper's {@code
 * QED_w,mo}), acceptors, rings and alerts included, which differ from the descriptors of the same
 * name.
 */
final class DrugLikeness {

    private static final int DELETED = -1;

    private static final double[] WEIGHTS = {0.66, 0.46, 0.05, 0.61, 0.06, 0.65, 0.48, 0.95};

    /** Supplementary table 1 of the paper, in the order of the paper. */
    private static final DoubleSigmoid[] DESIRABILITIES = {
        new DoubleSigmoid(
                2.817065973,
                392.5754953,
                290.7489764,
                2.419764353,
                49.22325677,
                65.37051707,
                104.9805561),
        new DoubleSigmoid(
                3.172690585,
                137.8624751,
                2.534937431,
                4.581497897,
                0.822739154,
                0.576295591,
                131.3186604),
        new DoubleSigmoid(
                2.948620388,
                160.4605972,
                3.615294657,
                4.435986202,
                0.290141953,
                1.300669958,
                148.7763046),
        new DoubleSigmoid(
                1.618662227,
                1010.051101,
                0.985094388,
                0.000000001,
                0.713820843,
                0.920922555,
                258.1632616),
        new DoubleSigmoid(
                1.876861559,
                125.2232657,
                62.90773554,
                87.83366614,
                12.01999824,
                28.51324732,
                104.5686167),
        new DoubleSigmoid(
                0.010000000,
                272.4121427,
                2.558379970,
                1.565547684,
                1.271567166,
                2.758063707,
                105.4420403),
        new DoubleSigmoid(
                3.217788970,
                957.7374108,
                2.274627939,
                0.000000001,
                1.317690384,
                0.375760881,
                312.3372610),
        new DoubleSigmoid(
                0.010000000,
                1199.094025,
                -0.09002883,
                0.000000001,
                0.185904477,
                0.875193782,
                417.7253140),
    };

    private static final List<SubstructurePattern> ACCEPTORS =
            Stream.of(
                            "[oH0;X2]",
                            "[OH1;X2;v2]",
                            "[OH0;X2;v2]",
                            "[OH0;X1;v2]",
                            "[O-;X1]",
                            "[SH0;X2;v2]",
                            "[SH0;X1;v2]",
                            "[S-;X1]",
                            "[nH0;X2]",
                            "[NH0;X1;v3]",
                            "[$([N;+0;X3;v3]);!$(N[C,S]=O)]")
                    .map(SubstructurePattern::of)
                    .toList();

    private DrugLikeness() {}

    /**
     * The weighted geometric mean of the desirabilities.
     *
     * @param properties in the order of the paper: average molecular weight, Crippen's logP, {@link
     *     #acceptors}, donors, polar surface area, strictly rotatable bonds, {@link
     *     #aromaticRings}, {@link #alerts}
     */
    static double score(double[] properties) {
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < properties.length; i++) {
            sum += WEIGHTS[i] * Math.log(DESIRABILITIES[i].of(properties[i]));
            weights += WEIGHTS[i];
        }
        return Math.exp(sum / weights);
    }

    /** Hydrogen bond acceptors by patterns of QED's own; an atom counts once for each pattern. */
    static int acceptors(Molecule molecule) {
        MatchTarget target = MatchTarget.of(molecule);
        int acceptors = 0;
        for (SubstructurePattern pattern : ACCEPTORS) {
            acceptors += pattern.count(target);
        }
        return acceptors;
    }

    /** The structural alerts that a molecule raises, each once. */
    static int alerts(Molecule molecule) {
        return AlertCatalog.drugLikeness().count(molecule);
    }

    /**
     * The rings that are left after the deletion of every aliphatic ring atom that has a
     * non-aromatic neighbor by a single bond.
     */
    static int aromaticRings(Molecule molecule) {
        int[] component = new int[molecule.atomCount()];
        for (int a = 0; a < component.length; a++) {
            component[a] = isAliphaticRingAtom(molecule, a) ? DELETED : a;
        }
        int rings = 0;
        for (int b = 0; b < molecule.bondCount(); b++) {
            int begin = molecule.begin(b);
            int end = molecule.end(b);
            if (component[begin] == DELETED || component[end] == DELETED) {
                continue;
            }
            int rootOfBegin = root(component, begin);
            int rootOfEnd = root(component, end);
            // a bond within a component closes one more ring
            rings += rootOfBegin == rootOfEnd ? 1 : 0;
            component[rootOfBegin] = rootOfEnd;
        }
        return rings;
    }

    private static int root(int[] component, int atom) {
        int root = atom;
        while (component[root] != root) {
            component[root] = component[component[root]];
            root = component[root];
        }
        return root;
    }

    private static boolean isAliphaticRingAtom(Molecule molecule, int a) {
        if (molecule.aromatic(a) || !molecule.inRing(a)) {
            return false;
        }
        for (int i = 0; i < molecule.degree(a); i++) {
            int b = molecule.bond(a, i);
            if (molecule.order(b) == 1 && !molecule.aromatic(molecule.neighbor(a, i))) {
                return true;
            }
        }
        return false;
    }
}
