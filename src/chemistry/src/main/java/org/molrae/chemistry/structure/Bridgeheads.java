package org.molrae.chemistry.structure;

import java.util.BitSet;

/** Bridgehead atoms by RDKit's rule. */
final class Bridgeheads {

    private Bridgeheads() {}

    /**
     * Whether an atom has three ring bonds or more, and each ring through it shares at least two
     * bonds with another ring through it.
     */
    static boolean isBridgehead(Molecule molecule, int atom) {
        int ringBonds = 0;
        for (int i = 0; i < molecule.degree(atom); i++) {
            ringBonds += molecule.ringBond(molecule.bond(atom, i)) ? 1 : 0;
        }
        if (ringBonds < 3) {
            return false;
        }
        int[] through = new int[molecule.ringCount()];
        int count = 0;
        for (int ring = 0; ring < through.length; ring++) {
            for (int a : molecule.ringAtoms(ring)) {
                if (a == atom) {
                    through[count++] = ring;
                }
            }
        }
        for (int i = 0; i < count; i++) {
            boolean overlaps = false;
            for (int j = 0; j < count && !overlaps; j++) {
                overlaps = i != j && shareTwoBonds(molecule, through[i], through[j]);
            }
            if (!overlaps) {
                return false;
            }
        }
        return true;
    }

    private static boolean shareTwoBonds(Molecule molecule, int ring, int other) {
        BitSet bonds = new BitSet();
        for (int b : molecule.ringBonds(ring)) {
            bonds.set(b);
        }
        int common = 0;
        for (int b : molecule.ringBonds(other)) {
            common += bonds.get(b) ? 1 : 0;
        }
        return common >= 2;
    }
}
