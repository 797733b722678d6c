package org.molrae.autoencoder.density;

/** A rule that shares each code out between components. */
interface Assignment {
    /** Points near which the components' codes lie, {@code [components, dimension]}. */
    double[][] origins();

    /** Shares out the codes of a tile. */
    void assign(CodeTile tile, TileScores scores);
}
