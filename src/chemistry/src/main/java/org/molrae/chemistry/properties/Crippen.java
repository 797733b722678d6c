package org.molrae.chemistry.properties;

import org.molrae.chemistry.structure.Molecule;

/**
 * Octanol-water partition coefficient and molar refractivity by atom contributions (S. A. Wildman,
 * G. M. Crippen, J. Chem. Inf. Comput. Sci. 39 (1999) 868).
 *
 * <p>The typing decides RDKit's table of SMARTS ({@code Crippen.cpp}) row by row, first match wins,
 * on the molecule with all hydrogens as atoms. Known difference: RDKit looks at 1,000 matches of a
 * row at most, which very large molecules exceed.
 */
final class Crippen {

    private final Molecule molecule;
    private final Surroundings at;
    private final Surroundings beyond;
    private final CrippenHydrogens hydrogens;

    private Crippen(Molecule molecule) {
        this.molecule = molecule;
        at = new Surroundings(molecule);
        beyond = new Surroundings(molecule);
        hydrogens = new CrippenHydrogens(molecule);
    }

    static double logP(Molecule molecule) {
        Crippen crippen = new Crippen(molecule);
        double sum = 0;
        for (int a = 0; a < molecule.atomCount(); a++) {
            sum += crippen.type(a).logP;
            if (molecule.hydrogens(a) > 0) {
                sum += molecule.hydrogens(a) * crippen.hydrogens.on(a).logP;
            }
        }
        return sum;
    }

    static double refractivity(Molecule molecule) {
        Crippen crippen = new Crippen(molecule);
        double sum = 0;
        for (int a = 0; a < molecule.atomCount(); a++) {
            sum += crippen.type(a).refractivity;
            if (molecule.hydrogens(a) > 0) {
                sum += molecule.hydrogens(a) * crippen.hydrogens.on(a).refractivity;
            }
        }
        return sum;
    }

    private CrippenType type(int a) {
        int element = molecule.element(a);
        at.at(a);
        return switch (element) {
            case 1 -> hydrogens.ofAtom(a);
            case 6 -> molecule.aromatic(a) ? aromaticCarbon(a) : carbon();
            case 7 -> molecule.aromatic(a) ? aromaticNitrogen() : nitrogen(a);
            case 8 -> molecule.aromatic(a) ? CrippenType.O1 : oxygen(a);
            case 9, 17, 35, 53 -> halogen(element);
            case 15 -> CrippenType.P;
            case 16 -> molecule.aromatic(a) ? CrippenType.S3 : sulfur(a);
            case 3, 11, 19, 37, 55 -> at.charge == 1 ? CrippenType.HAL : CrippenType.ME1;
            case 4, 12, 20, 38, 56, 5, 13, 31, 49, 81, 14, 32, 50, 82, 33, 51, 83, 34, 52, 84 ->
                    CrippenType.ME1;
            default ->
                    (element >= 21 && element <= 30)
                                    || (element >= 39 && element <= 48)
                                    || (element >= 72 && element <= 80)
                            ? CrippenType.ME2
                            : CrippenType.NONE;
        };
    }

    private CrippenType carbon() {
        int h = at.hydrogens;
        boolean tetrahedral = at.connectivity == 4;
        if (h == 4 || (h == 3 && at.singleC >= 1) || (h == 2 && at.singleC >= 2)) {
            return CrippenType.C1;
        }
        if ((h == 1 && at.singleC >= 3) || at.singleC >= 4) {
            return CrippenType.C2;
        }
        if (at.singleHetero >= 1) {
            if (h == 3 || (h == 2 && tetrahedral && at.singleA >= 2)) {
                return CrippenType.C3;
            }
            if (tetrahedral && h < 2 && at.singleA >= 4 - h) {
                return CrippenType.C4;
            }
        }
        if (at.doubleANoC >= 1) {
            return CrippenType.C5;
        }
        if (at.doubleC >= 2 || (at.doubleC == 1 && h <= 2 && at.singleA >= 2 - h)) {
            return CrippenType.C6;
        }
        if (at.connectivity == 2 && at.tripleA >= 1) {
            return CrippenType.C7;
        }
        return carbonNextToAromatic(h, tetrahedral);
    }

    private CrippenType carbonNextToAromatic(int h, boolean tetrahedral) {
        if (at.singleArom >= 1) {
            if (h == 3) {
                return at.singleAromC >= 1 ? CrippenType.C8 : CrippenType.C9;
            }
            if (tetrahedral && h < 3) {
                return h == 2 ? CrippenType.C10 : h == 1 ? CrippenType.C11 : CrippenType.C12;
            }
        }
        boolean styrene =
                at.doubleC >= 1
                        && at.singleArom >= 1
                        && (h == 1
                                || at.singleA >= 1
                                || (at.singleAromC >= 1 && at.singleArom >= 2));
        if (styrene || at.doubleAromC >= 1) {
            return CrippenType.C26;
        }
        return tetrahedral && at.singleOther >= 1 ? CrippenType.C27 : CrippenType.CS;
    }

    private CrippenType aromaticCarbon(int a) {
        if (at.hydrogens == 0 && at.singleOtherOrP >= 1) {
            return CrippenType.C13;
        }
        if (at.linkedTo(9)) {
            return CrippenType.C14;
        }
        if (at.linkedTo(17)) {
            return CrippenType.C15;
        }
        if (at.linkedTo(35)) {
            return CrippenType.C16;
        }
        if (at.linkedTo(53)) {
            return CrippenType.C17;
        }
        if (at.hydrogens == 1) {
            return CrippenType.C18;
        }
        if (at.aromatic >= 3) {
            return CrippenType.C19;
        }
        return at.aromatic == 2 ? substituted(a) : CrippenType.CS;
    }

    /** An aromatic carbon with one more neighbor: the row that comes first of those that match. */
    private CrippenType substituted(int a) {
        if (at.singleArom >= 1) {
            return CrippenType.C20;
        }
        CrippenType best = CrippenType.CS;
        for (int i = 0; i < molecule.degree(a); i++) {
            int b = molecule.bond(a, i);
            int z = molecule.neighbor(a, i);
            CrippenType type = CrippenType.CS;
            if (!molecule.aromatic(z) && molecule.order(b) == 1) {
                type =
                        switch (molecule.element(z)) {
                            case 6 -> CrippenType.C21;
                            case 7 -> CrippenType.C22;
                            case 8 -> CrippenType.C23;
                            case 16 -> CrippenType.C24;
                            default -> CrippenType.CS;
                        };
            } else if (!molecule.aromatic(z) && molecule.order(b) == 2) {
                int element = molecule.element(z);
                type = element >= 6 && element <= 8 ? CrippenType.C25 : CrippenType.CS;
            }
            best = type.compareTo(best) < 0 ? type : best;
        }
        return best;
    }

    private CrippenType nitrogen(int a) {
        int h = at.hydrogens;
        if (at.charge == 0) {
            if (h == 2 && at.single() >= 1) {
                return at.singleA >= 1 ? CrippenType.N1 : CrippenType.N3;
            }
            if (h == 1 && at.single() >= 2) {
                return at.singleA >= 2
                        ? CrippenType.N2
                        : at.singleArom >= 1 ? CrippenType.N4 : CrippenType.NS;
            }
            boolean doubly = at.doubleA + at.doubleArom >= 1;
            if (h == 1 && doubly) {
                return CrippenType.N5;
            }
            if (doubly && at.single() >= 1) {
                return CrippenType.N6;
            }
            if (at.singleA >= 3) {
                return CrippenType.N7;
            }
            if (at.single() >= 3) {
                return CrippenType.N8;
            }
            return at.tripleA >= 1 ? CrippenType.N9 : CrippenType.NS;
        }
        if (at.charge >= 1 && at.charge <= 3) {
            return cationicNitrogen(a, h);
        }
        return at.charge <= -1 && at.charge >= -3 ? CrippenType.N14 : CrippenType.NS;
    }

    private CrippenType cationicNitrogen(int a, int h) {
        if (h >= 1 && h <= 3) {
            return CrippenType.N10;
        }
        int doubleCarbon = 0;
        int doubleNitrogen = 0;
        int aliphatic = 0;
        boolean anion = false;
        for (int i = 0; i < molecule.degree(a); i++) {
            int b = molecule.bond(a, i);
            int z = molecule.neighbor(a, i);
            if (molecule.order(b) == 2 && !molecule.aromaticBond(b)) {
                doubleCarbon += molecule.element(z) == 6 ? 1 : 0;
                if (molecule.element(z) == 7) {
                    doubleNitrogen++;
                    aliphatic += molecule.aromatic(z) ? 0 : 1;
                    int charge = molecule.charge(z);
                    anion |= !molecule.aromatic(z) && charge <= -1 && charge >= -3;
                }
            }
        }
        if (h == 0
                && (at.singleA >= 4
                        || (at.doubleA >= 1 && at.singleA >= 1 && at.single() >= 2)
                        || (doubleCarbon >= 1 && doubleNitrogen >= 1))) {
            return CrippenType.N13;
        }
        boolean azide = anion && aliphatic >= 2;
        return at.tripleA >= 1 || azide ? CrippenType.N14 : CrippenType.NS;
    }

    private CrippenType aromaticNitrogen() {
        if (at.charge == 0) {
            return CrippenType.N11;
        }
        return at.charge >= 1 && at.charge <= 3 ? CrippenType.N12 : CrippenType.NS;
    }

    private CrippenType oxygen(int a) {
        if (at.hydrogens == 1 || at.hydrogens == 2) {
            return CrippenType.O2;
        }
        if (at.singleA >= 2) {
            return CrippenType.O3;
        }
        if (at.singleArom >= 1 && at.single() >= 2) {
            return CrippenType.O4;
        }
        boolean oxide = at.connectivity == 1 && at.charge <= -1 && at.charge >= -3;
        if (hasDouble(a, 7) || hasDouble(a, 8) || (oxide && at.linkedTo(7))) {
            return CrippenType.O5;
        }
        if ((oxide && at.charge >= -2 && at.linkedTo(16))
                || (at.charge == 0 && hasNeutralDouble(a, 16))) {
            return CrippenType.O6;
        }
        if (at.charge == -1 && isCarboxylate(a)) {
            return CrippenType.O12;
        }
        if (oxide && linkedToOther(a)) {
            return CrippenType.O7;
        }
        if (at.doubleAromC >= 1) {
            return CrippenType.O8;
        }
        return carbonyl(a);
    }

    private boolean hasDouble(int a, int element) {
        for (int i = 0; i < molecule.degree(a); i++) {
            if (isDouble(molecule.bond(a, i))
                    && molecule.element(molecule.neighbor(a, i)) == element) {
                return true;
            }
        }
        return false;
    }

    private boolean hasNeutralDouble(int a, int element) {
        for (int i = 0; i < molecule.degree(a); i++) {
            int z = molecule.neighbor(a, i);
            if (isDouble(molecule.bond(a, i))
                    && molecule.element(z) == element
                    && molecule.charge(z) == 0) {
                return true;
            }
        }
        return false;
    }

    private boolean isDouble(int bond) {
        return molecule.order(bond) == 2 && !molecule.aromaticBond(bond);
    }

    private boolean isSingle(int bond) {
        return molecule.order(bond) == 1 && !molecule.aromaticBond(bond);
    }

    private boolean isCarboxylate(int a) {
        for (int i = 0; i < molecule.degree(a); i++) {
            int z = molecule.neighbor(a, i);
            if (isSingle(molecule.bond(a, i)) && isAliphatic(z, 6)) {
                for (int j = 0; j < molecule.degree(z); j++) {
                    int x = molecule.neighbor(z, j);
                    if (x != a && isDouble(molecule.bond(z, j)) && isAliphatic(x, 8)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** A single bond to what is no hydrogen and no aliphatic nitrogen or sulfur. */
    private boolean linkedToOther(int a) {
        for (int i = 0; i < molecule.degree(a); i++) {
            int z = molecule.neighbor(a, i);
            if (isSingle(molecule.bond(a, i))
                    && molecule.element(z) != 1
                    && !isAliphatic(z, 7)
                    && !isAliphatic(z, 16)) {
                return true;
            }
        }
        return false;
    }

    private boolean isAliphatic(int a, int element) {
        return molecule.element(a) == element && !molecule.aromatic(a);
    }

    private CrippenType carbonyl(int a) {
        CrippenType best = CrippenType.OS;
        for (int i = 0; i < molecule.degree(a); i++) {
            int z = molecule.neighbor(a, i);
            if (isDouble(molecule.bond(a, i)) && isAliphatic(z, 6)) {
                CrippenType type = carbonyl(a, z);
                best = type.compareTo(best) < 0 ? type : best;
            }
        }
        return best;
    }

    private CrippenType carbonyl(int a, int carbon) {
        beyond.at(carbon);
        boolean aldehyde = beyond.hydrogens == 1;
        if (beyond.hydrogens == 2
                || (aldehyde && (beyond.singleC >= 1 || linkedToNitrogenOrOxygen(carbon)))
                || (beyond.singleC >= 1 && beyond.singleA >= 2)
                || (beyond.connectivity == 2 && hasOtherOxo(carbon, a))) {
            return CrippenType.O9;
        }
        if ((aldehyde && beyond.singleAromC >= 1)
                || (beyond.singleC >= 1 && beyond.singleArom >= 1)
                || (beyond.singleAromC >= 1 && beyond.singleArom >= 2)
                || (beyond.singleAromC >= 1 && beyond.singleA >= 1)) {
            return CrippenType.O10;
        }
        return beyond.singleNoCarbon >= 2 ? CrippenType.O11 : CrippenType.OS;
    }

    private boolean linkedToNitrogenOrOxygen(int carbon) {
        for (int i = 0; i < molecule.degree(carbon); i++) {
            int z = molecule.neighbor(carbon, i);
            if (isSingle(molecule.bond(carbon, i)) && (isAliphatic(z, 7) || isAliphatic(z, 8))) {
                return true;
            }
        }
        return false;
    }

    private boolean hasOtherOxo(int carbon, int oxygen) {
        for (int i = 0; i < molecule.degree(carbon); i++) {
            int z = molecule.neighbor(carbon, i);
            if (z != oxygen && isDouble(molecule.bond(carbon, i)) && isAliphatic(z, 8)) {
                return true;
            }
        }
        return false;
    }

    private CrippenType halogen(int element) {
        if (at.charge == 0) {
            return switch (element) {
                case 9 -> CrippenType.F;
                case 17 -> CrippenType.CL;
                case 35 -> CrippenType.BR;
                default -> CrippenType.I;
            };
        }
        boolean known = at.charge == -1 || (element == 53 && at.charge >= 1 && at.charge <= 3);
        return known ? CrippenType.HAL : CrippenType.NONE;
    }

    private CrippenType sulfur(int a) {
        int charge = at.charge;
        boolean ion =
                (charge >= -4 && charge <= -1)
                        || (charge >= 1 && charge <= 3)
                        || charge == 5
                        || charge == 6;
        if (ion) {
            return CrippenType.S2;
        }
        for (int i = 0; charge == 0 && i < molecule.degree(a); i++) {
            int z = molecule.neighbor(a, i);
            if (isDouble(molecule.bond(a, i)) && !molecule.aromatic(z)) {
                int element = molecule.element(z);
                if (element == 7 || element == 8 || element == 15 || element == 16) {
                    return CrippenType.S2;
                }
            }
        }
        return CrippenType.S1;
    }
}
