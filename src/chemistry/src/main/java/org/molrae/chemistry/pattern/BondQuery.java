package org.molrae.chemistry.pattern;

/**
 * A bond of a query as one of its atoms sees it.
 *
 * @param kinds the set of {@link BondKinds} that match
 * @param exchanged the set of those that match only where both atoms of the query match both atoms
 *     of the molecule; what RDKit asks of a dative bond that points the other way
 */
record BondQuery(int kinds, int exchanged) {

    /** A bond that is not written. */
    static final BondQuery UNWRITTEN = new BondQuery(BondKinds.SINGLE_OR_AROMATIC, 0);

    /** A dative bond from the atom that sees it. */
    static final BondQuery DONOR = new BondQuery(BondKinds.DONOR, BondKinds.ACCEPTOR);

    /** A dative bond to the atom that sees it. */
    static final BondQuery ACCEPTOR = new BondQuery(BondKinds.ACCEPTOR, BondKinds.DONOR);

    /** The bond as its other atom sees it. */
    BondQuery reversed() {
        return new BondQuery(BondKinds.reversed(kinds), BondKinds.reversed(exchanged));
    }

    boolean isDative() {
        return exchanged != 0;
    }
}
