package org.molrae.chemistry.pattern;

import org.openscience.cdk.isomorphism.matchers.Expr;

/**
 * All that a pattern can ask of a bond – its order, whether it is aromatic, whether it lies in a
 * ring – as a number below 16, so that a query bond is a set of 16 bits.
 */
final class BondKinds {

    private static final int COUNT = 16;
    private static final int AROMATIC = 4;
    private static final int RING = 8;

    static final byte SINGLE = 1;

    private BondKinds() {}

    static byte of(int order, boolean aromatic, boolean ring) {
        return (byte) ((order <= 3 ? order : 0) | (aromatic ? AROMATIC : 0) | (ring ? RING : 0));
    }

    /**
     * The kinds of bonds that an expression matches.
     *
     * @throws IllegalArgumentException if it asks for something else than order, aromaticity, ring
     */
    static int matching(Expr expression) {
        int kinds = 0;
        for (int kind = 0; kind < COUNT; kind++) {
            kinds |= matches(expression, kind) ? 1 << kind : 0;
        }
        return kinds;
    }

    private static boolean matches(Expr expression, int kind) {
        boolean aromatic = (kind & AROMATIC) != 0;
        boolean ring = (kind & RING) != 0;
        int order = aromatic ? 0 : kind & 3;
        return switch (expression.type()) {
            // configurations at double bonds are not compared
            case TRUE, STEREOCHEMISTRY -> true;
            case FALSE -> false;
            case ORDER, ALIPHATIC_ORDER -> order == expression.value();
            case IS_AROMATIC -> aromatic;
            case IS_ALIPHATIC -> !aromatic;
            case IS_IN_RING -> ring;
            case IS_IN_CHAIN -> !ring;
            case SINGLE_OR_AROMATIC -> aromatic || order == 1;
            case DOUBLE_OR_AROMATIC -> aromatic || order == 2;
            case SINGLE_OR_DOUBLE -> order == 1 || order == 2;
            case AND -> matches(expression.left(), kind) && matches(expression.right(), kind);
            case OR -> matches(expression.left(), kind) || matches(expression.right(), kind);
            case NOT ->
                    expression.left().type() == Expr.Type.STEREOCHEMISTRY
                            || !matches(expression.left(), kind);
            default ->
                    throw new IllegalArgumentException(
                            "a bond is not asked for " + expression.type());
        };
    }
}
