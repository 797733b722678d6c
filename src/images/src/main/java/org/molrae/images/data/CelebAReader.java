package org.molrae.images.data;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * Reads CelebA, or any folder of pictures: of each the central 140 x 140 pixels, resized to 64 x
 * 64.
 *
 * <p>With {@code list_eval_partition.txt} in the folder or beside it, its parts 0 and 1 are trained
 * on and part 2 is held out; else one picture in ten, drawn at random, is held out.
 */
final class CelebAReader {

    private static final ImageShape SHAPE = new ImageShape(3, 64);
    private static final int CROP = 140;
    private static final int HELD_OUT_ONE_IN = 10;
    private static final String PARTITION = "list_eval_partition.txt";
    private static final Pattern ENTRY = Pattern.compile("\\s*(\\S+)\\s+([012])\\s*");
    private static final int TEST = 2;

    private CelebAReader() {}

    /**
     * Reads the data set.
     *
     * @param limit most pictures to read, the first by name
     */
    static ImageData read(Path folder, int limit) throws IOException {
        List<Path> files = pictures(folder, limit);
        requireRoom(files.size());
        byte[][] images = new byte[files.size()][];
        for (int i = 0; i < images.length; i++) {
            images[i] = image(files.get(i));
        }
        ImageSet all = ImageSet.unlabelled(SHAPE, images);
        Map<String, Integer> partition = partition(folder);
        if (partition.isEmpty()) {
            return ImageData.split("celeba", all, HELD_OUT_ONE_IN);
        }
        List<Integer> training = new ArrayList<>();
        List<Integer> heldOut = new ArrayList<>();
        for (int i = 0; i < images.length; i++) {
            String name = files.get(i).getFileName().toString();
            boolean test = partition.getOrDefault(name, 0) == TEST;
            (test ? heldOut : training).add(i);
        }
        if (heldOut.isEmpty()) {
            // the limit may leave none of the test part
            return ImageData.split("celeba", all, HELD_OUT_ONE_IN);
        }
        return ImageData.of("celeba", all.select(indices(training)), all.select(indices(heldOut)));
    }

    private static int[] indices(List<Integer> list) {
        return list.stream().mapToInt(index -> index).toArray();
    }

    private static List<Path> pictures(Path folder, int limit) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(CelebAReader::isPicture).sorted().limit(limit).toList();
            if (found.isEmpty()) {
                throw new ImageFormatException(folder + " holds no .jpg, .jpeg or .png files");
            }
            return found;
        }
    }

    private static boolean isPicture(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".jpg") || name.endsWith(".jpeg") || name.endsWith(".png");
    }

    /** All of CelebA takes 2.5 GB. */
    private static void requireRoom(int count) throws ImageFormatException {
        long needed = count * (SHAPE.values() + 16L);
        long memory = Runtime.getRuntime().maxMemory();
        if (needed > memory * 3 / 4) {
            throw new ImageFormatException(
                    "%,d pictures take %,d MB, more than Java's memory of %,d MB has room for: read fewer, or allow for more"
                            .formatted(count, needed >> 20, memory >> 20));
        }
    }

    private static byte[] image(Path file) throws IOException {
        BufferedImage picture;
        try {
            picture = ImageIO.read(file.toFile());
        } catch (IOException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            // the last two: what the JPEG reader throws at some damaged files
            throw new ImageFormatException(file + ": a damaged picture: " + e.getMessage(), e);
        }
        if (picture == null) {
            throw new ImageFormatException(file + ": no picture that Java can read");
        }
        int left = (picture.getWidth() - CROP) / 2;
        int top = (picture.getHeight() - CROP) / 2;
        if (left < 0 || top < 0) {
            throw new ImageFormatException(
                    "%s: %d x %d pixels, smaller than the crop of %d"
                            .formatted(file, picture.getWidth(), picture.getHeight(), CROP));
        }
        int[] rgb = picture.getRGB(left, top, CROP, CROP, null, 0, CROP);
        byte[] image = new byte[SHAPE.values()];
        for (int channel = 0; channel < SHAPE.channels(); channel++) {
            AreaResize.channel(
                    rgb, 16 - 8 * channel, CROP, image, channel * SHAPE.pixels(), SHAPE.side());
        }
        return image;
    }

    /** The part of each picture by name; empty without a list. */
    private static Map<String, Integer> partition(Path folder) throws IOException {
        Path list = folder.resolve(PARTITION);
        if (!Files.isRegularFile(list)) {
            list = folder.toAbsolutePath().resolveSibling(PARTITION);
        }
        Map<String, Integer> parts = new HashMap<>();
        if (!Files.isRegularFile(list)) {
            return parts;
        }
        int number = 0;
        for (String line : Files.readAllLines(list)) {
            number++;
            Matcher entry = ENTRY.matcher(line);
            if (!entry.matches()) {
                throw new ImageFormatException(
                        "%s:%d: a file name and 0, 1 or 2 are expected".formatted(list, number));
            }
            parts.put(entry.group(1), Integer.valueOf(entry.group(2)));
        }
        return parts;
    }
}
