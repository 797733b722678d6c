package org.molrae.images.data;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Digits drawn with Java's logical fonts: a labelled data set that needs no download. Font, weight,
 * size, place, rotation, shear and the stroke's thickness are drawn at random for each image.
 *
 * <p>An image follows from the seed and its number alone. The logical fonts are whatever the
 * machine has for them, so two machines may draw different pixels; the data set's digest tells.
 */
final class DrawnDigits {

    private static final ImageShape SHAPE = new ImageShape(1, 32);
    private static final int CLASSES = 10;
    private static final List<String> FONTS = List.of(Font.SERIF, Font.SANS_SERIF, Font.MONOSPACED);
    private static final int[] STYLES = {
        Font.PLAIN, Font.BOLD, Font.ITALIC, Font.BOLD | Font.ITALIC
    };

    /** Height of a digit before jitter, in pixels; MNIST's are 20. */
    private static final double HEIGHT = 20;

    private DrawnDigits() {}

    /**
     * Draws digits, of all ten classes in equal numbers, with classes in turn.
     *
     * @param count of images, at least 1
     * @param seed of everything drawn at random
     */
    public static ImageSet draw(int count, long seed) {
        byte[][] images = new byte[count][];
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = i % CLASSES;
            images[i] = digit(labels[i], new SplittableRandom(seed * 0x9E3779B97F4A7C15L + i));
        }
        return ImageSet.labelled(SHAPE, images, labels, CLASSES);
    }

    private static byte[] digit(int digit, SplittableRandom random) {
        BufferedImage image =
                new BufferedImage(SHAPE.side(), SHAPE.side(), BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(
                    RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(
                    RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.setColor(Color.WHITE);
            Shape outline = outline(digit, random);
            graphics.fill(outline);
            graphics.setStroke(
                    new BasicStroke(
                            (float) (1.2 * random.nextDouble()),
                            BasicStroke.CAP_ROUND,
                            BasicStroke.JOIN_ROUND));
            graphics.draw(outline);
        } finally {
            graphics.dispose();
        }
        return ((DataBufferByte) image.getRaster().getDataBuffer()).getData().clone();
    }

    private static Shape outline(int digit, SplittableRandom random) {
        String name = FONTS.get(random.nextInt(FONTS.size()));
        Font font = new Font(name, STYLES[random.nextInt(STYLES.length)], 40);
        Shape glyph =
                font.createGlyphVector(
                                new FontRenderContext(null, true, true), String.valueOf(digit))
                        .getOutline();
        Rectangle2D bounds = glyph.getBounds2D();
        double scale = HEIGHT / Math.max(bounds.getHeight(), 1) * uniform(random, 0.85, 1.15);
        AffineTransform jitter = new AffineTransform();
        jitter.translate(
                SHAPE.side() / 2.0 + uniform(random, -2, 2),
                SHAPE.side() / 2.0 + uniform(random, -2, 2));
        jitter.rotate(uniform(random, -0.3, 0.3));
        jitter.shear(uniform(random, -0.3, 0.3), 0);
        jitter.scale(scale * uniform(random, 0.85, 1.15), scale);
        jitter.translate(-bounds.getCenterX(), -bounds.getCenterY());
        return jitter.createTransformedShape(glyph);
    }

    private static double uniform(SplittableRandom random, double from, double to) {
        return from + (to - from) * random.nextDouble();
    }
}
