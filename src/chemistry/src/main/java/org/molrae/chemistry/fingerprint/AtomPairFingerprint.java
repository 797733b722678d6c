package org.molrae.chemistry.fingerprint;

import java.util.Arrays;
import org.molrae.chemistry.structure.Hybridization;
import org.molrae.chemistry.structure.Molecule;

/**
 * Atom pairs (R. E. Carhart, D. H. Smith and R. Venkataraghavan, J. Chem. Inf. Comput. Sci. 25
 * (1985) 64): two atoms, each by element, π electrons and neighbors, and the number of bonds
 * between them.
 *
 * <p>Identifiers are those of RDKit 2022.09, {@code GetAtomPairFingerprint(mol, maxLength=10)}. Any
 * number of threads may use it at once.
 */
public final class AtomPairFingerprint {

    /** The longest path between the atoms of a pair, in bonds. */
    public static final int MAXIMUM_DISTANCE = 10;

    /** Elements with a type of their own, in ascending order; all others share the last type. */
    private static final int[] ELEMENTS = {5, 6, 7, 8, 9, 14, 15, 16, 17, 33, 34, 35, 51, 52};

    private static final int OTHER_ELEMENT = 15;
    private static final int BRANCH_BITS = 3;
    private static final int PI_BITS = 2;
    private static final int DISTANCE_BITS = 5;
    private static final int CODE_BITS = 9;

    private AtomPairFingerprint() {}

    /** How often each pair occurs, over all pairs of atoms within the maximum distance. */
    public static EnvironmentCounts counts(Molecule molecule) {
        int atoms = molecule.atomCount();
        int[] codes = new int[atoms];
        for (int a = 0; a < atoms; a++) {
            codes[a] = code(molecule, a);
        }
        BondDistances distances = new BondDistances(molecule);
        int[] pairs = new int[Math.max(0, atoms * (atoms - 1) / 2)];
        int size = 0;
        for (int a = 1; a < atoms; a++) {
            byte[] from = distances.from(a, MAXIMUM_DISTANCE);
            for (int b = 0; b < a; b++) {
                if (from[b] > 0) {
                    pairs[size++] =
                            from[b]
                                    | Math.min(codes[a], codes[b]) << DISTANCE_BITS
                                    | Math.max(codes[a], codes[b]) << (DISTANCE_BITS + CODE_BITS);
                }
            }
        }
        return EnvironmentCounts.of(Arrays.copyOf(pairs, size));
    }

    private static int code(Molecule molecule, int a) {
        int type = Arrays.binarySearch(ELEMENTS, molecule.element(a));
        return molecule.degree(a) % ((1 << BRANCH_BITS) - 1)
                | piElectrons(molecule, a) % ((1 << PI_BITS) - 1) << BRANCH_BITS
                | (type < 0 ? OTHER_ELEMENT : type) << (BRANCH_BITS + PI_BITS);
    }

    private static int piElectrons(Molecule molecule, int a) {
        if (molecule.aromatic(a)) {
            return 1;
        }
        if (molecule.hybridization(a) == Hybridization.SP3) {
            return 0;
        }
        int physicalBonds = molecule.degree(a) + molecule.givenHydrogens(a);
        return Math.max(0, molecule.explicitValence(a) - physicalBonds);
    }
}
