package org.molrae.chemistry.pattern;

/** Reads the bonds of a SMARTS, with their logical operators. */
final class BondReader {

    private static final String DATIVE_ALONE =
            "a dative bond stands alone, without ! & , ; or another bond";

    private final SmartsCursor cursor;

    BondReader(SmartsCursor cursor) {
        this.cursor = cursor;
    }

    /** Reads the bond that is written here, if one is. */
    BondQuery read() {
        if (cursor.at("->") || cursor.at("<-")) {
            BondQuery dative = cursor.accept("->") ? BondQuery.DONOR : BondQuery.ACCEPTOR;
            cursor.accept("<-");
            if (atBond() || cursor.at("&") || cursor.at(",") || cursor.at(";")) {
                throw cursor.refuse(DATIVE_ALONE);
            }
            return dative;
        }
        return atBond() ? new BondQuery(every(), 0) : BondQuery.UNWRITTEN;
    }

    /** Whether a bond begins here. */
    boolean atBond() {
        char next = cursor.peek();
        return next != 0 && "-=#$:~@/\\!<".indexOf(next) >= 0;
    }

    private int every() {
        int kinds = any();
        while (cursor.accept(';')) {
            kinds &= any();
        }
        return kinds;
    }

    private int any() {
        int kinds = all();
        while (cursor.accept(',')) {
            kinds |= all();
        }
        return kinds;
    }

    private int all() {
        int kinds = primitive();
        while (cursor.accept('&') || atBond()) {
            kinds &= primitive();
        }
        return kinds;
    }

    private int primitive() {
        boolean negated = false;
        while (cursor.accept('!')) {
            negated = !negated;
        }
        if (cursor.at("->") || cursor.at("<-")) {
            throw cursor.refuse(DATIVE_ALONE);
        }
        int kinds =
                switch (cursor.peek()) {
                    // configurations at double bonds are not compared
                    case '-', '/', '\\' -> BondKinds.ofOrder(1);
                    case '=' -> BondKinds.ofOrder(2);
                    case '#' -> BondKinds.ofOrder(3);
                    case '$' -> BondKinds.ofOrder(4);
                    case ':' -> BondKinds.AROMATIC;
                    case '~' -> BondKinds.ALL;
                    case '@' -> BondKinds.IN_RING;
                    default -> throw cursor.refuse("a bond is missing");
                };
        boolean backslash = cursor.peek() == '\\';
        cursor.accept(cursor.peek());
        if (backslash) {
            cursor.accept('\\');
        }
        return negated ? BondKinds.ALL & ~kinds : kinds;
    }
}
