package org.molrae.images.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the binary version of CIFAR-10: records of a label and 3 x 32 x 32 bytes, red, then green,
 * then blue.
 */
final class Cifar10Reader {

    private static final ImageShape SHAPE = new ImageShape(3, 32);
    private static final int CLASSES = 10;
    private static final List<String> TRAINING =
            List.of(
                    "data_batch_1.bin",
                    "data_batch_2.bin",
                    "data_batch_3.bin",
                    "data_batch_4.bin",
                    "data_batch_5.bin");
    private static final List<String> TEST = List.of("test_batch.bin");

    private Cifar10Reader() {}

    /**
     * Reads the data set.
     *
     * @param folder with the files, or the one above it that the archive unpacks to
     * @param limit most images to read of either part
     */
    static ImageData read(Path folder, int limit) throws IOException {
        Path unpacked = folder.resolve("cifar-10-batches-bin");
        Path place = Files.isDirectory(unpacked) ? unpacked : folder;
        return ImageData.of("cifar10", part(place, TRAINING, limit), part(place, TEST, limit));
    }

    private static ImageSet part(Path folder, List<String> names, int limit) throws IOException {
        List<byte[]> images = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (String name : names) {
            if (images.size() < limit) {
                read(folder.resolve(name), limit, images, labels);
            }
        }
        return ImageSet.labelled(
                SHAPE,
                images.toArray(byte[][]::new),
                labels.stream().mapToInt(label -> label).toArray(),
                CLASSES);
    }

    private static void read(Path file, int limit, List<byte[]> images, List<Integer> labels)
            throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new ImageFormatException(
                    "there is no %s: the binary version of CIFAR-10 is expected".formatted(file));
        }
        long bytes = Files.size(file);
        int record = 1 + SHAPE.values();
        if (bytes == 0 || bytes % record != 0) {
            throw new ImageFormatException(
                    "%s: %d bytes are no whole number of records of %d"
                            .formatted(file, bytes, record));
        }
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            for (long i = 0; i < bytes / record && images.size() < limit; i++) {
                int label = in.readUnsignedByte();
                if (label >= CLASSES) {
                    throw new ImageFormatException(
                            "%s: image %d has the label %d".formatted(file, i, label));
                }
                byte[] image = new byte[SHAPE.values()];
                in.readFully(image);
                labels.add(label);
                images.add(image);
            }
        }
    }
}
