package org.molrae.chemistry.fingerprint;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.openscience.cdk.config.Isotopes;
import org.openscience.cdk.interfaces.IIsotope;

/** How much heavier an isotope is than its element is on average. */
final class IsotopeMass {

    private IsotopeMass() {}

    /**
     * The difference in whole daltons, cut towards 0: 0 for carbon-13, 1 for deuterium. An isotope
     * that nobody has measured weighs its mass number.
     *
     * @param isotope the mass number, 0 for the natural mixture
     */
    static int excess(int element, int isotope) {
        if (isotope == 0) {
            return 0;
        }
        try {
            Isotopes isotopes = Isotopes.getInstance();
            IIsotope known = isotopes.getIsotope(isotopes.getElementSymbol(element), isotope);
            double mass = known == null ? isotope : known.getExactMass();
            return (int) (mass - isotopes.getNaturalMass(element));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
