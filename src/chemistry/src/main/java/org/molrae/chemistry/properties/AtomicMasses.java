package org.molrae.chemistry.properties;

import org.molrae.chemistry.structure.AtomicWeights;

/**
 * Standard atomic weights and the masses of isotopes, in dalton, as RDKit 2022.09 has them; those
 * of the most common isotopes are tabulated here.
 */
final class AtomicMasses {

    static final double ELECTRON = 0.00054857991;

    /** The mass of the most common isotope, by atomic number from the dummy atom on. */
    private static final String TABLE =
            """
            0 1.007825 4.002603 7.016005 9.012182 11.009305 12 14.003074 15.994915 18.998403
            19.99244 22.989769 23.985042 26.981539 27.976927 30.973762 31.972071 34.968853
            39.962383 38.963707 39.962591 44.955912 47.947946 49.947159 51.940508 54.938045
            55.934937 58.933195 57.935343 62.929597 63.929142 68.925574 73.921178 74.921597
            79.916521 78.918337 83.911507 84.91179 87.905612 88.905848 89.904704 92.906378
            97.905408 96.906365 101.904349 102.905504 105.903486 106.905097 113.903358
            114.903878 119.902195 120.903816 129.906224 126.904473 131.904154 132.905452
            137.905247 138.906353 139.905439 140.907653 141.907723 144.912749 151.919732
            152.92123 157.924104 158.925347 163.929175 164.930322 165.930293 168.934213
            173.938862 174.940772 179.94655 180.947996 183.950931 186.955753 191.961481
            192.962926 194.964791 196.966569 201.970643 204.974427 207.976652 208.980399
            208.98243 209.987148 210.990601 223.019736 223.018502 227.027752 232.038055
            231.035884 238.050788 236.04657 238.04956 241.056829 243.061389 247.070307
            249.074853 252.08298 257.095105 258.098431 259.10103 262.10963 267.12153 268.12545
            271.13347 270.13362 269.13406 278.15481 281.16206 281.16537 285.17411 284.17873
            289.19042 288.19274 293.20449 292.20746 294.21392
            """;

    private static final double[] MOST_COMMON;

    static {
        String[] entries = TABLE.strip().split("\\s+");
        MOST_COMMON = new double[entries.length];
        for (int z = 0; z < entries.length; z++) {
            MOST_COMMON[z] = Double.parseDouble(entries[z]);
        }
    }

    private AtomicMasses() {}

    static double weight(int element) {
        return AtomicWeights.of(element);
    }

    static double mostCommon(int element) {
        return MOST_COMMON[element];
    }

    /** The mass of an isotope, or its mass number if it is not known. */
    static double isotope(int element, int massNumber) {
        return AtomicWeights.ofIsotope(element, massNumber);
    }
}
