package org.molrae.chemistry.fingerprint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.molrae.chemistry.pattern.MatchTarget;
import org.molrae.chemistry.pattern.SubstructurePattern;
import org.molrae.chemistry.structure.Molecule;

/**
 * Two-dimensional pharmacophores (A. Gobbi and D. Poppinger, Biotechnol. Bioeng. 61 (1998) 47): the
 * pairs and triangles of functional atoms in a molecule, with their distances in bonds.
 *
 * <p>Bits are those of RDKit 2022.09, {@code Gen2DFingerprint(mol, Gobbi_Pharm2D.factory)}. A pair
 * is nothing and a triangle not counted if two of its atoms are less than two bonds apart. Time
 * grows with the cube of the number of functional atoms.
 *
 * <p>The patterns are those of {@code Gobbi_Pharm2D.py}, copyright (c) 2003-2008, Greg Landrum and
 * Rational Discovery LLC, BSD-3-Clause, whose text is in this module's resources, {@code
 * properties/README.md}. Any number of threads may use it at once.
 */
public final class PharmacophoreFingerprint {

    /** The number of bits. */
    public static final int SIZE = 39_972;

    /** In the order of their labels: AG, AR, BG, HA, HD, LH, RR, X. */
    private static final List<SubstructurePattern> FEATURES =
            List.of(
                    SubstructurePattern.of("[$([C,S](=[O,S,P])-[O;H1])]"),
                    SubstructurePattern.of("[$([a;D3](@*)(@*)*)]"),
                    SubstructurePattern.of(
                            "[$([N;H2&+0][$([C,a]);!$([C,a](=O))]),"
                                    + "$([N;H1&+0]([$([C,a]);!$([C,a](=O))])[$([C,a]);!$([C,a](=O))]),"
                                    + "$([N;H0&+0]([C;!$(C(=O))])([C;!$(C(=O))])[C;!$(C(=O))]),"
                                    + "$([N,n;X2;+0])]"),
                    SubstructurePattern.of(
                            "[$([O,S;H1;v2]-[!$(*=[O,N,P,S])]),$([O,S;H0;v2]),$([O,S;-]),"
                                    + "$([N&v3;H1,H2]-[!$(*=[O,N,P,S])]),$([N;v3;H0]),$([n,o,s;+0]),F]"),
                    SubstructurePattern.of(
                            "[$([N;!H0;v3]),$([N;!H0;+1;v4]),$([O,S;H1;+0]),$([n;H1;+0])]"),
                    SubstructurePattern.of(
                            "[$([C;H2,H1](!=*)[C;H2,H1][C;H2,H1][$([C;H1,H2,H3]);!$(C=*)]),"
                                    + "$(C([C;H2,H3])([C;H2,H3])[C;H2,H3])]"),
                    SubstructurePattern.of("[$([A;D3](@*)(@*)*)]"),
                    SubstructurePattern.of("[!#1;!#6;!#7;!#8;!#9;!#16;!#17;!#35;!#53]"));

    /** Distances of 2 to 7 bonds have a bin each, longer ones share the last. */
    private static final int BINS = 7;

    private static final int LEAST_DISTANCE = 2;
    private static final int MOST_DISTANCE = 99;

    private static final int KINDS = 8;

    /** The number of a pair of kinds in lexicographic order, {@code first <= second}. */
    private static final int[] PAIR = new int[KINDS * KINDS];

    /** The number of a triple of kinds in lexicographic order, each no less than the one before. */
    private static final int[] TRIPLE = new int[KINDS * KINDS * KINDS];

    /** The number of a triangle of bins among those that triangles can have. */
    private static final int[] TRIANGLE = new int[BINS * BINS * BINS];

    private static final int FIRST_TRIPLE;
    private static final int TRIANGLES;

    static {
        int pairs = 0;
        int triples = 0;
        for (int i = 0; i < KINDS; i++) {
            for (int j = i; j < KINDS; j++) {
                PAIR[i * KINDS + j] = pairs++;
                for (int k = j; k < KINDS; k++) {
                    TRIPLE[(i * KINDS + j) * KINDS + k] = triples++;
                }
            }
        }
        int triangles = 0;
        for (int t = 0; t < TRIANGLE.length; t++) {
            int x = t / (BINS * BINS);
            int y = t / BINS % BINS;
            int z = t % BINS;
            TRIANGLE[t] = closes(x, y, z) && closes(y, z, x) && closes(z, x, y) ? triangles++ : -1;
        }
        FIRST_TRIPLE = pairs * BINS;
        TRIANGLES = triangles;
    }

    private final int[] kind;
    private final byte[][] bin;
    private final int[] atom;
    private final long[] bits = new long[(SIZE + 63) >> 6];

    private PharmacophoreFingerprint(Molecule molecule) {
        MatchTarget target = MatchTarget.of(molecule);
        List<int[]> points = new ArrayList<>();
        for (int k = 0; k < KINDS; k++) {
            for (int[] match : FEATURES.get(k).find(target)) {
                points.add(new int[] {k, match[0]});
            }
        }
        kind = points.stream().mapToInt(p -> p[0]).toArray();
        atom = points.stream().mapToInt(p -> p[1]).toArray();
        bin = bins(molecule, atom);
    }

    /** The bits that are set, each counted once. */
    public static EnvironmentCounts bits(Molecule molecule) {
        return new PharmacophoreFingerprint(molecule).run();
    }

    /** Whether two distances can be as long as the third: RDKit compares the bins' ends. */
    private static boolean closes(int x, int y, int z) {
        return end(x) + end(y) >= LEAST_DISTANCE + z;
    }

    private static int end(int bin) {
        return bin == BINS - 1 ? MOST_DISTANCE + 1 : LEAST_DISTANCE + 1 + bin;
    }

    /** The bin of each pair of points, or -1 where the atoms are too close or not connected. */
    private static byte[][] bins(Molecule molecule, int[] atom) {
        BondDistances distances = new BondDistances(molecule);
        byte[][] fromAtom = new byte[molecule.atomCount()][];
        byte[][] bins = new byte[atom.length][atom.length];
        for (int i = 0; i < atom.length; i++) {
            if (fromAtom[atom[i]] == null) {
                fromAtom[atom[i]] = distances.from(atom[i], MOST_DISTANCE);
            }
            byte[] from = fromAtom[atom[i]];
            for (int j = 0; j < atom.length; j++) {
                int distance = from[atom[j]];
                bins[i][j] =
                        (byte)
                                (distance < LEAST_DISTANCE
                                        ? -1
                                        : Math.min(distance - LEAST_DISTANCE, BINS - 1));
            }
        }
        return bins;
    }

    private EnvironmentCounts run() {
        for (int i = 0; i < kind.length; i++) {
            for (int j = i + 1; j < kind.length; j++) {
                int ij = bin[i][j];
                if (ij < 0) {
                    continue;
                }
                set(PAIR[kind[i] * KINDS + kind[j]] * BINS + ij);
                for (int k = j + 1; k < kind.length; k++) {
                    if (bin[i][k] >= 0 && bin[j][k] >= 0) {
                        triangle(i, j, k);
                    }
                }
            }
        }
        int[] indices = new int[Arrays.stream(bits).mapToInt(Long::bitCount).sum()];
        int size = 0;
        for (int w = 0; w < bits.length; w++) {
            for (long word = bits[w]; word != 0; word &= word - 1) {
                indices[size++] = w << 6 | Long.numberOfTrailingZeros(word);
            }
        }
        return EnvironmentCounts.of(indices);
    }

    /**
     * Sets the bit of a triangle. Points of the same kind may change places: the distances that
     * they exchange are put in descending order.
     */
    private void triangle(int i, int j, int k) {
        int x = bin[i][j];
        int y = bin[i][k];
        int z = bin[j][k];
        int triple = TRIPLE[(kind[i] * KINDS + kind[j]) * KINDS + kind[k]];
        boolean firstAlike = kind[i] == kind[j];
        boolean lastAlike = kind[j] == kind[k];
        if (firstAlike && lastAlike) {
            int least = Math.min(x, Math.min(y, z));
            int most = Math.max(x, Math.max(y, z));
            set(triple, most, x + y + z - least - most, least);
        } else if (firstAlike) {
            set(triple, x, Math.max(y, z), Math.min(y, z));
        } else if (lastAlike) {
            set(triple, Math.max(x, y), Math.min(x, y), z);
        } else {
            set(triple, x, y, z);
        }
    }

    private void set(int triple, int x, int y, int z) {
        int triangle = TRIANGLE[(x * BINS + y) * BINS + z];
        if (triangle >= 0) {
            set(FIRST_TRIPLE + triple * TRIANGLES + triangle);
        }
    }

    private void set(int bit) {
        bits[bit >> 6] |= 1L << bit;
    }
}
