package org.molrae.chemistry.smiles;

import java.util.HashMap;
import java.util.Map;

/**
 * The periodic table as RDKit's valence model sees it (RDKit 2022.09.3, {@code atomic_data.cpp} and
 * {@code isEarlyAtom}).
 *
 * <p>Index 0 is the dummy atom {@code *}. A valence of -1 means that any number of bonds is
 * accepted.
 */
public final class Elements {

    static final int DUMMY = 0;
    static final int HYDROGEN = 1;
    static final int BORON = 5;
    static final int CARBON = 6;
    static final int NITROGEN = 7;
    static final int OXYGEN = 8;
    static final int FLUORINE = 9;
    static final int PHOSPHORUS = 15;
    static final int SULFUR = 16;
    static final int CHLORINE = 17;
    static final int BROMINE = 35;
    static final int IODINE = 53;

    /**
     * Symbol, {@code <} for an early (electropositive) element, outer electrons, accepted valences.
     */
    private static final String TABLE =
            """
            *>0:-1 H>1:1 He>2:0 Li<1:1 Be<2:2 B<3:3 C>4:4 N>5:3 O>6:2 F>7:1 Ne>8:0 Na<1:1 Mg<2:2,-1
            Al<3:3,6 Si>4:4,6 P>5:3,5,7 S>6:2,4,6 Cl>7:1 Ar>8:0 K<1:1 Ca<2:2,-1 Sc<3:-1 Ti<4:-1
            V>5:-1 Cr>6:-1 Mn>7:-1 Fe>8:-1 Co>9:-1 Ni>10:-1 Cu>11:-1 Zn<2:-1 Ga<3:3 Ge<4:4
            As>5:3,5,7 Se>6:2,4,6 Br>7:1 Kr>8:0 Rb<1:1 Sr<2:2,-1 Y<3:-1 Zr<4:-1 Nb<5:-1 Mo>6:-1
            Tc>7:-1 Ru>8:-1 Rh>9:-1 Pd>10:-1 Ag>11:-1 Cd<2:-1 In<3:3 Sn<4:2,4 Sb<5:3,5,7 Te>6:2,4,6
            I>7:1,3,5 Xe>8:0,2,4,6 Cs<1:1 Ba<2:2,-1 La<3:-1 Ce<4:-1 Pr<3:-1 Nd<4:-1 Pm<5:-1 Sm>6:-1
            Eu>7:-1 Gd>8:-1 Tb>9:-1 Dy>10:-1 Ho>11:-1 Er>12:-1 Tm>13:-1 Yb>14:-1 Lu>15:-1 Hf<4:-1
            Ta<5:-1 W>6:-1 Re>7:-1 Os>8:-1 Ir>9:-1 Pt>10:-1 Au>11:-1 Hg<2:-1 Tl<3:3 Pb<4:2,4
            Bi<5:3,5,7 Po>6:2,4,6 At>7:1,3,5 Rn>8:0 Fr<1:1 Ra<2:2,-1 Ac<3:-1 Th<4:-1 Pa<3:-1 U<4:-1
            Np<5:-1 Pu>6:-1 Am>7:-1 Cm>8:-1 Bk>9:-1 Cf>10:-1 Es>11:-1 Fm>12:-1 Md>13:-1 No>14:-1
            Lr>15:-1 Rf<2:-1 Db<2:-1 Sg<2:-1 Bh<2:-1 Hs<2:-1 Mt<2:-1 Ds<2:-1 Rg<2:-1 Cn<2:-1
            Nh<2:-1 Fl<2:-1 Mc<2:-1 Lv<2:-1 Ts<2:-1 Og<2:-1
            """;

    private static final String[] SYMBOL;
    private static final boolean[] EARLY;
    private static final int[] OUTER_ELECTRONS;
    private static final int[][] VALENCES;
    private static final Map<String, Integer> BY_SYMBOL = new HashMap<>();

    static {
        String[] entries = TABLE.strip().split("\\s+");
        SYMBOL = new String[entries.length];
        EARLY = new boolean[entries.length];
        OUTER_ELECTRONS = new int[entries.length];
        VALENCES = new int[entries.length][];
        for (int z = 0; z < entries.length; z++) {
            String[] parts = entries[z].split("[<>:]", -1);
            SYMBOL[z] = parts[0];
            EARLY[z] = entries[z].indexOf('<') > 0;
            OUTER_ELECTRONS[z] = Integer.parseInt(parts[1]);
            String[] valences = parts[2].split(",", -1);
            VALENCES[z] = new int[valences.length];
            for (int i = 0; i < valences.length; i++) {
                VALENCES[z][i] = Integer.parseInt(valences[i]);
            }
            BY_SYMBOL.put(SYMBOL[z], z);
        }
    }

    private Elements() {}

    /** The number of known elements, the dummy included: atomic numbers run below it. */
    public static int count() {
        return SYMBOL.length;
    }

    public static String symbol(int element) {
        return SYMBOL[element];
    }

    /** The atomic number of a symbol such as {@code Cl}, or -1. */
    public static int ofSymbol(String symbol) {
        Integer element = BY_SYMBOL.get(symbol);
        return element == null ? -1 : element;
    }

    /** Whether a positive charge lowers the valence of this element, as it does left of carbon. */
    static boolean early(int element) {
        return EARLY[element];
    }

    public static int outerElectrons(int element) {
        return OUTER_ELECTRONS[element];
    }

    public static int valenceCount(int element) {
        return VALENCES[element].length;
    }

    public static int valence(int element, int i) {
        return VALENCES[element][i];
    }

    public static int defaultValence(int element) {
        return VALENCES[element][0];
    }

    static int highestValence(int element) {
        return VALENCES[element][VALENCES[element].length - 1];
    }
}
