package org.molrae.autoencoder.density;

import java.util.Arrays;

/** Gives each code wholly to the nearest of some centres; among equals to the first. */
final class NearestCentre implements Assignment {
    private final double[][] origins;

    NearestCentre(double[][] origins) {
        this.origins = origins;
    }

    @Override
    public double[][] origins() {
        return origins;
    }

    @Override
    public void assign(CodeTile tile, TileScores scores) {
        double[][] responsibilities = scores.responsibilities;
        double[] fits = scores.fits;
        for (int c = 0; c < origins.length; c++) {
            tile.squaredDistances(origins[c], responsibilities[c]);
        }
        Arrays.fill(fits, Double.NEGATIVE_INFINITY);
        for (int b = 0; b < CodeTile.SIZE; b++) {
            int nearest = 0;
            for (int c = 0; c < origins.length; c++) {
                if (-responsibilities[c][b] > fits[b]) {
                    fits[b] = -responsibilities[c][b];
                    nearest = c;
                }
                responsibilities[c][b] = 0;
            }
            responsibilities[nearest][b] = 1;
        }
    }
}
