package org.molrae.chemistry.smiles;

import java.util.Arrays;

/**
 * Canonical SMILES of a constitution that is given atom by atom: aromatic symbols where atoms and
 * bonds are said to be aromatic, no configurations, no isotopes.
 *
 * <p>Not safe for threads to share; each text takes a writer of its own.
 */
public final class ConstitutionWriter {

    /** Elements that RDKit reads with aromatic symbols: B, C, N, O, Si, P, S, As, Se, Te. */
    private static final long AROMATIC_ELEMENTS =
            1L << 5 | 1L << 6 | 1L << 7 | 1L << 8 | 1L << 14 | 1L << 15 | 1L << 16 | 1L << 33
                    | 1L << 34 | 1L << 52;

    private static final int IMPLIED = -1;

    private final MolecularGraph graph = new MolecularGraph();
    private boolean[] aromaticBond = new boolean[32];
    private int[] radicals = new int[32];

    /** Adds an atom with its hydrogens, and returns its number, from 0. */
    public int atom(int element, int charge, boolean aromatic, int hydrogens) {
        int a = graph.addAtom(element, -1);
        graph.charge[a] = (byte) charge;
        graph.aromatic[a] = aromatic;
        graph.hydrogens[a] = hydrogens;
        if (a == radicals.length) {
            radicals = Arrays.copyOf(radicals, 2 * a);
        }
        return a;
    }

    /**
     * Adds an atom that gets as many hydrogens as its bonds and unpaired electrons leave room for.
     */
    public int saturatedAtom(int element, int charge, boolean aromatic, int unpaired) {
        int a = atom(element, charge, aromatic, IMPLIED);
        radicals[a] = unpaired;
        return a;
    }

    /** Adds a bond of Kekulé order 1 to 4. */
    public void bond(int from, int to, int order, boolean aromatic) {
        int b = graph.addBond(from, to, (byte) order, (byte) 0);
        if (b == aromaticBond.length) {
            aromaticBond = Arrays.copyOf(aromaticBond, 2 * b);
        }
        aromaticBond[b] = aromatic;
        graph.mention(from, b);
        graph.mention(to, b);
    }

    /**
     * Writes what has been added; the empty text for no atoms.
     *
     * @throws InvalidMoleculeException if there are bonds that canonical forms do not express, more
     *     than {@value KekuleForm#MAX_ATOMS} atoms, or more than 99 rings open at once
     */
    public String write() throws InvalidMoleculeException {
        if (graph.atoms == 0) {
            return "";
        }
        KekuleForm.requireOrdinary(graph);
        graph.link();
        boolean[] mobile = Arrays.copyOf(aromaticBond, graph.bonds);
        boolean symbols = true;
        for (int a = 0; a < graph.atoms; a++) {
            if (graph.hydrogens[a] == IMPLIED) {
                graph.hydrogens[a] = 0;
                int explicit = ValenceModel.explicitValence(graph, a, false) + radicals[a];
                graph.hydrogens[a] =
                        Math.max(0, ValenceModel.impliedHydrogens(graph, a, explicit, false));
            }
            symbols &=
                    !graph.aromatic[a]
                            || (graph.element[a] < 64
                                    && (AROMATIC_ELEMENTS >>> graph.element[a] & 1) != 0);
        }
        if (!symbols) {
            Arrays.fill(graph.aromatic, false);
            mobile = new boolean[graph.bonds];
        }
        Stereochemistry none = new Stereochemistry(graph, new boolean[graph.bonds], mobile);
        AtomRanking ranking = new AtomRanking(graph, mobile, none);
        return new CanonicalSearch(graph, mobile, none).run(ranking);
    }
}
