package org.molrae.images.metric;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

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
    static GaussianMoments of(double[] mean, double[][] covariance) {
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
            throw new IllegalArgumentException("a covariance of " + n + " images");
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
     * The Fréchet (2-Wasserstein) distance between two Gaussians, squared as in the literature:
     * {@code ‖μ₁ - μ₂‖² + Tr(S₁ + S₂ - 2 (S₁ S₂)^½)} (Heusel et al., <i>GANs Trained by a Two
     * Time-Scale Update Rule</i>, 2017).
     *
     * <p>{@code Tr (S₁ S₂)^½} is the sum of the square roots of the eigenvalues of the symmetric
     * {@code S₁^½ S₂ S₁^½}, which are those of {@code S₁ S₂}: no complex numbers and no offset on
     * the diagonal, unlike the reference code's {@code scipy.linalg.sqrtm}.
     *
     * @throws IllegalArgumentException if the dimensions differ
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
        DMatrixRMaj root = squareRoot(covariance);
        DMatrixRMaj half = new DMatrixRMaj(d, d);
        CommonOps_DDRM.mult(root, other.covariance, half);
        DMatrixRMaj product = new DMatrixRMaj(d, d);
        CommonOps_DDRM.mult(half, root, product);
        EigenDecomposition_F64<DMatrixRMaj> eigen = decompose(product, false);
        for (int j = 0; j < d; j++) {
            sum -= 2 * Math.sqrt(Math.max(0, eigen.getEigenvalue(j).getReal()));
        }
        return sum;
    }

    /** {@code S^½} of a symmetric positive semidefinite matrix. */
    private static DMatrixRMaj squareRoot(DMatrixRMaj matrix) {
        int d = matrix.numRows;
        EigenDecomposition_F64<DMatrixRMaj> eigen = decompose(matrix, true);
        DMatrixRMaj scaled = new DMatrixRMaj(d, d);
        DMatrixRMaj vectors = new DMatrixRMaj(d, d);
        for (int j = 0; j < d; j++) {
            // rounding may leave an eigenvalue of zero a little below it
            double root = Math.sqrt(Math.max(0, eigen.getEigenvalue(j).getReal()));
            DMatrixRMaj vector = eigen.getEigenVector(j);
            for (int i = 0; i < d; i++) {
                vectors.data[i * d + j] = vector.data[i];
                scaled.data[i * d + j] = vector.data[i] * root;
            }
        }
        DMatrixRMaj result = new DMatrixRMaj(d, d);
        CommonOps_DDRM.multTransB(scaled, vectors, result);
        return result;
    }

    private static EigenDecomposition_F64<DMatrixRMaj> decompose(
            DMatrixRMaj matrix, boolean vectors) {
        int d = matrix.numRows;
        DMatrixRMaj symmetric = new DMatrixRMaj(d, d);
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                symmetric.data[i * d + j] = 0.5 * (matrix.data[i * d + j] + matrix.data[j * d + i]);
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(d, vectors, true);
        if (!eigen.decompose(symmetric)) {
            throw new IllegalArgumentException(
                    "the covariance of the features has no eigenvalues: are they finite?");
        }
        return eigen;
    }
}
