package org.molrae.chemistry.structure;

import java.util.BitSet;

/**
 * Bridgehead atoms by the rule of RDKit 2022.09; since 2023.03 all ring bonds of the atom have to
 * lie in rings that overlap.
 */
final class Bridgeheads {

    private Bridgeheads() {}

    /**
     * Whether an atom has three ring bonds or more, and two rings through it share at least two
     * bonds.
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
            for (int j = 0; j < i; j++) {
                if (shareTwoBonds(molecule, through[i], through[j])) {
                    return true;
                }
            }
        }
        return false;
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
