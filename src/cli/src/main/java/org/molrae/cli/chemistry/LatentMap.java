package org.molrae.cli.chemistry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/** The plane of the two directions in which some points vary most (PCA). */
final class LatentMap {

    private final double[] mean;
    private final double[][] axes = new double[2][];
    private final double[] shares = new double[2];

    private LatentMap(int dimension) {
        mean = new double[dimension];
    }

    /** The plane of some points, two at least. */
    static LatentMap of(float[][] points) {
        int dimension = points[0].length;
        LatentMap map = new LatentMap(dimension);
        for (float[] point : points) {
            for (int i = 0; i < dimension; i++) {
                map.mean[i] += point[i] / (double) points.length;
            }
        }
        DMatrixRMaj centered = new DMatrixRMaj(points.length, dimension);
        for (int row = 0; row < points.length; row++) {
            for (int i = 0; i < dimension; i++) {
                centered.set(row, i, points[row][i] - map.mean[i]);
            }
        }
        map.takeLargest(centered);
        return map;
    }

    private void takeLargest(DMatrixRMaj centered) {
        SingularValueDecomposition_F64<DMatrixRMaj> svd =
                DecompositionFactory_DDRM.svd(centered.numRows, mean.length, false, true, true);
        if (!svd.decompose(centered)) {
            throw new ArithmeticException("the codes have no principal axes");
        }
        DMatrixRMaj directions = svd.getV(null, true);
        double[] values = svd.getSingularValues();
        List<Integer> order = new ArrayList<>();
        double sum = 0;
        for (int i = 0; i < svd.numberOfSingularValues(); i++) {
            order.add(i);
            sum += values[i] * values[i];
        }
        order.sort((a, b) -> Double.compare(values[b], values[a]));
        for (int k = 0; k < 2; k++) {
            int place = order.get(k);
            axes[k] = new double[mean.length];
            for (int i = 0; i < mean.length; i++) {
                axes[k][i] = directions.get(place, i);
            }
            shares[k] = values[place] * values[place] / sum;
        }
    }

    /** The share of the variance that an axis holds. */
    double share(int axis) {
        return shares[axis];
    }

    /** {@code [points][2]}. */
    double[][] project(float[][] points) {
        return Arrays.stream(points)
                .map(point -> new double[] {along(0, point), along(1, point)})
                .toArray(double[][]::new);
    }

    private double along(int axis, float[] point) {
        double sum = 0;
        for (int i = 0; i < mean.length; i++) {
            sum += axes[axis][i] * (point[i] - mean[i]);
        }
        return sum;
    }
}
