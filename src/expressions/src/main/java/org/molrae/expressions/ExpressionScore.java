package org.molrae.expressions;

import java.util.function.ToDoubleFunction;
import org.molrae.grammar.SyntaxException;

/**
 * How far an expression {@code f} is from a target {@code t}: {@code log(1 + 1/n Σ min((f(xᵢ) -
 * t(xᵢ))², 1000))}, in nats, from 0 (the same on all points) to {@link #WORST}; the less the
 * better. An infinite error counts as 1000. An expression that is NaN at any point scores {@link
 * #WORST}, as does what is no expression: so every score is a number, and so is every mean of them.
 *
 * <p>Protocol of {@code generate_latent_features_and_targets.py} in Kusner's code, whose figures
 * are met but for rounding. Immutable and safe for use by many threads.
 */
public final class ExpressionScore implements ToDoubleFunction<Expression> {
    private static final double CAP = 1000;

    /**
     * The score of an expression that is undefined somewhere, and of a text that is not an
     * expression: log 1001.
     */
    public static final double WORST = StrictMath.log1p(CAP);

    private final double[] points;
    private final double[] target;

    /**
     * The score against a target at some points.
     *
     * @throws IllegalArgumentException if there are no points, or if the target is not finite at
     *     one of them
     */
    public ExpressionScore(Expression target, double[] points) {
        if (points.length == 0) {
            throw new IllegalArgumentException("a score needs points");
        }
        this.points = points.clone();
        this.target = target.at(points);
        for (int i = 0; i < points.length; i++) {
            if (!Double.isFinite(this.target[i])) {
                throw new IllegalArgumentException(
                        "the target %s is %s at %s".formatted(target, this.target[i], points[i]));
            }
        }
    }

    /** Kusner's: {@code 1/3 + x + sin(x * x)} at his points. */
    public static ExpressionScore kusner() {
        try {
            return against(Expression.parse("1 / 3 + x + sin( x * x )"));
        } catch (SyntaxException e) {
            throw new IllegalStateException("the target is of the grammar", e);
        }
    }

    /**
     * The score against a target at Kusner's 1,000 points from -10 to 10, both included.
     *
     * @throws IllegalArgumentException if the target is not finite at one of them
     */
    public static ExpressionScore against(Expression target) {
        double[] points = new double[1000];
        for (int i = 0; i < points.length; i++) {
            // as NumPy's linspace, so that the points are the same doubles
            points[i] = i * (20.0 / (points.length - 1)) - 10;
        }
        points[points.length - 1] = 10;
        return new ExpressionScore(target, points);
    }

    /** The score of an expression, from 0 to {@link #WORST}; never NaN. */
    @Override
    public double applyAsDouble(Expression expression) {
        double[] values = expression.at(points);
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            double error = values[i] - target[i];
            if (Double.isNaN(error)) {
                return WORST;
            }
            sum += Math.min(error * error, CAP);
        }
        return StrictMath.log1p(sum / values.length);
    }

    /** The score of a text, {@link #WORST} if it is not of the grammar. */
    public double ofText(String text) {
        try {
            return applyAsDouble(Expression.parse(text));
        } catch (SyntaxException e) {
            return WORST;
        }
    }
}
