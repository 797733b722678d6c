package org.molrae.search.surrogate;

import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/** The lower Cholesky factor {@code L} of a symmetric positive definite matrix, to solve with. */
final class LowerTriangle {
    /** Columns that are solved for together: their rows stay in the cache. */
    private static final int TILE = 128;

    private static final double FIRST_JITTER = 1e-10;
    private static final double LAST_JITTER = 1e-5;

    private final double[] factor;
    private final int size;

    private LowerTriangle(double[] factor, int size) {
        this.factor = factor;
        this.size = size;
    }

    /**
     * The factor of a matrix, with the least jitter on its diagonal, up to 1e-5 of its mean, that
     * makes it numerically positive definite.
     *
     * @param what names the matrix in the error
     * @throws ArithmeticException if no such jitter does
     */
    static LowerTriangle of(DMatrixRMaj matrix, String what) {
        int n = matrix.numRows;
        double mean = 0;
        for (int i = 0; i < n; i++) {
            mean += matrix.data[i * n + i] / n;
        }
        for (double jitter = 0;
                jitter <= LAST_JITTER;
                jitter = jitter == 0 ? FIRST_JITTER : 10 * jitter) {
            DMatrixRMaj trial = matrix.copy();
            for (int i = 0; i < n; i++) {
                trial.data[i * n + i] += jitter * mean;
            }
            CholeskyDecomposition_F64<DMatrixRMaj> cholesky =
                    DecompositionFactory_DDRM.chol(n, true);
            if (cholesky.decompose(trial)) {
                LowerTriangle found = new LowerTriangle(cholesky.getT(null).data, n);
                if (Double.isFinite(found.logDeterminant())) {
                    return found;
                }
            }
        }
        throw new ArithmeticException(
                "%s, of %d rows, is not positive definite".formatted(what, n));
    }

    int size() {
        return size;
    }

    /** {@code log |L Lᵀ|}. */
    double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += 2 * Math.log(factor[i * size + i]);
        }
        return sum;
    }

    /** Replaces {@code b} by {@code L⁻¹ b}. */
    void solve(double[] b) {
        for (int i = 0; i < size; i++) {
            double sum = b[i];
            for (int j = 0; j < i; j++) {
                sum -= factor[i * size + j] * b[j];
            }
            b[i] = sum / factor[i * size + i];
        }
    }

    /** Replaces {@code b} by {@code L⁻ᵀ b}. */
    void solveTransposed(double[] b) {
        for (int i = size - 1; i >= 0; i--) {
            double solved = b[i] / factor[i * size + i];
            b[i] = solved;
            for (int j = 0; j < i; j++) {
                b[j] -= factor[i * size + j] * solved;
            }
        }
    }

    /** Replaces {@code B} by {@code L⁻¹ B}. */
    void solve(DMatrixRMaj b) {
        tiles(
                b,
                (from, to) -> {
                    for (int i = 0; i < size; i++) {
                        for (int j = 0; j < i; j++) {
                            subtract(b, i, j, factor[i * size + j], from, to);
                        }
                        divide(b, i, from, to);
                    }
                });
    }

    /** Replaces {@code B} by {@code L⁻ᵀ B}. */
    void solveTransposed(DMatrixRMaj b) {
        tiles(
                b,
                (from, to) -> {
                    for (int i = size - 1; i >= 0; i--) {
                        divide(b, i, from, to);
                        for (int j = 0; j < i; j++) {
                            subtract(b, j, i, factor[i * size + j], from, to);
                        }
                    }
                });
    }

    /** {@code (L Lᵀ)⁻¹}. */
    DMatrixRMaj inverse() {
        DMatrixRMaj inverse = new DMatrixRMaj(size, size);
        for (int i = 0; i < size; i++) {
            inverse.data[i * size + i] = 1;
        }
        solve(inverse);
        solveTransposed(inverse);
        return inverse;
    }

    private interface Columns {
        void work(int from, int to);
    }

    private static void tiles(DMatrixRMaj b, Columns columns) {
        int n = b.numCols;
        IntStream.range(0, (n + TILE - 1) / TILE)
                .parallel()
                .forEach(t -> columns.work(t * TILE, Math.min(n, (t + 1) * TILE)));
    }

    /** Subtracts a multiple of row {@code source} from row {@code target}. */
    private static void subtract(
            DMatrixRMaj b, int target, int source, double multiple, int from, int to) {
        double[] data = b.data;
        int shift = (source - target) * b.numCols;
        for (int k = target * b.numCols + from; k < target * b.numCols + to; k++) {
            data[k] -= multiple * data[k + shift];
        }
    }

    private void divide(DMatrixRMaj b, int row, int from, int to) {
        double by = 1 / factor[row * size + row];
        for (int k = row * b.numCols + from; k < row * b.numCols + to; k++) {
            b.data[k] *= by;
        }
    }
}
