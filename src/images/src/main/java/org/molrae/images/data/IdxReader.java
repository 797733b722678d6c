package org.molrae.images.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * Reads MNIST's format IDX, plain or gzipped: a magic number (0x0803 for images, 0x0801 for
 * labels), the sizes of all axes as big-endian integers, then bytes.
 *
 * <p>Images are padded with black to a side of 32, as the reference code of Ghosh et al. does.
 */
final class IdxReader {

    private static final int IMAGES = 0x0803;
    private static final int LABELS = 0x0801;
    private static final int SIDE = 32;
    private static final int CLASSES = 10;

    /** More than any set of this format has, fewer than memory has room for. */
    private static final int MAX_IMAGES = 2_000_000;

    private IdxReader() {}

    /**
     * Whether a part is there.
     *
     * @param part {@code train} or {@code t10k}
     */
    static boolean has(Path folder, String part) {
        return find(folder, part, "images", 3).isPresent();
    }

    /**
     * Reads a part of MNIST.
     *
     * @param limit most images to read
     */
    static ImageSet read(Path folder, String part, int limit) throws IOException {
        Path images = require(folder, part, "images", 3);
        Path labels = require(folder, part, "labels", 1);
        byte[][] pixels = images(images, limit);
        int[] classes = labels(labels, pixels.length, limit);
        return ImageSet.labelled(new ImageShape(1, SIDE), pixels, classes, CLASSES);
    }

    private static Optional<Path> find(Path folder, String part, String kind, int axes) {
        String name = part + "-" + kind + "-idx" + axes + "-ubyte";
        String dotted = part + "-" + kind + ".idx" + axes + "-ubyte";
        return List.of(name + ".gz", name, dotted + ".gz", dotted).stream()
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static Path require(Path folder, String part, String kind, int axes)
            throws ImageFormatException {
        return find(folder, part, kind, axes)
                .orElseThrow(
                        () ->
                                new ImageFormatException(
                                        "%s has no %s-%s-idx%d-ubyte(.gz)"
                                                .formatted(folder, part, kind, axes)));
    }

    private static byte[][] images(Path file, int limit) throws IOException {
        try (DataInputStream in = open(file)) {
            int count = header(in, file, IMAGES);
            int rows = in.readInt();
            int columns = in.readInt();
            if (rows < 1 || rows > SIDE || columns < 1 || columns > SIDE) {
                throw new ImageFormatException(
                        "%s: images of %d x %d pixels; up to %d x %d are read"
                                .formatted(file, rows, columns, SIDE, SIDE));
            }
            byte[][] images = new byte[Math.min(count, limit)][];
            byte[] pixels = new byte[rows * columns];
            for (int i = 0; i < images.length; i++) {
                in.readFully(pixels);
                images[i] = padded(pixels, rows, columns);
            }
            return images;
        } catch (EOFException e) {
            throw new ImageFormatException(file + ": truncated", e);
        }
    }

    private static byte[] padded(byte[] pixels, int rows, int columns) {
        byte[] image = new byte[SIDE * SIDE];
        int top = (SIDE - rows) / 2;
        int left = (SIDE - columns) / 2;
        for (int row = 0; row < rows; row++) {
            System.arraycopy(pixels, row * columns, image, (top + row) * SIDE + left, columns);
        }
        return image;
    }

    private static int[] labels(Path file, int count, int limit) throws IOException {
        try (DataInputStream in = open(file)) {
            int given = header(in, file, LABELS);
            if (Math.min(given, limit) != count) {
                throw new ImageFormatException(
                        "%s: %d labels do not fit the images".formatted(file, given));
            }
            int[] labels = new int[count];
            for (int i = 0; i < count; i++) {
                labels[i] = in.readUnsignedByte();
                if (labels[i] >= CLASSES) {
                    throw new ImageFormatException(
                            "%s: image %d has the label %d".formatted(file, i, labels[i]));
                }
            }
            return labels;
        } catch (EOFException e) {
            throw new ImageFormatException(file + ": truncated", e);
        }
    }

    private static int header(DataInputStream in, Path file, int magic) throws IOException {
        int found = in.readInt();
        if (found != magic) {
            throw new ImageFormatException(
                    "%s: no IDX file of %s: it begins with %08x, not %08x"
                            .formatted(file, magic == IMAGES ? "images" : "labels", found, magic));
        }
        int count = in.readInt();
        if (count < 1 || count > MAX_IMAGES) {
            throw new ImageFormatException(file + ": it claims to hold " + count + " entries");
        }
        return count;
    }

    private static DataInputStream open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        try {
            if (file.toString().endsWith(".gz")) {
                in = new GZIPInputStream(in, 1 << 16);
            }
            return new DataInputStream(in);
        } catch (IOException e) {
            in.close();
            throw new ImageFormatException(file + ": no gzip file: " + e.getMessage(), e);
        }
    }
}
