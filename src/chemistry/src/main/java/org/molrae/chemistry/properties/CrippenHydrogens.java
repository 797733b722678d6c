package org.molrae.chemistry.properties;

import org.molrae.chemistry.structure.Molecule;

/** The types of hydrogens, which follow from the atoms that they are at. */
final class CrippenHydrogens {

    private final Molecule molecule;

    CrippenHydrogens(Molecule molecule) {
        this.molecule = molecule;
    }

    private boolean isDouble(int bond) {
        return molecule.order(bond) == 2 && !molecule.aromaticBond(bond);
    }

    private boolean isSingle(int bond) {
        return molecule.order(bond) == 1 && !molecule.aromaticBond(bond);
    }

    /** The type of a hydrogen that is an atom: the first row that matches at any neighbor. */
    CrippenType ofAtom(int h) {
        CrippenType best = CrippenType.HS;
        if (molecule.hydrogens(h) > 0) {
            best = CrippenType.H1;
        }
        for (int i = 0; i < molecule.degree(h); i++) {
            if (isSingle(molecule.bond(h, i))) {
                CrippenType type = on(molecule.neighbor(h, i), h);
                best = type.compareTo(best) < 0 ? type : best;
            }
        }
        return best;
    }

    /** The type of the hydrogens that an atom counts. */
    CrippenType on(int parent) {
        return on(parent, -1);
    }

    private CrippenType on(int parent, int self) {
        return switch (molecule.element(parent)) {
            case 1, 6 -> CrippenType.H1;
            case 7 -> CrippenType.H3;
            case 8 -> molecule.aromatic(parent) ? CrippenType.HS : hydroxylHydrogen(parent, self);
            default -> CrippenType.H2;
        };
    }

    /**
     * @param self the hydrogen if it is an atom, or -1 if the oxygen counts it
     */
    private CrippenType hydroxylHydrogen(int oxygen, int self) {
        boolean water = molecule.hydrogens(oxygen) > (self < 0 ? 1 : 0);
        CrippenType best = water ? CrippenType.H2 : CrippenType.HS;
        for (int i = 0; i < molecule.degree(oxygen); i++) {
            int z = molecule.neighbor(oxygen, i);
            if (z != self && isSingle(molecule.bond(oxygen, i))) {
                CrippenType type = hydroxylHydrogen(z, oxygen, self);
                best = type.compareTo(best) < 0 ? type : best;
            }
        }
        return best;
    }

    private CrippenType hydroxylHydrogen(int z, int oxygen, int self) {
        boolean aromatic = molecule.aromatic(z);
        return switch (molecule.element(z)) {
            case 6 -> {
                boolean alcohol = molecule.degree(z) + molecule.hydrogens(z) == 4;
                if (aromatic || alcohol) {
                    yield CrippenType.H2;
                }
                yield isAcidic(z, oxygen, self) ? CrippenType.H4 : CrippenType.HS;
            }
            case 7 -> CrippenType.H3;
            case 8, 16 -> aromatic ? CrippenType.HS : CrippenType.H4;
            default -> CrippenType.H2;
        };
    }

    /** Whether a carbon has a double bond to carbon, nitrogen, or aliphatic oxygen or sulfur. */
    private boolean isAcidic(int carbon, int oxygen, int self) {
        for (int i = 0; i < molecule.degree(carbon); i++) {
            int z = molecule.neighbor(carbon, i);
            if (z != oxygen && z != self && isDouble(molecule.bond(carbon, i))) {
                int element = molecule.element(z);
                boolean oxygenOrSulfur = element == 8 || element == 16;
                if (element == 6 || element == 7 || (oxygenOrSulfur && !molecule.aromatic(z))) {
                    return true;
                }
            }
        }
        return false;
    }
}
