package org.molrae.chemistry.properties;

/**
 * An asymmetric double sigmoid: how desirable a value of a property is, relative to the best.
 *
 * @param a the offset
 * @param b the height
 * @param c the center
 * @param d the width of the plateau
 * @param e the width of the rising flank
 * @param f the width of the falling flank
 * @param maximum what the function reaches at most
 */
record DoubleSigmoid(double a, double b, double c, double d, double e, double f, double maximum) {

    double of(double x) {
        double rising = 1 + Math.exp(-(x - c + d / 2) / e);
        double falling = 1 + Math.exp(-(x - c - d / 2) / f);
        return (a + b / rising * (1 - 1 / falling)) / maximum;
    }
}
