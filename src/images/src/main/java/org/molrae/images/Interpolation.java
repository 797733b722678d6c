package org.molrae.images;

import java.util.Locale;
import java.util.SplittableRandom;

/** A path between two latent codes. */
public enum Interpolation {
    /** The straight line: {@code (1 - t) a + t b}. */
    LINEAR,

    /**
     * The arc of a great circle: {@code (sin((1 - t) ω) a + sin(t ω) b) / sin ω} with the angle
     * {@code ω} between the codes (Shoemake 1985); what Ghosh et al. measure. Codes that are
     * parallel, opposite or zero have no such arc, and are joined by a line.
     */
    SPHERICAL;

    private static final double NO_ARC = 1e-6;

    /** The name on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * A point of the path.
     *
     * @param t from 0, at {@code a}, to 1, at {@code b}
     */
    public float[] at(float[] a, float[] b, double t) {
        double first = 1 - t;
        double second = t;
        if (this == SPHERICAL) {
            double angle = angle(a, b);
            double sine = Math.sin(angle);
            if (sine > NO_ARC) {
                first = Math.sin((1 - t) * angle) / sine;
                second = Math.sin(t * angle) / sine;
            }
        }
        float[] point = new float[a.length];
        for (int i = 0; i < point.length; i++) {
            point[i] = (float) (first * a[i] + second * b[i]);
        }
        return point;
    }

    /**
     * Points at equal parameters, both ends included.
     *
     * @param steps of a walk; a single one is half way
     * @return {@code [steps][dimension]}
     */
    public float[][] walk(float[] a, float[] b, int steps) {
        float[][] walk = new float[steps][];
        for (int i = 0; i < steps; i++) {
            walk[i] = at(a, b, steps == 1 ? 0.5 : i / (steps - 1.0));
        }
        return walk;
    }

    /**
     * Half way from each code to another one, drawn at random: what the paper's column Interp. is
     * measured on.
     *
     * @param seed of the pairs
     */
    public float[][] midPoints(float[][] codes, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[][] points = new float[codes.length][];
        for (int i = 0; i < points.length; i++) {
            points[i] = at(codes[i], codes[random.nextInt(codes.length)], 0.5);
        }
        return points;
    }

    /** The angle between two codes; 0 if one is zero. */
    private static double angle(float[] a, float[] b) {
        double product = 0;
        double lengthA = 0;
        double lengthB = 0;
        for (int i = 0; i < a.length; i++) {
            product += (double) a[i] * b[i];
            lengthA += (double) a[i] * a[i];
            lengthB += (double) b[i] * b[i];
        }
        double lengths = Math.sqrt(lengthA * lengthB);
        return lengths == 0 ? 0 : Math.acos(Math.max(-1, Math.min(1, product / lengths)));
    }
}
