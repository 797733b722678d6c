package org.molrae.search.surrogate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;
import org.molrae.search.surrogate.MarginalLikelihood.Posterior;

/**
 * A Gaussian process over codes, conditioned on scores: a constant mean, the mean of the scores,
 * and the kernel and noise of {@link Hyperparameters}. Exact, or sparse with inducing points (see
 * {@link FitcLikelihood}). Immutable and safe for use by many threads. Written here because Smile's
 * is GPL.
 */
public final class GaussianProcess {
    private final Hyperparameters hyperparameters;
    private final SquaredExponential kernel;
    private final double mean;
    private final Posterior posterior;
    private final double[][] centres;
    private final double logMarginalLikelihood;
    private final List<Belief> beliefs;

    /**
     * A code whose predicted score was taken for an observation. Its posterior covariance with
     * {@code x} is {@code k(code, x) - explained k(centres, x)}, less what earlier beliefs explain;
     * the row is that of the Cholesky factor of the believed scores' covariance.
     */
    private static final class Belief {
        final double[] code;
        final double[] explained;
        final double[] row;

        Belief(double[] code, double[] explained, double[] row) {
            this.code = code;
            this.explained = explained;
            this.row = row;
        }
    }

    private GaussianProcess(
            Hyperparameters hyperparameters,
            double mean,
            Posterior posterior,
            double[][] centres,
            double logMarginalLikelihood,
            List<Belief> beliefs) {
        this.hyperparameters = hyperparameters;
        this.kernel = new SquaredExponential(hyperparameters);
        this.mean = mean;
        this.posterior = posterior;
        this.centres = centres;
        this.logMarginalLikelihood = logMarginalLikelihood;
        this.beliefs = beliefs;
    }

    /**
     * The exact process; time cubic, memory quadratic in the number of codes.
     *
     * @param codes {@code [n, d]}
     * @param scores {@code [n]}
     * @throws IllegalArgumentException if there are none, if a value is not finite, or if
     *     dimensions or counts differ; the message names the row
     * @throws ArithmeticException if the covariance is not numerically positive definite
     */
    public static GaussianProcess exact(
            Hyperparameters hyperparameters, double[][] codes, double[] scores) {
        ScoredCodes data = ScoredCodes.of(codes, scores);
        checkDimension(hyperparameters, data.codes());
        double mean = data.meanScore();
        return of(hyperparameters, mean, new ExactLikelihood(data.codes(), data.centred(mean)));
    }

    /**
     * The sparse process; time linear in the number of codes and quadratic in the number of
     * inducing points.
     *
     * @param inducing {@code [m, d]}, distinct
     * @throws IllegalArgumentException as {@link #exact}
     * @throws ArithmeticException as {@link #exact}
     */
    public static GaussianProcess sparse(
            Hyperparameters hyperparameters,
            double[][] codes,
            double[] scores,
            double[][] inducing) {
        ScoredCodes data = ScoredCodes.of(codes, scores);
        checkDimension(hyperparameters, data.codes());
        double mean = data.meanScore();
        DMatrixRMaj points = ScoredCodes.matrix(inducing);
        checkDimension(hyperparameters, points);
        return of(
                hyperparameters,
                mean,
                new FitcLikelihood(data.codes(), data.centred(mean), points));
    }

    private static void checkDimension(Hyperparameters hyperparameters, DMatrixRMaj codes) {
        if (codes.numCols != hyperparameters.dimension()) {
            throw new IllegalArgumentException(
                    "codes of %d dimensions, %d length scales"
                            .formatted(codes.numCols, hyperparameters.dimension()));
        }
    }

    static GaussianProcess of(
            Hyperparameters hyperparameters, double mean, MarginalLikelihood likelihood) {
        Posterior posterior = likelihood.posterior(hyperparameters);
        int d = hyperparameters.dimension();
        double[][] centres = new double[posterior.centres.numRows][d];
        for (int i = 0; i < centres.length; i++) {
            System.arraycopy(posterior.centres.data, i * d, centres[i], 0, d);
        }
        double value = posterior.logLikelihood;
        return new GaussianProcess(hyperparameters, mean, posterior, centres, value, List.of());
    }

    /** Kernel and noise. */
    public Hyperparameters hyperparameters() {
        return hyperparameters;
    }

    /** Log marginal likelihood of the scores, in nats; of the approximation, if sparse. */
    public double logMarginalLikelihood() {
        return logMarginalLikelihood;
    }

    /** Dimension of the codes. */
    public int dimension() {
        return hyperparameters.dimension();
    }

    /**
     * The prediction for a code.
     *
     * @throws IllegalArgumentException if it has another dimension or is not finite
     */
    public Prediction predict(double[] code) {
        return predict(code, null, null);
    }

    /** The predictions for some codes, by all processors. */
    public List<Prediction> predict(double[][] codes) {
        return IntStream.range(0, codes.length)
                .parallel()
                .mapToObj(row -> predict(codes[row]))
                .toList();
    }

    /**
     * How well it predicts scores.
     *
     * @param codes {@code [n, d]}, such as were held out
     * @throws IllegalArgumentException as {@link #exact}
     */
    public Calibration calibration(double[][] codes, double[] scores) {
        ScoredCodes.of(codes, scores);
        double squares = 0;
        double logs = 0;
        List<Prediction> predictions = predict(codes);
        for (int i = 0; i < scores.length; i++) {
            double error = scores[i] - predictions.get(i).mean();
            double variance = predictions.get(i).variance() + hyperparameters.noiseVariance();
            squares += error * error;
            logs -= 0.5 * (error * error / variance + Math.log(2 * Math.PI * variance));
        }
        return new Calibration(Math.sqrt(squares / scores.length), logs / scores.length);
    }

    /**
     * The process that takes its own prediction for a code as an observation (the kriging believer
     * of Ginsbourger, Le Riche and Carraro, <i>Kriging is well-suited to parallelize
     * optimization</i>, 2010). No mean changes, only variances do.
     */
    public GaussianProcess believing(double[] code) {
        ScoredCodes.check(code, 0, dimension());
        double[] explained = covariances(code);
        solveBoth(explained);
        double[] row = believed(code, covariances(code));
        double left = predict(code).variance() + hyperparameters.noiseVariance();
        double[] extended = new double[row.length + 1];
        System.arraycopy(row, 0, extended, 0, row.length);
        extended[row.length] = Math.sqrt(left);
        List<Belief> more = new ArrayList<>(beliefs);
        more.add(new Belief(code.clone(), explained, extended));
        return new GaussianProcess(
                hyperparameters,
                mean,
                posterior,
                centres,
                logMarginalLikelihood,
                List.copyOf(more));
    }

    /**
     * A prediction with its derivatives by the code.
     *
     * @param meanGradient {@code [d]}, overwritten; null, together with the other, if not wanted
     */
    Prediction predict(
            double[] code, double @Nullable [] meanGradient, double @Nullable [] varianceGradient) {
        ScoredCodes.check(code, 0, dimension());
        double[] k = covariances(code);
        double expected = mean;
        for (int i = 0; i < k.length; i++) {
            expected += posterior.weights[i] * k[i];
        }
        double[] c = believed(code, k);
        double[] solved = k.clone();
        double variance = kernel.variance() - solveBoth(solved);
        for (double believed : c) {
            variance -= believed * believed;
        }
        if (meanGradient != null && varianceGradient != null) {
            gradients(code, k, solved, c, meanGradient, varianceGradient);
        }
        return new Prediction(expected, Math.max(variance, 1e-12 * kernel.variance()));
    }

    /** {@code ∂k(c, x)/∂xⱼ = k(c, x) (cⱼ - xⱼ) / lⱼ²}, so both gradients are weighted sums. */
    private void gradients(
            double[] code,
            double[] k,
            double[] solved,
            double[] c,
            double[] meanGradient,
            double[] varianceGradient) {
        int d = code.length;
        double[] t = transposedBeliefs(c);
        double[] variances = solved.clone();
        for (int b = 0; b < t.length; b++) {
            double[] explained = beliefs.get(b).explained;
            for (int i = 0; i < variances.length; i++) {
                variances[i] -= t[b] * explained[i];
            }
        }
        Arrays.fill(meanGradient, 0);
        Arrays.fill(varianceGradient, 0);
        for (int i = 0; i < k.length; i++) {
            double first = posterior.weights[i] * k[i];
            double second = -2 * variances[i] * k[i];
            for (int j = 0; j < d; j++) {
                double difference = centres[i][j] - code[j];
                meanGradient[j] += first * difference;
                varianceGradient[j] += second * difference;
            }
        }
        for (int b = 0; b < t.length; b++) {
            double[] believed = beliefs.get(b).code;
            double weight = -2 * t[b] * kernel.value(code, believed);
            for (int j = 0; j < d; j++) {
                varianceGradient[j] += weight * (believed[j] - code[j]);
            }
        }
        for (int j = 0; j < d; j++) {
            meanGradient[j] *= kernel.inverseSquare(j);
            varianceGradient[j] *= kernel.inverseSquare(j);
        }
    }

    private double[] covariances(double[] code) {
        double[] k = new double[centres.length];
        for (int i = 0; i < k.length; i++) {
            k[i] = kernel.value(code, centres[i]);
        }
        return k;
    }

    /**
     * Replaces {@code k} by {@code B k}, {@code B = (F Fᵀ)⁻¹ - (F S Sᵀ Fᵀ)⁻¹}; returns {@code
     * kᵀBk}, the variance that the scores explain.
     */
    private double solveBoth(double[] k) {
        posterior.first.solve(k);
        double explained = squaredNorm(k);
        LowerTriangle second = posterior.second;
        if (second != null) {
            double[] w = k.clone();
            second.solve(w);
            explained -= squaredNorm(w);
            second.solveTransposed(w);
            for (int i = 0; i < w.length; i++) {
                k[i] -= w[i];
            }
        }
        posterior.first.solveTransposed(k);
        return explained;
    }

    private static double squaredNorm(double[] vector) {
        double sum = 0;
        for (double value : vector) {
            sum += value * value;
        }
        return sum;
    }

    /** The covariances with the believed codes, whitened by the factor of theirs. */
    private double[] believed(double[] code, double[] k) {
        double[] c = new double[beliefs.size()];
        for (int b = 0; b < c.length; b++) {
            Belief belief = beliefs.get(b);
            double sum = kernel.value(code, belief.code);
            for (int i = 0; i < k.length; i++) {
                sum -= belief.explained[i] * k[i];
            }
            for (int a = 0; a < b; a++) {
                sum -= belief.row[a] * c[a];
            }
            c[b] = sum / belief.row[b];
        }
        return c;
    }

    /** Solves with the transposed factor. */
    private double[] transposedBeliefs(double[] c) {
        double[] t = c.clone();
        for (int b = t.length - 1; b >= 0; b--) {
            double[] row = beliefs.get(b).row;
            t[b] /= row[b];
            for (int a = 0; a < b; a++) {
                t[a] -= row[a] * t[b];
            }
        }
        return t;
    }
}
