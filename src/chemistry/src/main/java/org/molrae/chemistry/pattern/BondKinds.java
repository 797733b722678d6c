package org.molrae.chemistry.pattern;

import org.molrae.chemistry.smiles.KekuleGraph;

/**
 * All that a pattern can ask of a bond – its type, whether it lies in a ring, and which end of a
 * dative bond it is seen from – as a number below 16, so that a query bond is a set of 16 bits.
 */
final class BondKinds {

    private static final int OTHER_TYPE = 0;
    private static final int AROMATIC_TYPE = 5;
    private static final int DONOR_TYPE = 6;
    private static final int ACCEPTOR_TYPE = 7;
    private static final int RING = 8;

    /** The kind of a single bond outside of rings. */
    static final byte SINGLE = 1;

    static final int ALL = 0xFFFF;
    static final int IN_RING = 0xFF00;
    static final int AROMATIC = ofType(AROMATIC_TYPE);
    static final int DONOR = ofType(DONOR_TYPE);
    static final int ACCEPTOR = ofType(ACCEPTOR_TYPE);
    static final int SINGLE_OR_AROMATIC = ofOrder(1) | AROMATIC;

    private BondKinds() {}

    /** The set of kinds of a bond that is not aromatic, by its order from 1 to 4. */
    static int ofOrder(int order) {
        return ofType(order);
    }

    private static int ofType(int type) {
        return 1 << type | 1 << (type | RING);
    }

    /**
     * The kind of a bond.
     *
     * @param order of {@link org.molrae.chemistry.structure.Molecule#order}
     * @param fromBegin whether it is seen from the atom that it begins at
     */
    static byte of(int order, boolean aromatic, boolean ring, boolean fromBegin) {
        int type;
        // the triple bond of an aryne stays one in RDKit, aromatic as it is
        if (aromatic && order != 3) {
            type = AROMATIC_TYPE;
        } else if (order == KekuleGraph.DATIVE) {
            type = fromBegin ? DONOR_TYPE : ACCEPTOR_TYPE;
        } else {
            type = order >= 1 && order <= 4 ? order : OTHER_TYPE;
        }
        return (byte) (type | (ring ? RING : 0));
    }

    /** A set of kinds as the other atoms of the bonds see them. */
    static int reversed(int kinds) {
        return (kinds & ~(DONOR | ACCEPTOR))
                | (kinds & DONOR) << (ACCEPTOR_TYPE - DONOR_TYPE)
                | (kinds & ACCEPTOR) >> (ACCEPTOR_TYPE - DONOR_TYPE);
    }
}
