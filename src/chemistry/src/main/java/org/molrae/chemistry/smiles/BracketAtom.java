package org.molrae.chemistry.smiles;

import org.molrae.chemistry.smiles.InvalidMoleculeException.Reason;

/**
 * Reads one atom in brackets into a graph: isotope, symbol or {@code #number}, tetrahedral mark,
 * hydrogens, charge, map number, in RDKit's grammar. Numbers have no leading zeros there, and at
 * most two signs make a charge.
 */
final class BracketAtom {

    private static final String[] CHIRAL_CLASSES = {"TH", "AL", "SP", "TB", "OH"};
    private static final int[] HIGHEST_PERMUTATION = {2, 2, 3, 20, 30};
    private static final int NONE = -1;

    private final String text;
    private final int end;
    private final MolecularGraph graph;
    private int at;

    BracketAtom(String text, int end, MolecularGraph graph) {
        this.text = text;
        this.end = end;
        this.graph = graph;
    }

    /**
     * Reads the atom that opens at {@code begin}, adds it to the graph, and returns the index after
     * its bracket.
     */
    int read(int begin) throws InvalidMoleculeException {
        at = begin + 1;
        int isotope = number();
        int symbolAt = at;
        int element = symbol();
        if (element == NONE) {
            throw syntax(symbolAt, "no element");
        }
        int atom = graph.addAtom(element, begin);
        graph.bracket[atom] = true;
        graph.aromatic[atom] = text.charAt(symbolAt) >= 'a' && text.charAt(symbolAt) <= 'z';
        graph.isotope[atom] = isotope == NONE ? 0 : isotope & 0xFFFF;
        boolean bareHydrogen = text.charAt(symbolAt) == 'H' && element == Elements.HYDROGEN;
        if (!bareHydrogen) {
            graph.chirality[atom] = chirality();
        }
        if (peek() == 'H') {
            at++;
            int count = number();
            graph.hydrogens[atom] = count == NONE ? 1 : count & 0xFF;
        }
        graph.charge[atom] = charge();
        if (peek() == ':') {
            at++;
            graph.map[atom] = number();
            if (graph.map[atom] == NONE) {
                throw syntax(at, "a map number should follow ':'");
            }
        }
        if (peek() != ']') {
            throw at < end
                    ? syntax(at, "unexpected " + SmilesReader.printable(peek()) + " in brackets")
                    : syntax(begin, "bracket is not closed");
        }
        return at + 1;
    }

    /** The element of the organic subset (or {@code *}) that begins at an index, or -1. */
    static int organicElement(String text, int at, int end) {
        char next = at + 1 < end ? text.charAt(at + 1) : 0;
        return switch (text.charAt(at)) {
            case '*' -> Elements.DUMMY;
            case 'B' -> next == 'r' ? Elements.BROMINE : Elements.BORON;
            case 'C' -> next == 'l' ? Elements.CHLORINE : Elements.CARBON;
            case 'b' -> Elements.BORON;
            case 'c' -> Elements.CARBON;
            case 'N', 'n' -> Elements.NITROGEN;
            case 'O', 'o' -> Elements.OXYGEN;
            case 'P', 'p' -> Elements.PHOSPHORUS;
            case 'S', 's' -> Elements.SULFUR;
            case 'F' -> Elements.FLUORINE;
            case 'I' -> Elements.IODINE;
            default -> NONE;
        };
    }

    private char peek() {
        return at < end ? text.charAt(at) : 0;
    }

    /** A number without leading zeros, or -1 if there is no digit here. */
    private int number() throws InvalidMoleculeException {
        int begin = at;
        long number = 0;
        while (at < end && SmilesReader.isDigit(text.charAt(at))) {
            number = 10 * number + text.charAt(at++) - '0';
            if (number > Integer.MAX_VALUE || (at - begin > 1 && text.charAt(begin) == '0')) {
                throw syntax(begin, "the number has a leading zero or is too large");
            }
        }
        return at == begin ? NONE : (int) number;
    }

    private int symbol() throws InvalidMoleculeException {
        if (peek() == '#') {
            at++;
            int number = number();
            return number < Elements.count() ? number : NONE;
        }
        boolean quoted = peek() == '\'';
        int begin = quoted ? at + 1 : at;
        for (int length = quoted ? 2 : 3; length > 0; length--) {
            int element = begin + length <= end ? named(begin, length) : NONE;
            if (element != NONE) {
                at = begin + length;
                return quoted ? unquote(element) : element;
            }
        }
        return NONE;
    }

    /** The heaviest elements may stand in single quotes, as some Biovia tools write them. */
    private int unquote(int element) {
        boolean closed = element >= 104 && peek() == '\'';
        at++;
        return closed ? element : NONE;
    }

    private int named(int begin, int length) {
        if (length == 1) {
            char c = text.charAt(begin);
            return switch (c) {
                case 'H' -> Elements.HYDROGEN;
                case 'K', 'V', 'Y', 'W', 'U' -> Elements.ofSymbol(String.valueOf(c));
                default -> organicElement(text, begin, begin + 1);
            };
        }
        String name = text.substring(begin, begin + length);
        if (length == 3) {
            return temporaryName(name);
        }
        return switch (name) {
            case "si", "as", "se", "te" ->
                    Elements.ofSymbol(Character.toUpperCase(name.charAt(0)) + name.substring(1));
            default -> Elements.ofSymbol(name);
        };
    }

    /** IUPAC's temporary names of the elements 110 to 118, {@code Uun} to {@code Uuo}. */
    private static int temporaryName(String name) {
        int digit = name.startsWith("Uu") ? "nubtqphso".indexOf(name.charAt(2)) : NONE;
        return digit < 0 ? NONE : 110 + digit;
    }

    private byte chirality() throws InvalidMoleculeException {
        if (peek() != '@') {
            return 0;
        }
        int begin = at++;
        for (int k = 0; k < CHIRAL_CLASSES.length; k++) {
            if (text.startsWith(CHIRAL_CLASSES[k], at) && at + 2 <= end) {
                at += 2;
                return permutation(k, begin);
            }
        }
        if (peek() == '@') {
            at++;
            return MolecularGraph.CLOCKWISE;
        }
        return MolecularGraph.COUNTERCLOCKWISE;
    }

    private byte permutation(int chiralClass, int begin) throws InvalidMoleculeException {
        int permutation = number();
        if (permutation > HIGHEST_PERMUTATION[chiralClass]) {
            throw syntax(begin, "there is no such permutation of neighbors");
        }
        if (chiralClass > 0) {
            return MolecularGraph.OTHER_STEREO;
        }
        return permutation == 2 ? MolecularGraph.CLOCKWISE : MolecularGraph.COUNTERCLOCKWISE;
    }

    private byte charge() throws InvalidMoleculeException {
        char sign = peek();
        if (sign != '+' && sign != '-') {
            return 0;
        }
        at++;
        int size = number();
        if (size == NONE) {
            size = 1;
            if (peek() == sign) {
                at++;
                size = 2;
            }
        }
        return (byte) (sign == '+' ? size : -size);
    }

    private static InvalidMoleculeException syntax(int position, String message) {
        return new InvalidMoleculeException(Reason.SYNTAX, position, message);
    }
}
