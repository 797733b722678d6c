package org.molrae.chemistry.evaluation;

import java.io.Serializable;
import org.ejml.data.DMatrixRMaj;

/**
 * First and second moments of the counts of atom environments, folded to {@value #SIZE} numbers a
 * molecule. The sums are whole numbers, and so do not depend on any order.
 */
final class EnvironmentMoments implements Serializable {

    static final int SIZE = 256;

    private static final long serialVersionUID = 1;

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

    /** Adds the sums of other molecules. */
    void merge(EnvironmentMoments other) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += other.sums[i];
        }
        for (int i = 0; i < products.length; i++) {
            products[i] += other.products[i];
        }
        molecules += other.molecules;
    }

    /** The Fréchet distance of the two normal distributions; NaN for less than two molecules. */
    double frechet(EnvironmentMoments other) {
        return molecules < 2 || other.molecules < 2
                ? Double.NaN
                : moments().squaredTo(other.moments());
    }

    private NormalMoments moments() {
        double[] mean = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            mean[i] = (double) sums[i] / molecules;
        }
        double[][] covariance = new double[SIZE][SIZE];
        for (int i = 0; i < SIZE; i++) {
            for (int j = 0; j < SIZE; j++) {
                double spread = products[i * SIZE + j] - mean[i] * sums[j];
                covariance[i][j] = spread / (molecules - 1);
            }
        }
        return new NormalMoments(mean, new DMatrixRMaj(covariance));
    }
}
