package org.molrae.molecules.evaluation;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * First and second moments of the counts of atom environments, folded to {@value #SIZE} numbers a
 * molecule. The sums are whole numbers, and so do not depend on any order.
 */
final class EnvironmentMoments {

    static final int SIZE = 256;

    private final long[] sums = new long[SIZE];
    private final long[] products = new long[SIZE * SIZE];
    private final int[] counts = new int[SIZE];
    private final int[] used = new int[SIZE];
    private long molecules;

    /** Adds a molecule by the identifiers of its environments. */
    void add(int[] environments) {
        int places = 0;
        for (int identifier : environments) {
            int place = Integer.remainderUnsigned(identifier, SIZE);
            if (counts[place]++ == 0) {
                used[places++] = place;
            }
        }
        for (int i = 0; i < places; i++) {
            int row = used[i];
            sums[row] += counts[row];
            for (int j = 0; j < places; j++) {
                products[row * SIZE + used[j]] += (long) counts[row] * counts[used[j]];
            }
        }
        for (int i = 0; i < places; i++) {
            counts[used[i]] = 0;
        }
        molecules++;
    }

    /** |μ₁ - μ₂|² + tr(Σ₁ + Σ₂ - 2 (Σ₁ Σ₂)^½); NaN for less than two molecules. */
    double frechet(EnvironmentMoments other) {
        if (molecules < 2 || other.molecules < 2) {
            return Double.NaN;
        }
        double distance = 0;
        for (int i = 0; i < SIZE; i++) {
            double difference = mean(i) - other.mean(i);
            distance += difference * difference;
        }
        DMatrixRMaj one = covariance();
        DMatrixRMaj two = other.covariance();
        double traces = CommonOps_DDRM.trace(one) + CommonOps_DDRM.trace(two);
        return Math.max(0, distance + traces - 2 * traceOfRoot(one, two));
    }

    private double mean(int place) {
        return (double) sums[place] / molecules;
    }

    private DMatrixRMaj covariance() {
        DMatrixRMaj matrix = new DMatrixRMaj(SIZE, SIZE);
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j < SIZE; j++) {
                double spread = products[i * SIZE + j] - mean(i) * sums[j];
                matrix.set(i, j, spread / (molecules - 1));
            }
        }
        return matrix;
    }

    /** The trace of (AB)^½, which is that of (A^½ B A^½)^½. */
    private static double traceOfRoot(DMatrixRMaj a, DMatrixRMaj b) {
        SingularValueDecomposition_F64<DMatrixRMaj> parts = decomposed(a);
        DMatrixRMaj directions = parts.getV(null, true);
        DMatrixRMaj scaled = directions.copy();
        for (int k = 0; k < SIZE; k++) {
            double root = Math.sqrt(parts.getSingularValues()[k]);
            for (int i = 0; i < SIZE; i++) {
                scaled.set(k, i, root * directions.get(k, i));
            }
        }
        DMatrixRMaj half = new DMatrixRMaj(SIZE, SIZE);
        CommonOps_DDRM.multTransA(directions, scaled, half);
        DMatrixRMaj left = new DMatrixRMaj(SIZE, SIZE);
        DMatrixRMaj product = new DMatrixRMaj(SIZE, SIZE);
        CommonOps_DDRM.mult(half, b, left);
        CommonOps_DDRM.mult(left, half, product);
        double trace = 0;
        for (double value : decomposed(product).getSingularValues()) {
            trace += Math.sqrt(value);
        }
        return trace;
    }

    /**
     * Of a matrix without negative eigenvalues the singular values are the eigenvalues; unlike
     * EJML's symmetric decomposition this one also converges where most of them are 0.
     */
    private static SingularValueDecomposition_F64<DMatrixRMaj> decomposed(DMatrixRMaj matrix) {
        SingularValueDecomposition_F64<DMatrixRMaj> svd =
                DecompositionFactory_DDRM.svd(SIZE, SIZE, false, true, false);
        if (!svd.decompose(matrix.copy())) {
            throw new ArithmeticException("a covariance has no singular values");
        }
        return svd;
    }
}
