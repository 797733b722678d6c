package org.molrae.chemistry.structure;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.molrae.chemistry.smiles.Elements;
import org.openscience.cdk.config.Isotopes;
import org.openscience.cdk.interfaces.IIsotope;

/**
 * Standard atomic weights and the masses of isotopes, in dalton, as RDKit 2022.09 has them. Masses
 * are those of CDK's copy of the Blue Obelisk data, except for the heaviest elements.
 */
public final class AtomicWeights {

    /** By atomic number from the dummy atom on. */
    private static final String WEIGHTS =
            """
            0 1.008 4.003 6.941 9.012 10.812 12.011 14.007 15.999 18.998 20.18 22.99 24.305
            26.982 28.086 30.974 32.067 35.453 39.948 39.098 40.078 44.956 47.867 50.942 51.996
            54.938 55.845 58.933 58.693 63.546 65.39 69.723 72.61 74.922 78.96 79.904 83.8
            85.468 87.62 88.906 91.224 92.906 95.94 98 101.07 102.906 106.42 107.868 112.412
            114.818 118.711 121.76 127.6 126.904 131.29 132.905 137.328 138.906 140.116 140.908
            144.24 145 150.36 151.964 157.25 158.925 162.5 164.93 167.26 168.934 173.04 174.967
            178.49 180.948 183.84 186.207 190.23 192.217 195.078 196.967 200.59 204.383 207.2
            208.98 209 210 222 223 226 227 232.038 231.036 238.029 237 244 243 247 247 251 252
            257 258 259 262 267 268 269 270 269 278 281 281 285 284 289 288 293 292 294
            """;

    /** Of dubnium to meitnerium RDKit knows no isotopes. */
    private static final int DUBNIUM = 105;

    private static final int MEITNERIUM = 109;

    /** Isotopes that CDK does not know, or weighs otherwise: atomic number, mass number, mass. */
    private static final String HEAVIEST =
            """
            111:272:272.15327 111:273:273.15313 111:274:274.15525 111:275:275.15594
            111:276:276.15833 111:277:277.15907 111:278:278.16149 111:279:279.16272
            111:280:280.16514 111:281:281.16636 111:282:282.16912 111:283:283.17054
            112:276:276.16141 112:277:277.16364 112:278:278.16416 112:279:279.16654
            112:280:280.16715 112:281:281.16975 112:282:282.1705 112:283:283.17327
            112:284:284.17416 112:285:285.17712 113:278:278.17058 113:279:279.17095
            113:280:280.17293 113:281:281.17348 113:282:282.17567 113:283:283.17657
            113:284:284.17873 113:285:285.17973 113:286:286.18221 113:287:287.18339
            114:285:285.18364 114:286:286.18423 114:287:287.18678 114:288:288.18757
            114:289:289.19042 115:287:287.1907 115:288:288.19274 115:289:289.19363
            115:290:290.19598 115:291:291.19707 116:289:289.19816 116:290:290.19864
            116:291:291.20108 116:292:292.20174 116:293:293.20449 117:291:291.20553
            117:292:292.20746 117:293:293.20824 117:294:294.21046 118:293:293.21356
            118:294:294.21392 118:295:295.21624
            """;

    private static final double[] WEIGHT;

    /** By atomic number times 1000 plus mass number. */
    private static final Map<Integer, Double> HEAVIEST_MASSES = new HashMap<>();

    static {
        String[] weights = WEIGHTS.strip().split("\\s+");
        WEIGHT = new double[weights.length];
        for (int z = 0; z < weights.length; z++) {
            WEIGHT[z] = Double.parseDouble(weights[z]);
        }
        for (String isotope : HEAVIEST.strip().split("\\s+", -1)) {
            String[] parts = isotope.split(":", -1);
            HEAVIEST_MASSES.put(
                    1000 * Integer.parseInt(parts[0]) + Integer.parseInt(parts[1]),
                    Double.parseDouble(parts[2]));
        }
    }

    private AtomicWeights() {}

    /**
     * The mean mass of the atoms of an element, or the mass number of its longest-lived isotope.
     */
    public static double of(int element) {
        return WEIGHT[element];
    }

    /**
     * The mass of an isotope, or its mass number if nobody has measured it; 0 for dummy atoms.
     *
     * @param massNumber at least 1
     */
    public static double ofIsotope(int element, int massNumber) {
        if (element == 0) {
            return 0;
        }
        if (element >= DUBNIUM) {
            Double mass = HEAVIEST_MASSES.get(1000 * element + massNumber);
            if (mass != null || element <= MEITNERIUM) {
                return mass == null ? massNumber : mass;
            }
        }
        try {
            IIsotope isotope =
                    Isotopes.getInstance().getIsotope(Elements.symbol(element), massNumber);
            Double mass = isotope == null ? null : isotope.getExactMass();
            return mass == null ? massNumber : mass;
        } catch (IOException e) {
            throw new IllegalStateException("CDK's table of isotopes is missing", e);
        }
    }
}
