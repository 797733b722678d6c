package org.molrae.search.surrogate;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.CancellationException;

/**
 * L-BFGS inside a box: the two-loop recursion (Nocedal and Wright, <i>Numerical Optimization</i>,
 * algorithm 7.4) over the coordinates that no bound holds, with backtracking along the path that
 * the box bends (Bertsekas, SIAM J. Control Optim. 20, 1982). Written here because EJML has no
 * optimizer, and this module depends on nothing else.
 */
public final class BoundedMinimizer {
    private static final int MEMORY = 8;
    private static final int HALVINGS = 25;
    private static final double SUFFICIENT = 1e-4;

    /** A function to be minimised. */
    public interface Objective {
        /** The value, NaN or infinite where it is undefined; overwrites the gradient. */
        double value(double[] x, double[] gradient);
    }

    /** A step, the change of the gradient along it, and their inner product. */
    private static final class Correction {
        final double[] step;
        final double[] change;
        final double product;

        Correction(double[] step, double[] change, double product) {
            this.step = step;
            this.change = change;
            this.product = product;
        }
    }

    private final Objective objective;
    private final double[] lower;
    private final double[] upper;
    private final Deque<Correction> corrections = new ArrayDeque<>();

    private BoundedMinimizer(Objective objective, double[] lower, double[] upper) {
        this.objective = objective;
        this.lower = lower;
        this.upper = upper;
    }

    /**
     * Moves {@code x} downhill; returns the value there.
     *
     * @param tolerance ends when a step gains less than this times {@code 1 + |value|}
     * @throws CancellationException if the thread is interrupted, which it stays
     */
    public static double minimize(
            Objective objective,
            double[] x,
            double[] lower,
            double[] upper,
            int iterations,
            double tolerance) {
        return new BoundedMinimizer(objective, lower, upper).run(x, iterations, tolerance);
    }

    private double run(double[] x, int iterations, double tolerance) {
        clip(x);
        double[] gradient = new double[x.length];
        double value = objective.value(x, gradient);
        for (int i = 0; i < iterations && Double.isFinite(value); i++) {
            double[] direction = direction(x, gradient);
            double[] trial = new double[x.length];
            double[] trialGradient = new double[x.length];
            double found = search(x, value, gradient, direction, trial, trialGradient);
            if (!(found < value)) {
                if (corrections.isEmpty()) {
                    return value;
                }
                corrections.clear();
                continue;
            }
            remember(x, gradient, trial, trialGradient);
            double gain = value - found;
            System.arraycopy(trial, 0, x, 0, x.length);
            System.arraycopy(trialGradient, 0, gradient, 0, x.length);
            value = found;
            if (gain < tolerance * (1 + Math.abs(value))) {
                return value;
            }
        }
        return value;
    }

    private double search(
            double[] x,
            double value,
            double[] gradient,
            double[] direction,
            double[] trial,
            double[] trialGradient) {
        double t = 1;
        for (int h = 0; h < HALVINGS; h++, t /= 2) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("a search was interrupted");
            }
            double slope = 0;
            for (int j = 0; j < x.length; j++) {
                trial[j] = Math.min(upper[j], Math.max(lower[j], x[j] + t * direction[j]));
                slope += gradient[j] * (trial[j] - x[j]);
            }
            double found = objective.value(trial, trialGradient);
            if (slope < 0 && found <= value + SUFFICIENT * slope) {
                return found;
            }
        }
        return Double.NaN;
    }

    private double[] direction(double[] x, double[] gradient) {
        double[] free = gradient.clone();
        for (int j = 0; j < x.length; j++) {
            if ((x[j] <= lower[j] && gradient[j] > 0) || (x[j] >= upper[j] && gradient[j] < 0)) {
                free[j] = 0;
            }
        }
        double[] direction = recursion(free);
        for (int j = 0; j < x.length; j++) {
            direction[j] = free[j] == 0 ? 0 : -direction[j];
        }
        if (dot(direction, free) < 0) {
            return direction;
        }
        corrections.clear();
        return Arrays.stream(recursion(free)).map(v -> -v).toArray();
    }

    private double[] recursion(double[] gradient) {
        double[] q = gradient.clone();
        double[] alphas = new double[corrections.size()];
        int at = 0;
        for (Correction c : corrections) {
            alphas[at] = dot(c.step, q) / c.product;
            add(q, -alphas[at++], c.change);
        }
        double scale;
        if (corrections.isEmpty()) {
            double size = Arrays.stream(q).map(Math::abs).sum();
            scale = size > 0 ? Math.min(1, 1 / size) : 1;
        } else {
            Correction last = corrections.getFirst();
            scale = last.product / dot(last.change, last.change);
        }
        for (int j = 0; j < q.length; j++) {
            q[j] *= scale;
        }
        Iterator<Correction> oldestFirst = corrections.descendingIterator();
        while (oldestFirst.hasNext()) {
            Correction c = oldestFirst.next();
            add(q, alphas[--at] - dot(c.change, q) / c.product, c.step);
        }
        return q;
    }

    private void remember(double[] x, double[] gradient, double[] next, double[] nextGradient) {
        double[] step = next.clone();
        double[] change = nextGradient.clone();
        add(step, -1, x);
        add(change, -1, gradient);
        double product = dot(step, change);
        if (product > 1e-10 * Math.sqrt(dot(step, step) * dot(change, change))) {
            corrections.addFirst(new Correction(step, change, product));
            if (corrections.size() > MEMORY) {
                corrections.removeLast();
            }
        }
    }

    private void clip(double[] x) {
        for (int j = 0; j < x.length; j++) {
            x[j] = Math.min(upper[j], Math.max(lower[j], x[j]));
        }
    }

    private static void add(double[] target, double multiple, double[] source) {
        for (int j = 0; j < target.length; j++) {
            target[j] += multiple * source[j];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }
}
