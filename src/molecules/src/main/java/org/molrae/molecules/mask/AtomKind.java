package org.molrae.molecules.mask;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openscience.cdk.config.Elements;

/**
 * An atom as a token of Kekulé SMILES spells it.
 *
 * @param spelling the token
 * @param symbol of the element
 * @param element atomic number
 * @param charge formal
 * @param hydrogens in brackets, or {@link #IMPLIED}
 * @param tagged whether it has a tetrahedral mark
 * @param family which of {@link #FAMILIES} it belongs to
 */
record AtomKind(
        String spelling,
        String symbol,
        int element,
        int charge,
        int hydrogens,
        boolean tagged,
        int family) {

    /** The hydrogens of an atom outside of brackets follow from its bonds. */
    static final int IMPLIED = -1;

    /** The elements that atom types tell apart among the ends of double bonds. */
    static final String FAMILIES = "CNOSP";

    static final int CARBON = 0;
    static final int NITROGEN = 1;
    static final int OTHER = FAMILIES.length();

    private static final Pattern BRACKETS =
            Pattern.compile(
                    "\\[\\d*([A-Z][a-z]?)(@@?)?(?:(H)(\\d)?)?(?:([+-])([+-]|\\d+)?)?(?::\\d+)?]");

    /** Reads a token; null for what never stands in Kekulé SMILES of ours. */
    static @Nullable AtomKind of(String spelling) {
        Matcher brackets = BRACKETS.matcher(spelling);
        if (brackets.matches()) {
            String count = brackets.group(4);
            int hydrogens =
                    brackets.group(3) == null ? 0 : count == null ? 1 : Integer.parseInt(count);
            return kind(
                    spelling,
                    brackets.group(1),
                    charge(brackets.group(5), brackets.group(6)),
                    hydrogens,
                    brackets.group(2) != null);
        }
        return spelling.matches("[A-Z][a-z]?") ? kind(spelling, spelling, 0, IMPLIED, false) : null;
    }

    private static int charge(@Nullable String sign, @Nullable String size) {
        if (sign == null) {
            return 0;
        }
        boolean number = size != null && Character.isDigit(size.charAt(0));
        int magnitude = size == null ? 1 : number ? Integer.parseInt(size) : 2;
        return sign.equals("+") ? magnitude : -magnitude;
    }

    private static @Nullable AtomKind kind(
            String spelling, String symbol, int charge, int hydrogens, boolean tagged) {
        int element = atomicNumber(symbol);
        int family = symbol.length() == 1 ? FAMILIES.indexOf(symbol) : -1;
        return element == 0
                ? null
                : new AtomKind(
                        spelling,
                        symbol,
                        element,
                        charge,
                        hydrogens,
                        tagged,
                        family < 0 ? OTHER : family);
    }

    /** The atomic number of a symbol, or 0. */
    static int atomicNumber(String symbol) {
        return Elements.ofString(symbol).number();
    }

    /** The same atom without configuration, isotope and map number: all that valence depends on. */
    String plainSpelling() {
        if (hydrogens == IMPLIED) {
            return symbol;
        }
        String count = hydrogens == 0 ? "" : hydrogens == 1 ? "H" : "H" + hydrogens;
        String sign = charge > 0 ? "+" : "-";
        String size = charge == 0 ? "" : sign + (Math.abs(charge) == 1 ? "" : Math.abs(charge));
        return "[" + symbol + count + size + "]";
    }

    /**
     * Whether a tetrahedral mark makes sense at this number of neighbors: four, one of which may be
     * a hydrogen, or, at other elements than carbon, a lone pair.
     */
    boolean tagFits(int neighbors) {
        return !tagged
                || (neighbors + hydrogens == 4 && hydrogens < 2)
                || (neighbors == 3 && hydrogens == 0 && element != 6);
    }

    /** Whether an atom with bonds of this sum of orders has no unpaired electron. */
    boolean closesShell(int bonds) {
        return hydrogens == IMPLIED
                ? bonds <= ClosedShell.highestImplied(symbol)
                : ClosedShell.has(element, charge, bonds + hydrogens);
    }
}
