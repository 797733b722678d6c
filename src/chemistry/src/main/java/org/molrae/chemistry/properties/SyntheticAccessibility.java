package org.molrae.chemistry.properties;

import org.molrae.chemistry.fingerprint.EnvironmentCounts;
import org.molrae.chemistry.fingerprint.MorganFingerprint;
import org.molrae.chemistry.structure.Molecule;

/**
 * Synthetic accessibility, from 1 (easy to make) to 10 (hard), without unit (P. Ertl and A.
 * Schuffenhauer, J. Cheminf. 1:8, 2009): how common the atom environments of a molecule are among
 * known compounds, less penalties for size, stereo centers, spiro and bridgehead atoms and
 * macrocycles.
 *
 * <p>Follows {@code sascorer.py} of RDKit 2022.09, which differs from the paper: one macrocycle
 * costs as much as many, and symmetric molecules get a correction by the density of their
 * fingerprint.
 */
final class SyntheticAccessibility {

    private static final int RADIUS = 2;

    /** Rings with more atoms are macrocycles. */
    private static final int MACROCYCLE = 8;

    private static final double LOWEST = -4;
    private static final double HIGHEST = 2.5;

    /** Above this score the scale is compressed. */
    private static final double COMPRESSED = 8;

    private SyntheticAccessibility() {}

    static double of(Molecule molecule) {
        EnvironmentCounts environments = MorganFingerprint.counts(molecule, RADIUS);
        double raw =
                fragmentScore(environments)
                        - penalties(molecule)
                        + symmetry(molecule.atomCount(), environments.distinct());
        double score = 11 - (raw - LOWEST + 1) / (HIGHEST - LOWEST) * 9;
        if (score > COMPRESSED) {
            score = COMPRESSED + Math.log(score + 1 - 9);
        }
        return Math.min(10, Math.max(1, score));
    }

    private static double fragmentScore(EnvironmentCounts environments) {
        FragmentScores table = FragmentScores.table();
        double sum = 0;
        for (int i = 0; i < environments.distinct(); i++) {
            sum += table.of(environments.identifier(i)) * environments.count(i);
        }
        return sum / environments.total();
    }

    private static double penalties(Molecule molecule) {
        int atoms = molecule.atomCount();
        double size = Math.pow(atoms, 1.005) - atoms;
        double stereo = Math.log10(stereoCenters(molecule) + 1);
        double spiro = Math.log10(RingFusion.spiroAtoms(molecule) + 1);
        double bridges = Math.log10(RingFusion.bridgeheadAtoms(molecule) + 1);
        double macrocycles = hasMacrocycle(molecule) ? Math.log10(2) : 0;
        return size + stereo + spiro + bridges + macrocycles;
    }

    private static double symmetry(int atoms, int environments) {
        return atoms > environments ? Math.log((double) atoms / environments) * 0.5 : 0;
    }

    /** Atoms with a configuration, and those that could have one. */
    private static int stereoCenters(Molecule molecule) {
        int centers = 0;
        for (int a = 0; a < molecule.atomCount(); a++) {
            centers += molecule.stereocenter(a) ? 1 : 0;
        }
        return centers;
    }

    private static boolean hasMacrocycle(Molecule molecule) {
        for (int r = 0; r < molecule.ringCount(); r++) {
            if (molecule.ringAtoms(r).length > MACROCYCLE) {
                return true;
            }
        }
        return false;
    }
}
