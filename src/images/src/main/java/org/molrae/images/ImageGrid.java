package org.molrae.images;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.molrae.images.data.ImageSet;
import org.molrae.images.data.ImageShape;

/**
 * A picture of images in rows, each with a label if there are any, as PNG.
 *
 * @param rows the images of each row; all of one shape
 * @param labels what stands left of each row; empty for none
 */
public record ImageGrid(List<ImageSet> rows, List<String> labels) {

    private static final int GAP = 2;
    private static final int MARGIN = 6;
    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    private static final Color PAPER = Color.WHITE;

    /** Copies the lists; refuses images of different shapes and labels that do not fit. */
    public ImageGrid {
        rows = List.copyOf(rows);
        labels = List.copyOf(labels);
        if (rows.isEmpty() || (!labels.isEmpty() && labels.size() != rows.size())) {
            throw new IllegalArgumentException(
                    rows.size() + " rows of images, " + labels.size() + " labels");
        }
        ImageShape shape = rows.get(0).shape();
        if (rows.stream().anyMatch(row -> !row.shape().equals(shape))) {
            throw new IllegalArgumentException("the rows hold images of different shapes");
        }
    }

    /** A grid without labels, with a given number of images a row. */
    public static ImageGrid of(ImageSet images, int columns) {
        List<ImageSet> rows = new ArrayList<>();
        for (int from = 0; from < images.size(); from += columns) {
            int[] chosen = new int[Math.min(columns, images.size() - from)];
            for (int i = 0; i < chosen.length; i++) {
                chosen[i] = from + i;
            }
            rows.add(images.select(chosen));
        }
        return new ImageGrid(rows, List.of());
    }

    /** The picture. */
    public BufferedImage draw() {
        ImageShape shape = rows.get(0).shape();
        int side = shape.side();
        int columns = rows.stream().mapToInt(ImageSet::size).max().orElse(0);
        int left = labels.isEmpty() ? 0 : labelWidth() + 2 * MARGIN;
        BufferedImage picture =
                new BufferedImage(
                        left + columns * (side + GAP) + GAP,
                        rows.size() * (side + GAP) + GAP,
                        shape.channels() == 1
                                ? BufferedImage.TYPE_BYTE_GRAY
                                : BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        try {
            graphics.setColor(PAPER);
            graphics.fillRect(0, 0, picture.getWidth(), picture.getHeight());
            graphics.setColor(Color.BLACK);
            graphics.setFont(FONT);
            graphics.setRenderingHint(
                    RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            int ascent = graphics.getFontMetrics().getAscent();
            for (int row = 0; row < labels.size(); row++) {
                int top = GAP + row * (side + GAP);
                graphics.drawString(labels.get(row), MARGIN, top + (side + ascent) / 2);
            }
        } finally {
            graphics.dispose();
        }
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < rows.get(row).size(); column++) {
                paint(
                        picture,
                        rows.get(row),
                        column,
                        left + GAP + column * (side + GAP),
                        GAP + row * (side + GAP));
            }
        }
        return picture;
    }

    private int labelWidth() {
        Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        try {
            FontMetrics metrics = graphics.getFontMetrics(FONT);
            return labels.stream().mapToInt(metrics::stringWidth).max().orElse(0);
        } finally {
            graphics.dispose();
        }
    }

    private static void paint(BufferedImage picture, ImageSet images, int index, int x, int y) {
        ImageShape shape = images.shape();
        byte[] values = images.image(index);
        // samples, not colours: Java2D takes grey for linear and would change its values
        WritableRaster raster = picture.getRaster();
        for (int channel = 0; channel < shape.channels(); channel++) {
            for (int pixel = 0; pixel < shape.pixels(); pixel++) {
                raster.setSample(
                        x + pixel % shape.side(),
                        y + pixel / shape.side(),
                        channel,
                        values[channel * shape.pixels() + pixel] & 0xFF);
            }
        }
    }

    /**
     * Writes the picture as PNG.
     *
     * @param out is left open
     */
    public void write(OutputStream out) throws IOException {
        if (!ImageIO.write(draw(), "png", out)) {
            throw new IOException("this Java cannot write PNG");
        }
    }
}
