package org.molrae.autoencoder.density;

/** How an {@link Assignment} shares out the codes of a tile. */
final class TileScores {
    /** The share of each component in each code, {@code [components, CodeTile.SIZE]}. */
    final double[][] responsibilities;

    /**
     * How well each code is explained, {@code [CodeTile.SIZE]}: its log density, or the negative
     * squared distance from the nearest centre.
     */
    final double[] fits = new double[CodeTile.SIZE];

    TileScores(int components) {
        responsibilities = new double[components][CodeTile.SIZE];
    }
}
