package org.molrae.chemistry.properties;

import java.util.Arrays;
import java.util.BitSet;
import org.molrae.chemistry.structure.Molecule;

/** How rings hang together, as RDKit counts it over the rings of its ring set. */
final class RingFusion {

    private RingFusion() {}

    /** The number of atoms that are all that two rings share. */
    static int spiroAtoms(Molecule molecule) {
        BitSet spiro = new BitSet();
        int[] mark = new int[molecule.atomCount()];
        for (int i = 0; i < molecule.ringCount(); i++) {
            for (int a : molecule.ringAtoms(i)) {
                mark[a] = i + 1;
            }
            for (int j = i + 1; j < molecule.ringCount(); j++) {
                int shared = 0;
                int last = -1;
                for (int a : molecule.ringAtoms(j)) {
                    if (mark[a] == i + 1) {
                        shared++;
                        last = a;
                    }
                }
                if (shared == 1) {
                    spiro.set(last);
                }
            }
        }
        return spiro.cardinality();
    }

    /** The number of atoms at the ends of what two rings share, if they share more than a bond. */
    static int bridgeheadAtoms(Molecule molecule) {
        BitSet bridgeheads = new BitSet();
        int[] mark = new int[molecule.bondCount()];
        int[] ends = new int[molecule.atomCount()];
        for (int i = 0; i < molecule.ringCount(); i++) {
            for (int b : molecule.ringBonds(i)) {
                mark[b] = i + 1;
            }
            for (int j = i + 1; j < molecule.ringCount(); j++) {
                int shared = 0;
                for (int b : molecule.ringBonds(j)) {
                    if (mark[b] == i + 1) {
                        shared++;
                        ends[molecule.begin(b)]++;
                        ends[molecule.end(b)]++;
                    }
                }
                if (shared > 1) {
                    for (int a : molecule.ringAtoms(j)) {
                        if (ends[a] == 1) {
                            bridgeheads.set(a);
                        }
                    }
                }
                if (shared > 0) {
                    Arrays.fill(ends, 0);
                }
            }
        }
        return bridgeheads.cardinality();
    }
}
