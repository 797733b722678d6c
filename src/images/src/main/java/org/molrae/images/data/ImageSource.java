package org.molrae.images.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The location of a data set.
 *
 * @param kind of data set
 * @param folder with its files; ignored for drawn digits
 */
public record ImageSource(Kind kind, Path folder) {

    /** The data sets that are known. */
    public enum Kind {
        /** IDX files; {@code t10k-*} alone will do, then one image in five is held out. */
        MNIST,
        /** The binary version. */
        CIFAR10,
        /** A folder of pictures. */
        CELEBA,
        /** Digits drawn here. */
        DRAWN;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int DRAWN_TRAINING = 4_000;
    private static final int DRAWN_HELD_OUT = 1_000;

    /** Drawn digits have always been these. */
    private static final long DRAWN_SEED = 1;

    private static final int MNIST_HELD_OUT_ONE_IN = 5;

    /**
     * A source from its text: {@code mnist:DIR}, {@code cifar10:DIR}, {@code celeba:DIR} or {@code
     * drawn}.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    public static ImageSource parse(String text) {
        int colon = text.indexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        for (Kind kind : Kind.values()) {
            if (kind.label().equals(name)) {
                boolean folder = colon >= 0 && colon + 1 < text.length();
                if (folder == (kind == Kind.DRAWN)) {
                    throw new IllegalArgumentException(
                            kind == Kind.DRAWN
                                    ? "drawn digits lie in no folder: write 'drawn'"
                                    : "write '%s:DIR' with its folder".formatted(name));
                }
                return new ImageSource(kind, Path.of(colon < 0 ? "" : text.substring(colon + 1)));
            }
        }
        throw new IllegalArgumentException(
                "unknown data set '%s'; there are %s"
                        .formatted(
                                name,
                                Arrays.stream(Kind.values())
                                        .map(Kind::label)
                                        .collect(Collectors.joining(", "))));
    }

    /**
     * Reads the data set.
     *
     * @param limit most images to read of a part; what is held out is limited too
     * @throws ImageFormatException if it is not there, damaged, or another
     */
    public ImageData read(int limit) throws IOException {
        if (limit < 1) {
            throw new IllegalArgumentException("a limit of at least 1 image, not " + limit);
        }
        if (kind != Kind.DRAWN && !Files.isDirectory(folder)) {
            throw new ImageFormatException("there is no folder " + folder);
        }
        try {
            return switch (kind) {
                case MNIST -> mnist(limit);
                case CIFAR10 -> Cifar10Reader.read(folder, limit);
                case CELEBA -> CelebAReader.read(folder, limit);
                case DRAWN -> drawn(limit);
            };
        } catch (IllegalArgumentException e) {
            throw new ImageFormatException(this + ": " + e.getMessage(), e);
        }
    }

    private ImageData mnist(int limit) throws IOException {
        ImageSet test = IdxReader.read(folder, "t10k", limit);
        return IdxReader.has(folder, "train")
                ? ImageData.of("mnist", IdxReader.read(folder, "train", limit), test)
                : ImageData.split("mnist-t10k", test, MNIST_HELD_OUT_ONE_IN);
    }

    private static ImageData drawn(int limit) {
        return ImageData.of(
                "drawn",
                DrawnDigits.draw(Math.min(limit, DRAWN_TRAINING), DRAWN_SEED),
                DrawnDigits.draw(Math.min(limit, DRAWN_HELD_OUT), DRAWN_SEED + 1));
    }

    @Override
    public String toString() {
        return kind == Kind.DRAWN ? kind.label() : kind.label() + ":" + folder;
    }
}
