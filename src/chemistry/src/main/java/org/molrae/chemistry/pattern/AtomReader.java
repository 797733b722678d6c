package org.molrae.chemistry.pattern;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.smiles.Elements;
import org.molrae.chemistry.structure.Hybridization;

/** Reads the atoms of a SMARTS, with their logical operators, in RDKit's grammar. */
final class AtomReader {

    private static final Hybridization[] HYBRIDIZATIONS = {
        Hybridization.S,
        Hybridization.SP,
        Hybridization.SP2,
        Hybridization.SP3,
        Hybridization.SP3D,
        Hybridization.SP3D2
    };

    /** Marks of atoms whose neighbors are not arranged as a tetrahedron, and of those that are. */
    private static final String[] CHIRAL_CLASSES = {"@TH", "@AL", "@SP", "@TB", "@OH"};

    /** Elements whose symbol asks for an aliphatic or, in lower case, an aromatic atom. */
    private static final String ORGANIC = "BCNOFPSI";

    private static final String AROMATIC = "bcnops";

    /** Elements of one letter that are matched aromatic or not. */
    private static final String OF_ONE_LETTER = "KVYWU";

    private static final int HEAVIEST_WITH_SYMBOL = Elements.ofSymbol("Lv");

    private static final int MAXIMUM_NESTING = 50;

    private final SmartsCursor cursor;
    private int nesting;
    private final Supplier<QueryPlan> recursive;

    /**
     * A reader of atoms.
     *
     * @param recursive reads a pattern up to the parenthesis that closes it
     */
    AtomReader(SmartsCursor cursor, Supplier<QueryPlan> recursive) {
        this.cursor = cursor;
        this.recursive = recursive;
    }

    /** Reads the atom that begins here. */
    AtomExpression read() {
        int begin = cursor.place();
        if (cursor.accept('[')) {
            return bracket(begin);
        }
        AtomExpression atom = simple();
        if (atom == null) {
            throw cursor.refuse(missing());
        }
        return atom;
    }

    private String missing() {
        return switch (cursor.peek()) {
            case 0 -> "an atom is missing";
            case '(' -> "components cannot be grouped by parentheses";
            case '>' -> "a reaction; only substructures are looked for";
            case ']' -> "a parenthesis is not closed, or ']' without '['";
            case 'H' -> "hydrogen is written [H] or [#1]";
            default -> "no atom; outside of brackets B C N O F P S Cl Br I b c n o p s * a A are";
        };
    }

    private AtomExpression bracket(int begin) {
        AtomExpression atom = hydrogen();
        if (atom == null) {
            atom = every();
            if (cursor.accept(':')) {
                cursor.requireNumber("a map number should follow ':'");
            }
            if (cursor.peek() == 0) {
                throw cursor.refuse(begin, "the bracket is not closed");
            }
            cursor.require(']', "unexpected in brackets");
        }
        return atom;
    }

    /**
     * Reads {@code [H]}, which is hydrogen with isotope, charge and map number only; everywhere
     * else H counts hydrogens.
     */
    private @Nullable AtomExpression hydrogen() {
        int begin = cursor.place();
        int isotope = cursor.number();
        boolean ofHydrogen = cursor.at("H") && symbolLength() == 0 && cursor.accept('H');
        char next = cursor.peek();
        if (!ofHydrogen || "]:+-".indexOf(next) < 0 || next == 0) {
            cursor.returnTo(begin);
            return null;
        }
        AtomExpression atom = AtomExpression.element(1);
        if (isotope != SmartsCursor.NONE) {
            atom = atom.and(AtomExpression.equal(AtomQuantity.ISOTOPE, isotope));
        }
        if (next == '+' || next == '-') {
            atom = atom.and(AtomExpression.equal(AtomQuantity.CHARGE, charge()));
        }
        if (cursor.accept(':')) {
            cursor.requireNumber("a map number should follow ':'");
        }
        cursor.require(
                ']', "H with a charge is the atom and stands alone; write H1 to count hydrogens");
        return atom;
    }

    private AtomExpression every() {
        AtomExpression expression = any();
        while (cursor.accept(';')) {
            expression = expression.and(any());
        }
        return expression;
    }

    private AtomExpression any() {
        AtomExpression expression = all();
        while (cursor.accept(',')) {
            expression = expression.or(all());
        }
        return expression;
    }

    private AtomExpression all() {
        AtomExpression expression = negatable();
        while (cursor.accept('&') || (cursor.peek() != 0 && ",;:]".indexOf(cursor.peek()) < 0)) {
            expression = expression.and(negatable());
        }
        return expression;
    }

    private AtomExpression negatable() {
        boolean negated = false;
        while (cursor.accept('!')) {
            negated = !negated;
        }
        AtomExpression primitive = primitive();
        return negated ? primitive.negate() : primitive;
    }

    private AtomExpression primitive() {
        int isotope = cursor.number();
        if (isotope != SmartsCursor.NONE) {
            AtomExpression same = AtomExpression.equal(AtomQuantity.ISOTOPE, isotope);
            AtomExpression atom = cursor.peek() == '#' ? numbered() : symbol();
            if (atom == null && cursor.peek() == 'H') {
                atom = quantity(AtomQuantity.HYDROGENS);
            }
            return atom == null ? same : same.and(atom);
        }
        AtomExpression atom = symbol();
        return atom == null ? property() : atom;
    }

    private AtomExpression numbered() {
        cursor.accept('#');
        return AtomExpression.element(cursor.requireNumber("an atomic number should follow '#'"));
    }

    private AtomExpression property() {
        char next = cursor.peek();
        return switch (next) {
            case '#' -> numbered();
            case '$' -> recursive();
            case '^' -> hybridization();
            case '@' -> handedness();
            case '{' -> throw cursor.refuse("a range follows one of D d X x v h R r z Z + -");
            default -> {
                AtomQuantity quantity = AtomQuantity.of(next);
                if (quantity == null) {
                    throw cursor.refuse(
                            next == 0 || ",;&:]".indexOf(next) >= 0
                                    ? "an atom or property is missing"
                                    : "no atom or property; elements can be given by number,"
                                            + " as [#34]");
                }
                yield quantity(quantity);
            }
        };
    }

    private AtomExpression recursive() {
        int begin = cursor.place();
        if (!cursor.accept("$(")) {
            throw cursor.refuse("'(' should follow '$'");
        }
        if (++nesting > MAXIMUM_NESTING) {
            throw cursor.refuse(
                    begin, "recursive patterns nest at most " + MAXIMUM_NESTING + " deep");
        }
        AtomExpression root = AtomExpression.root(recursive.get());
        nesting--;
        if (cursor.peek() == 0) {
            throw cursor.refuse(begin, "the parenthesis is not closed");
        }
        cursor.require(')', "unexpected in a recursive pattern");
        // a serial number, which RDKit writes
        if (cursor.accept('_')) {
            cursor.requireNumber("a number should follow '_'");
        }
        if (cursor.atDigit()) {
            throw cursor.refuse("a mass number stands before a recursive pattern, or after '&'");
        }
        return root;
    }

    private AtomExpression hybridization() {
        cursor.accept('^');
        int place = cursor.peek() - '0';
        if (place < 0 || place >= HYBRIDIZATIONS.length) {
            throw cursor.refuse(
                    "^ is followed by 0 to 5: s, sp, sp2, sp3, sp3d, sp3d2; there are no ranges");
        }
        cursor.accept(cursor.peek());
        return AtomExpression.hybridized(HYBRIDIZATIONS[place]);
    }

    /** Reads a mark of handedness; it is not compared. */
    private AtomExpression handedness() {
        for (String chiralClass : CHIRAL_CLASSES) {
            if (cursor.accept(chiralClass)) {
                cursor.number();
                return AtomExpression.ANY;
            }
        }
        cursor.accept('@');
        if (cursor.peek() == '?') {
            throw cursor.refuse("'?' after a mark of handedness is not known");
        }
        return AtomExpression.ANY;
    }

    private AtomExpression quantity(AtomQuantity quantity) {
        if (quantity == AtomQuantity.CHARGE || quantity == AtomQuantity.NEGATIVE_CHARGE) {
            return cursor.ahead(2).endsWith("{")
                    ? range(quantity)
                    : AtomExpression.equal(AtomQuantity.CHARGE, charge());
        }
        if (cursor.ahead(2).endsWith("{")) {
            return range(quantity);
        }
        cursor.accept(cursor.peek());
        int value = cursor.number();
        if (value != SmartsCursor.NONE) {
            return AtomExpression.equal(quantity, value);
        }
        return switch (quantity) {
            case RINGS, SMALLEST_RING, RING_BONDS ->
                    AtomExpression.between(AtomQuantity.RING_BONDS, 1, Integer.MAX_VALUE);
            case IMPLIED_HYDROGENS, HETERO_NEIGHBORS, ALIPHATIC_HETERO_NEIGHBORS ->
                    AtomExpression.between(quantity, 1, Integer.MAX_VALUE);
            default -> AtomExpression.equal(quantity, 1);
        };
    }

    /** Reads {@code {2-4}}, {@code {2-}} or {@code {-4}} after a letter or sign. */
    private AtomExpression range(AtomQuantity quantity) {
        if (quantity == AtomQuantity.HYDROGENS) {
            throw cursor.refuse("H takes no range; write [h{1-2}] or [H1,H2]");
        }
        cursor.accept(cursor.peek());
        cursor.accept('{');
        int begin = cursor.place();
        int least = cursor.number();
        cursor.require('-', "a range is {2-4}, {2-} or {-4}");
        int most = cursor.number();
        if (least == SmartsCursor.NONE && most == SmartsCursor.NONE) {
            throw cursor.refuse(begin, "a range is {2-4}, {2-} or {-4}");
        }
        cursor.require('}', "a range ends with '}', its numbers have no leading zeros");
        return AtomExpression.between(
                quantity,
                least == SmartsCursor.NONE ? Integer.MIN_VALUE : least,
                most == SmartsCursor.NONE ? Integer.MAX_VALUE : most);
    }

    /** Reads {@code +}, {@code ++} or {@code +2}, or the same with minus. */
    private int charge() {
        char sign = cursor.peek();
        cursor.accept(sign);
        int size = cursor.number();
        if (size == SmartsCursor.NONE) {
            size = cursor.accept(sign) ? 2 : 1;
        }
        return sign == '+' ? size : -size;
    }

    /** Reads an atom that needs no brackets, or returns null. */
    private @Nullable AtomExpression simple() {
        if (cursor.accept("Cl")) {
            return aliphatic(Elements.ofSymbol("Cl"));
        }
        if (cursor.accept("Br")) {
            return aliphatic(Elements.ofSymbol("Br"));
        }
        char next = cursor.peek();
        AtomExpression atom = null;
        if (next == '*') {
            atom = AtomExpression.ANY;
        } else if (next == 'a') {
            atom = AtomExpression.AROMATIC;
        } else if (next == 'A') {
            atom = AtomExpression.ALIPHATIC;
        } else if (next != 0 && ORGANIC.indexOf(next) >= 0) {
            atom = aliphatic(Elements.ofSymbol(String.valueOf(next)));
        } else if (next != 0 && AROMATIC.indexOf(next) >= 0) {
            atom = aromatic(Elements.ofSymbol(String.valueOf(Character.toUpperCase(next))));
        }
        if (atom != null) {
            cursor.accept(next);
        }
        return atom;
    }

    private static AtomExpression aliphatic(int element) {
        return AtomExpression.element(element).and(AtomExpression.ALIPHATIC);
    }

    private static AtomExpression aromatic(int element) {
        return AtomExpression.element(element).and(AtomExpression.AROMATIC);
    }

    /** Reads an atom by its symbol in brackets, the longest that there is, or returns null. */
    private @Nullable AtomExpression symbol() {
        int length = symbolLength();
        if (length == 0) {
            return simple();
        }
        String symbol = cursor.ahead(length);
        cursor.accept(symbol);
        return switch (symbol) {
            case "Uut" -> AtomExpression.element(113);
            case "Uup" -> AtomExpression.element(115);
            case "si", "as", "se", "te" ->
                    aromatic(
                            Elements.ofSymbol(
                                    Character.toUpperCase(symbol.charAt(0)) + symbol.substring(1)));
            default -> AtomExpression.element(Elements.ofSymbol(symbol));
        };
    }

    /** The length of the symbol here that only brackets may hold, or 0. */
    private int symbolLength() {
        if (cursor.at("Uut") || cursor.at("Uup")) {
            return 3;
        }
        String two = cursor.ahead(2);
        boolean lower =
                two.equals("si") || two.equals("as") || two.equals("se") || two.equals("te");
        if (lower || (two.length() == 2 && hasSymbol(two))) {
            return 2;
        }
        return cursor.peek() != 0 && OF_ONE_LETTER.indexOf(cursor.peek()) >= 0 ? 1 : 0;
    }

    /**
     * Whether RDKit's SMARTS knows the symbol; the latest names are not among them, so that {@code
     * [Nh]} is nitrogen with hydrogens.
     */
    private static boolean hasSymbol(String two) {
        int element = Elements.ofSymbol(two);
        return element > 0
                && element <= HEAVIEST_WITH_SYMBOL
                && !two.equals("Nh")
                && !two.equals("Mc")
                && !two.equals("Cl")
                && !two.equals("Br");
    }
}
