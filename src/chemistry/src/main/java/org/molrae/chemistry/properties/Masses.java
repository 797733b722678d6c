package org.molrae.chemistry.properties;

import org.molrae.chemistry.structure.Molecule;

/** Weight and exact mass of a molecule. */
final class Masses {

    private Masses() {}

    /** RDKit's {@code MolWt}: standard weights, and masses of the isotopes that are named. */
    static double weight(Molecule molecule) {
        double sum = 0;
        for (int a = 0; a < molecule.atomCount(); a++) {
            int isotope = molecule.isotope(a);
            int element = molecule.element(a);
            sum +=
                    isotope > 0
                            ? AtomicMasses.isotope(element, isotope)
                            : AtomicMasses.weight(element);
            sum += molecule.hydrogens(a) * AtomicMasses.weight(1);
        }
        return sum;
    }

    /** RDKit's {@code ExactMolWt}: most common isotopes unless named, electrons of the charge. */
    static double exact(Molecule molecule) {
        double sum = 0;
        for (int a = 0; a < molecule.atomCount(); a++) {
            int isotope = molecule.isotope(a);
            int element = molecule.element(a);
            sum +=
                    isotope > 0
                            ? AtomicMasses.isotope(element, isotope)
                            : AtomicMasses.mostCommon(element);
            sum += molecule.hydrogens(a) * AtomicMasses.mostCommon(1);
            sum -= molecule.charge(a) * AtomicMasses.ELECTRON;
        }
        return sum;
    }
}
