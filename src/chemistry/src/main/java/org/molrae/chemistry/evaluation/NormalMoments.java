package org.molrae.chemistry.evaluation;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.MatrixFeatures_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * Mean and covariance of a normal distribution. (The autoencoder has the same for activations of
 * networks; this module does without it.)
 *
 * @param mean {@code [d]}
 * @param covariance {@code [d][d]}, symmetric and positive semidefinite
 */
@SuppressWarnings("ArrayRecordComponent") // read by this package alone
record NormalMoments(double[] mean, DMatrixRMaj covariance) {

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
    double squaredTo(NormalMoments other) {
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
