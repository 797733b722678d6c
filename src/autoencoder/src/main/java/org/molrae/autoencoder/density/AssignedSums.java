package org.molrae.autoencoder.density;

/** The sums of one pass under an {@link Assignment}: moments, total fit, the worst fit. */
final class AssignedSums {
    final Moments moments;
    private double totalFit;
    private double worstFit = Double.POSITIVE_INFINITY;
    private int worstRow = -1;

    private AssignedSums(double[][] origins, boolean withSeconds) {
        moments = new Moments(origins, withSeconds);
    }

    /**
     * Passes over all codes.
     *
     * @param withSeconds whether the second moments are wanted
     */
    static AssignedSums collect(Sweep sweep, Assignment assignment, boolean withSeconds) {
        double[][] origins = assignment.origins();
        AssignedSums total = new AssignedSums(origins, withSeconds);
        CodeMatrix codes = sweep.codes();
        sweep.run(
                () -> new Partial(origins, withSeconds),
                (tile, partial) -> {
                    assignment.assign(tile, partial.scores);
                    partial.sums.add(codes, tile, partial.scores);
                },
                partial -> {
                    total.add(partial.sums);
                    partial.sums.clear();
                });
        return total;
    }

    /** Sum of the fits of all codes. */
    double totalFit() {
        return totalFit;
    }

    /** The least fit of any code. */
    double worstFit() {
        return worstFit;
    }

    /** The first code with that fit. */
    int worstRow() {
        return worstRow;
    }

    private void add(CodeMatrix codes, CodeTile tile, TileScores scores) {
        for (int c = 0; c < scores.responsibilities.length; c++) {
            moments.add(c, codes, tile, scores.responsibilities[c]);
        }
        for (int b = 0; b < tile.size(); b++) {
            totalFit += scores.fits[b];
            noteWorst(scores.fits[b], tile.first() + b);
        }
    }

    private void add(AssignedSums block) {
        moments.add(block.moments);
        totalFit += block.totalFit;
        noteWorst(block.worstFit, block.worstRow);
    }

    private void noteWorst(double fit, int row) {
        if (fit < worstFit) {
            worstFit = fit;
            worstRow = row;
        }
    }

    private void clear() {
        moments.clear();
        totalFit = 0;
        worstFit = Double.POSITIVE_INFINITY;
        worstRow = -1;
    }

    private static final class Partial {
        final AssignedSums sums;
        final TileScores scores;

        Partial(double[][] origins, boolean withSeconds) {
            sums = new AssignedSums(origins, withSeconds);
            scores = new TileScores(origins.length);
        }
    }
}
