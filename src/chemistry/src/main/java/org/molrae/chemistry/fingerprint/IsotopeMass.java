package org.molrae.chemistry.fingerprint;

import org.molrae.chemistry.structure.AtomicWeights;

/** How much heavier an isotope is than its element is on average. */
final class IsotopeMass {

    private IsotopeMass() {}

    /**
     * The difference to the standard weight in whole daltons, cut towards 0: 0 for carbon-13, 1 for
     * deuterium. An isotope that nobody has measured weighs its mass number.
     *
     * @param isotope the mass number, 0 for the natural mixture
     */
    static int excess(int element, int isotope) {
        return isotope == 0
                ? 0
                : (int) (AtomicWeights.ofIsotope(element, isotope) - AtomicWeights.of(element));
    }
}
