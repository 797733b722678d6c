package org.molrae.autoencoder.features;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/** Mean and covariance of features, and the Fréchet distance between the Gaussians they make. */
public final class GaussianMoments {

    private final double[] mean;
    private final DMatrixRMaj covariance;

    private GaussianMoments(double[] mean, DMatrixRMaj covariance) {
        this.mean = mean;
        this.covariance = covariance;
    }

    /**
     * A Gaussian by its moments.
     *
     * @param mean {@code [d]}
     * @param covariance {@code [d][d]}, symmetric and positive semidefinite
     */
    public static GaussianMoments of(double[] mean, double[][] covariance) {
        return new GaussianMoments(mean.clone(), new DMatrixRMaj(covariance));
    }

    /**
     * The mean and the unbiased covariance, {@code 1/(n - 1) Σ (x - μ)(x - μ)ᵀ}, of features.
     *
     * @param features {@code [n][d]}, at least two
     */
    public static GaussianMoments of(float[][] features) {
        int n = features.length;
        if (n < 2) {
            throw new IllegalArgumentException("a covariance of " + n + " rows");
        }
        int d = features[0].length;
        double[] mean = new double[d];
        for (float[] row : features) {
            for (int j = 0; j < d; j++) {
                mean[j] += row[j] / (double) n;
            }
        }
        DMatrixRMaj centred = new DMatrixRMaj(n, d);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < d; j++) {
                centred.data[i * d + j] = features[i][j] - mean[j];
            }
        }
        DMatrixRMaj covariance = new DMatrixRMaj(d, d);
        CommonOps_DDRM.multTransA(1.0 / (n - 1), centred, centred, covariance);
        return new GaussianMoments(mean, covariance);
    }

    /**
     * The same of features that come one by one and are not kept. To be filled by one thread; the
     * order of the rows changes the last digits.
     */
    public static final class Sums {

        private final double[] origin;
        private final double[] firsts;
        private final double[] seconds;
        private final double[] row;
        private long rows;

        /** Of no features yet, which will be of {@code dimension} numbers. */
        public Sums(int dimension) {
            origin = new double[dimension];
            firsts = new double[dimension];
            seconds = new double[dimension * dimension];
            row = new double[dimension];
        }

        /**
         * Adds the features of one example.
         *
         * @param features {@code [dimension]}
         */
        public void add(float[] features) {
            int d = origin.length;
            for (int i = 0; i < d; i++) {
                if (rows == 0) {
                    // around the first row squares are small, and so are their rounding errors
                    origin[i] = features[i];
                }
                row[i] = features[i] - origin[i];
                firsts[i] += row[i];
            }
            for (int i = 0; i < d; i++) {
                double factor = row[i];
                int at = i * d;
                for (int j = 0; j <= i; j++) {
                    seconds[at + j] += factor * row[j];
                }
            }
            rows++;
        }

        /** How many rows were added. */
        public long rows() {
            return rows;
        }

        /**
         * The mean and the unbiased covariance of what was added.
         *
         * @throws IllegalStateException if that is less than two rows
         */
        public GaussianMoments moments() {
            if (rows < 2) {
                throw new IllegalStateException("a covariance of " + rows + " rows");
            }
            int d = origin.length;
            double[] mean = new double[d];
            DMatrixRMaj covariance = new DMatrixRMaj(d, d);
            for (int i = 0; i < d; i++) {
                mean[i] = origin[i] + firsts[i] / rows;
                for (int j = 0; j <= i; j++) {
                    double spread = seconds[i * d + j] - firsts[i] * firsts[j] / rows;
                    covariance.set(i, j, spread / (rows - 1));
                    covariance.set(j, i, spread / (rows - 1));
                }
            }
            return new GaussianMoments(mean, covariance);
        }
    }

    /**
     * The Fréchet (2-Wasserstein) distance between two Gaussians, squared as in the literature:
     * {@code ‖μ₁ - μ₂‖² + Tr(S₁ + S₂ - 2 (S₁ S₂)^½)} (Heusel et al., <i>GANs Trained by a Two
     * Time-Scale Update Rule</i>, 2017), in double precision; 0 and up.
     *
     * <p>{@code Tr (S₁ S₂)^½} is the sum of the singular values of {@code S₁^½ S₂^½}: no complex
     * numbers and no offset on the diagonal, unlike the reference code's {@code
     * scipy.linalg.sqrtm}, and no roots of eigenvalues of a product, which for covariances that are
     * nearly singular cost half of the digits.
     *
     * @throws IllegalArgumentException if the dimensions differ, or a moment is not finite
     */
    public double distance(GaussianMoments other) {
        if (mean.length != other.mean.length) {
            throw new IllegalArgumentException(
                    "features of %d and %d dimensions".formatted(mean.length, other.mean.length));
        }
        double sum = CommonOps_DDRM.trace(covariance) + CommonOps_DDRM.trace(other.covariance);
        for (int j = 0; j < mean.length; j++) {
            double difference = mean[j] - other.mean[j];
            sum += difference * difference;
        }
        int d = mean.length;
        DMatrixRMaj product = new DMatrixRMaj(d, d);
        CommonOps_DDRM.mult(squareRoot(covariance), squareRoot(other.covariance), product);
        for (double value : decompose(product, false).getSingularValues()) {
            sum -= 2 * value;
        }
        return Math.max(0, sum);
    }

    /** {@code S^½} of a symmetric positive semidefinite matrix. */
    private static DMatrixRMaj squareRoot(DMatrixRMaj matrix) {
        int d = matrix.numRows;
        SingularValueDecomposition_F64<DMatrixRMaj> parts = decompose(matrix, true);
        DMatrixRMaj directions = parts.getV(null, true);
        DMatrixRMaj scaled = directions.copy();
        for (int k = 0; k < d; k++) {
            double root = Math.sqrt(parts.getSingularValues()[k]);
            for (int i = 0; i < d; i++) {
                scaled.data[k * d + i] *= root;
            }
        }
        DMatrixRMaj result = new DMatrixRMaj(d, d);
        CommonOps_DDRM.multTransA(directions, scaled, result);
        return result;
    }

    /**
     * Singular values. Of a matrix without negative eigenvalues they are the eigenvalues, and
     * unlike EJML's symmetric decomposition this one also converges where most of them are 0.
     */
    private static SingularValueDecomposition_F64<DMatrixRMaj> decompose(
            DMatrixRMaj matrix, boolean directions) {
        SingularValueDecomposition_F64<DMatrixRMaj> svd =
                DecompositionFactory_DDRM.svd(
                        matrix.numRows, matrix.numCols, false, directions, false);
        if (MatrixFeatures_DDRM.hasUncountable(matrix) || !svd.decompose(matrix.copy())) {
            throw new IllegalArgumentException(
                    "the covariance of the features has no eigenvalues: are they finite?");
        }
        return svd;
    }
}
