package org.molrae.autoencoder.density;

import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Passes over latent codes, tile by tile, on several threads. The codes are cut into blocks that
 * depend on their number only and partial results are merged in order: the same sums come out
 * whatever the number of threads.
 */
final class Sweep implements AutoCloseable {
    /** The work on one tile. */
    @FunctionalInterface
    interface TileTask<P> {
        void accept(CodeTile tile, P partial);
    }

    private record Worker<P>(CodeTile tile, P partial) {}

    private final CodeMatrix codes;
    private final OrderedBlocks blocks;

    Sweep(CodeMatrix codes, int threads) {
        this.codes = codes;
        this.blocks = new OrderedBlocks(threads);
    }

    CodeMatrix codes() {
        return codes;
    }

    /**
     * One pass.
     *
     * @param partials makes the partial result that a thread collects over a block
     * @param task adds a tile to it
     * @param merge takes the partial result of a block and empties it
     */
    <P> void run(Supplier<P> partials, TileTask<P> task, Consumer<P> merge) {
        blocks.run(
                codes.blocks(),
                () -> new Worker<>(new CodeTile(codes.dimension()), partials.get()),
                (block, worker) -> {
                    int end = codes.blockEnd(block);
                    for (int row = codes.blockStart(block); row < end; row += CodeTile.SIZE) {
                        worker.tile.load(codes, row, end);
                        task.accept(worker.tile, worker.partial);
                    }
                },
                worker -> merge.accept(worker.partial));
    }

    @Override
    public void close() {
        blocks.close();
    }
}
