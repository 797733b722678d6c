package org.molrae.chemistry.fingerprint;

import java.util.Arrays;
import org.molrae.chemistry.pattern.MatchTarget;
import org.molrae.chemistry.smiles.KekuleGraph;
import org.molrae.chemistry.structure.Molecule;

/**
 * Morgan's circular fingerprint (ECFP; Rogers and Hahn, J. Chem. Inf. Model. 50 (2010) 742): the
 * environment of each atom up to a radius, as a 32-bit identifier.
 *
 * <p>Identifiers are those of RDKit 2022.09, {@code GetMorganFingerprint(mol, radius)} with its
 * defaults: connectivity invariants with ring membership, bond types, no chirality. Radius 2 is
 * ECFP4. Environments that cover the same bonds count once, in the smallest radius that reaches
 * them; among equal ones the lowest identifier stays.
 *
 * <p>Any number of threads may use it at once.
 */
public final class MorganFingerprint {

    /** What RDKit's enumeration of bond types has for these; 1 to 4 stand for themselves. */
    private static final int AROMATIC = 12;

    private static final int DATIVE = 17;

    private static final int MAXIMUM_RADIUS = 16;

    private final Molecule molecule;
    private final int atoms;

    /** Identifier of each atom's environment in the present round, 0 for exhausted atoms. */
    private int[] invariants;

    private int[] nextInvariants;
    private final boolean[] exhausted;

    /** The bonds each atom has reached, {@code wordsPerSet} words an atom. */
    private long[] reached;

    private long[] nextReached;
    private final int wordsPerSet;

    private final int[] environments;
    private int size;
    private final BondSets seen;

    private MorganFingerprint(Molecule molecule, int radius, int[] start) {
        this.molecule = molecule;
        atoms = molecule.atomCount();
        wordsPerSet = (molecule.bondCount() + 63) >> 6;
        invariants = start;
        nextInvariants = new int[atoms];
        exhausted = new boolean[atoms];
        reached = new long[atoms * wordsPerSet];
        nextReached = new long[atoms * wordsPerSet];
        environments = Arrays.copyOf(start, atoms * (radius + 1));
        size = atoms;
        seen = new BondSets(wordsPerSet, atoms * radius);
    }

    /**
     * The identifiers of all environments, each as often as it occurs, in no particular order.
     *
     * @param radius in bonds, 0 to 16
     * @throws IllegalArgumentException if the radius is out of range
     */
    public static int[] identifiers(Molecule molecule, int radius) {
        return identifiers(molecule, radius, connectivity(molecule));
    }

    private static int[] identifiers(Molecule molecule, int radius, int[] start) {
        if (radius < 0 || radius > MAXIMUM_RADIUS) {
            throw new IllegalArgumentException(
                    "the radius is 0 to " + MAXIMUM_RADIUS + ", not " + radius);
        }
        MorganFingerprint fingerprint = new MorganFingerprint(molecule, radius, start);
        for (int layer = 0; layer < radius; layer++) {
            fingerprint.grow(layer);
        }
        return Arrays.copyOf(fingerprint.environments, fingerprint.size);
    }

    /** The unfolded fingerprint. */
    public static EnvironmentCounts counts(Molecule molecule, int radius) {
        return EnvironmentCounts.of(identifiers(molecule, radius));
    }

    /**
     * The unfolded fingerprint that begins with what atoms do instead of what they are: donor,
     * acceptor, aromatic, halogen, base, acid ({@code useFeatures=True}). Radius 2 is FCFP4.
     */
    public static EnvironmentCounts featureCounts(Molecule molecule, int radius) {
        return EnvironmentCounts.of(
                identifiers(molecule, radius, AtomFeatures.masks(MatchTarget.of(molecule))));
    }

    /**
     * The fingerprint folded to bits; radius 2 with 2048 bits is what is called ECFP4, MOSES uses
     * 1024.
     *
     * @param size the number of bits, a positive multiple of 64
     */
    public static Fingerprint folded(Molecule molecule, int radius, int size) {
        return Fingerprint.fold(identifiers(molecule, radius), size);
    }

    private static int[] connectivity(Molecule molecule) {
        int[] invariants = new int[molecule.atomCount()];
        for (int a = 0; a < invariants.length; a++) {
            int hydrogens = molecule.hydrogens(a);
            int hash = combine(0, molecule.element(a));
            hash = combine(hash, molecule.degree(a) + hydrogens);
            hash = combine(hash, molecule.totalHydrogens(a));
            hash = combine(hash, molecule.charge(a));
            hash = combine(hash, IsotopeMass.excess(molecule.element(a), molecule.isotope(a)));
            if (molecule.inRing(a)) {
                hash = combine(hash, 1);
            }
            invariants[a] = hash;
        }
        return invariants;
    }

    private void grow(int layer) {
        seen.nextRound();
        System.arraycopy(reached, 0, nextReached, 0, reached.length);
        for (int a = 0; a < atoms; a++) {
            if (exhausted[a] || molecule.degree(a) == 0) {
                exhausted[a] = true;
                nextInvariants[a] = 0;
                continue;
            }
            reach(a);
            nextInvariants[a] = environment(a, layer);
        }
        int[] invariantsOfThis = nextInvariants;
        for (int a = 0; a < atoms; a++) {
            if (!exhausted[a]) {
                exhausted[a] =
                        !seen.add(nextReached, a * wordsPerSet, a, invariantsOfThis, exhausted);
            }
        }
        for (int a = 0; a < atoms; a++) {
            if (!exhausted[a]) {
                environments[size++] = nextInvariants[a];
            }
        }
        nextInvariants = invariants;
        invariants = invariantsOfThis;
        long[] reachedBefore = reached;
        reached = nextReached;
        nextReached = reachedBefore;
    }

    /** Adds an atom's bonds and what its neighbors had reached. */
    private void reach(int a) {
        int base = a * wordsPerSet;
        for (int i = 0; i < molecule.degree(a); i++) {
            int bond = molecule.bond(a, i);
            nextReached[base + (bond >> 6)] |= 1L << bond;
            int other = molecule.neighbor(a, i) * wordsPerSet;
            for (int w = 0; w < wordsPerSet; w++) {
                nextReached[base + w] |= reached[other + w];
            }
        }
    }

    private int environment(int a, int layer) {
        int degree = molecule.degree(a);
        long[] neighbors = new long[degree];
        for (int i = 0; i < degree; i++) {
            int bond = molecule.bond(a, i);
            long key = (type(bond) << 32) | (invariants[molecule.neighbor(a, i)] & 0xFFFFFFFFL);
            int j = i;
            for (; j > 0 && neighbors[j - 1] > key; j--) {
                neighbors[j] = neighbors[j - 1];
            }
            neighbors[j] = key;
        }
        int hash = combine(layer, invariants[a]);
        for (long key : neighbors) {
            hash = combine(hash, combine(combine(0, (int) (key >>> 32)), (int) key));
        }
        return hash;
    }

    private long type(int bond) {
        int order = molecule.order(bond);
        // the triple bond of an aryne stays one in RDKit, aromatic as it is
        if (molecule.aromaticBond(bond) && order != 3) {
            return AROMATIC;
        }
        return order == KekuleGraph.DATIVE ? DATIVE : order == KekuleGraph.ANY ? 0 : order;
    }

    /** Boost's {@code hash_combine} in 32 bits. */
    private static int combine(int seed, int value) {
        return seed ^ (value + 0x9e3779b9 + (seed << 6) + (seed >>> 2));
    }
}
