package org.molrae.chemistry.properties;

import java.io.IOException;
import org.molrae.chemistry.smiles.Elements;
import org.openscience.cdk.config.Isotopes;
import org.openscience.cdk.interfaces.IIsotope;

/**
 * Standard atomic weights and the masses of the most common isotopes, in dalton, as RDKit 2022.09
 * tabulates them; masses of other isotopes from CDK's copy of the Blue Obelisk data.
 */
final class AtomicMasses {

    static final double ELECTRON = 0.00054857991;

    /** By atomic number from the dummy atom on: weight, mass of the most common isotope. */
    private static final String TABLE =
            """
            0:0 1.008:1.007825 4.003:4.002603 6.941:7.016005 9.012:9.012182 10.812:11.009305
            12.011:12 14.007:14.003074 15.999:15.994915 18.998:18.998403 20.18:19.99244
            22.99:22.989769 24.305:23.985042 26.982:26.981539 28.086:27.976927 30.974:30.973762
            32.067:31.972071 35.453:34.968853 39.948:39.962383 39.098:38.963707 40.078:39.962591
            44.956:44.955912 47.867:47.947946 50.942:49.947159 51.996:51.940508 54.938:54.938045
            55.845:55.934937 58.933:58.933195 58.693:57.935343 63.546:62.929597 65.39:63.929142
            69.723:68.925574 72.61:73.921178 74.922:74.921597 78.96:79.916521 79.904:78.918337
            83.8:83.911507 85.468:84.91179 87.62:87.905612 88.906:88.905848 91.224:89.904704
            92.906:92.906378 95.94:97.905408 98:96.906365 101.07:101.904349 102.906:102.905504
            106.42:105.903486 107.868:106.905097 112.412:113.903358 114.818:114.903878
            118.711:119.902195 121.76:120.903816 127.6:129.906224 126.904:126.904473
            131.29:131.904154 132.905:132.905452 137.328:137.905247 138.906:138.906353
            140.116:139.905439 140.908:140.907653 144.24:141.907723 145:144.912749
            150.36:151.919732 151.964:152.92123 157.25:157.924104 158.925:158.925347
            162.5:163.929175 164.93:164.930322 167.26:165.930293 168.934:168.934213
            173.04:173.938862 174.967:174.940772 178.49:179.94655 180.948:180.947996
            183.84:183.950931 186.207:186.955753 190.23:191.961481 192.217:192.962926
            195.078:194.964791 196.967:196.966569 200.59:201.970643 204.383:204.974427
            207.2:207.976652 208.98:208.980399 209:208.98243 210:209.987148 222:210.990601
            223:223.019736 226:223.018502 227:227.027752 232.038:232.038055 231.036:231.035884
            238.029:238.050788 237:236.04657 244:238.04956 243:241.056829 247:243.061389
            247:247.070307 251:249.074853 252:252.08298 257:257.095105 258:258.098431
            259:259.10103 262:262.10963 267:267.12153 268:268.12545 269:271.13347 270:270.13362
            269:269.13406 278:278.15481 281:281.16206 281:281.16537 285:285.17411 284:284.17873
            289:289.19042 288:288.19274 293:293.20449 292:292.20746 294:294.21392
            """;

    private static final double[] WEIGHT;
    private static final double[] MOST_COMMON;

    static {
        String[] entries = TABLE.strip().split("\\s+");
        WEIGHT = new double[entries.length];
        MOST_COMMON = new double[entries.length];
        for (int z = 0; z < entries.length; z++) {
            int colon = entries[z].indexOf(':');
            WEIGHT[z] = Double.parseDouble(entries[z].substring(0, colon));
            MOST_COMMON[z] = Double.parseDouble(entries[z].substring(colon + 1));
        }
    }

    private AtomicMasses() {}

    static double weight(int element) {
        return WEIGHT[element];
    }

    static double mostCommon(int element) {
        return MOST_COMMON[element];
    }

    /** The mass of an isotope, or its mass number if it is not known. */
    static double isotope(int element, int massNumber) {
        if (element > 0) {
            try {
                IIsotope isotope =
                        Isotopes.getInstance().getIsotope(Elements.symbol(element), massNumber);
                if (isotope != null && isotope.getExactMass() != null) {
                    return isotope.getExactMass();
                }
            } catch (IOException e) {
                throw new IllegalStateException("CDK's table of isotopes is missing", e);
            }
        }
        return massNumber;
    }
}
