package org.molrae.autoencoder.density;

import java.util.Arrays;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.TriangularSolver_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/**
 * The lower Cholesky factor {@code L} of a covariance {@code S = L Lᵀ} with what a Gaussian needs
 * of it: {@code L} to sample, {@code L⁻¹} for Mahalanobis distances, {@code log |S|}.
 *
 * <p>Rows are padded with zeros to a multiple of {@link #PADDING} so that kernels need no remainder
 * loop.
 */
final class CholeskyFactor {
    /** Rows of {@link #inverse} have a multiple of this many columns. */
    static final int PADDING = 8;

    /** {@code L}, {@code [d, d]}, zeros above the diagonal. */
    final double[][] lower;

    /** {@code L⁻¹}, {@code [d, padded(d)]}, zeros above the diagonal. */
    final double[][] inverse;

    /** {@code log |S|} in nats. */
    final double logDeterminant;

    private CholeskyFactor(double[][] lower, double[][] inverse, double logDeterminant) {
        this.lower = lower;
        this.inverse = inverse;
        this.logDeterminant = logDeterminant;
    }

    static int padded(int dimension) {
        return (dimension + PADDING - 1) / PADDING * PADDING;
    }

    /** The factor of a symmetric matrix; empty if that is not (numerically) positive definite. */
    static Optional<CholeskyFactor> of(double[][] covariance) {
        int d = covariance.length;
        DMatrixRMaj matrix = new DMatrixRMaj(covariance);
        CholeskyDecomposition_F64<DMatrixRMaj> cholesky = DecompositionFactory_DDRM.chol(d, true);
        if (!cholesky.decompose(matrix)) {
            return Optional.empty();
        }
        DMatrixRMaj factor = cholesky.getT(null);
        double[][] lower = rows(factor, d);
        double logDeterminant = 0;
        for (int i = 0; i < d; i++) {
            logDeterminant += 2 * Math.log(lower[i][i]);
        }
        if (!Double.isFinite(logDeterminant)) {
            return Optional.empty();
        }
        TriangularSolver_DDRM.invertLower(factor.data, d);
        return Optional.of(new CholeskyFactor(lower, rows(factor, padded(d)), logDeterminant));
    }

    /**
     * {@code ‖L⁻¹ v‖²}: the squared Mahalanobis distance of a deviation {@code v} from the mean.
     */
    double squaredDistance(double[] deviation) {
        double sum = 0;
        for (double y : whiten(deviation)) {
            sum += y * y;
        }
        return sum;
    }

    /** {@code L⁻¹ v}: turns correlated deviates into independent ones. */
    double[] whiten(double[] deviation) {
        double[] result = new double[lower.length];
        for (int i = 0; i < result.length; i++) {
            double sum = 0;
            for (int j = 0; j <= i; j++) {
                sum += inverse[i][j] * deviation[j];
            }
            result[i] = sum;
        }
        return result;
    }

    /** {@code L z}: turns independent standard normal deviates into correlated ones. */
    double[] correlate(double[] deviates) {
        double[] result = new double[lower.length];
        for (int i = 0; i < result.length; i++) {
            double sum = 0;
            for (int j = 0; j <= i; j++) {
                sum += lower[i][j] * deviates[j];
            }
            result[i] = sum;
        }
        return result;
    }

    private static double[][] rows(DMatrixRMaj matrix, int columns) {
        int d = matrix.numRows;
        double[][] rows = new double[d][];
        for (int i = 0; i < d; i++) {
            double[] row = new double[columns];
            System.arraycopy(matrix.data, i * d, row, 0, i + 1);
            rows[i] = row;
        }
        return rows;
    }

    @Override
    public String toString() {
        return "CholeskyFactor" + Arrays.deepToString(lower);
    }
}
