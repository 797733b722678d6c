package org.molrae.search.surrogate;

import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** The kernel of {@link Hyperparameters}, and its derivatives. */
final class SquaredExponential {
    private final double[] inverseSquares;
    private final double variance;

    SquaredExponential(Hyperparameters hyperparameters) {
        double[] scales = hyperparameters.lengthScales();
        inverseSquares = new double[scales.length];
        for (int j = 0; j < scales.length; j++) {
            inverseSquares[j] = 1 / (scales[j] * scales[j]);
        }
        variance = hyperparameters.signalVariance();
    }

    double variance() {
        return variance;
    }

    /** {@code 1 / lⱼ²}. */
    double inverseSquare(int dimension) {
        return inverseSquares[dimension];
    }

    double value(double[] x, double[] z) {
        return value(x, z, 0);
    }

    /** {@code k(x, z)} where {@code z} begins at an offset. */
    double value(double[] x, double[] z, int offset) {
        double sum = 0;
        for (int j = 0; j < x.length; j++) {
            double difference = x[j] - z[offset + j];
            sum += difference * difference * inverseSquares[j];
        }
        return variance * Math.exp(-0.5 * sum);
    }

    /** {@code [rows of a, rows of b]}: the kernel of every pair. */
    DMatrixRMaj matrix(DMatrixRMaj a, DMatrixRMaj b) {
        DMatrixRMaj result = new DMatrixRMaj(a.numRows, b.numRows);
        int d = a.numCols;
        IntStream.range(0, a.numRows)
                .parallel()
                .forEach(
                        row -> {
                            double[] x = new double[d];
                            System.arraycopy(a.data, row * d, x, 0, d);
                            for (int column = 0; column < b.numRows; column++) {
                                result.data[row * b.numRows + column] =
                                        value(x, b.data, column * d);
                            }
                        });
        return result;
    }

    /**
     * Adds to a gradient {@code factor Σ Wᵢⱼ ∂Kᵢⱼ/∂θ} over the logarithms of the length scales and
     * of the signal variance.
     *
     * @param weighted {@code W ∘ K(a, b)}
     * @param gradient {@code [d + 2]}, as {@link Hyperparameters#logs}
     */
    void addGradient(
            DMatrixRMaj weighted, DMatrixRMaj a, DMatrixRMaj b, double factor, double[] gradient) {
        int d = a.numCols;
        double[] rowSums = new double[a.numRows];
        double[] columnSums = new double[b.numRows];
        double total = 0;
        int at = 0;
        for (int i = 0; i < a.numRows; i++) {
            for (int k = 0; k < b.numRows; k++) {
                double w = weighted.data[at++];
                rowSums[i] += w;
                columnSums[k] += w;
            }
            total += rowSums[i];
        }
        DMatrixRMaj product = new DMatrixRMaj(a.numRows, d);
        CommonOps_DDRM.mult(weighted, b, product);
        for (int j = 0; j < d; j++) {
            double sum = 0;
            for (int i = 0; i < a.numRows; i++) {
                double x = a.data[i * d + j];
                sum += x * (x * rowSums[i] - 2 * product.data[i * d + j]);
            }
            for (int k = 0; k < b.numRows; k++) {
                double z = b.data[k * d + j];
                sum += z * z * columnSums[k];
            }
            gradient[j] += factor * sum * inverseSquares[j];
        }
        gradient[d] += factor * total;
    }
}
