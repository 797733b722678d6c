package org.molrae.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.molrae.images.data.ImageSet;
import org.molrae.images.data.ImageShape;

class ImageGridTest {

    private static final ImageShape COLOUR = new ImageShape(3, 2);

    private static ImageSet images(int count) {
        byte[][] images = new byte[count][];
        for (int i = 0; i < count; i++) {
            byte r = (byte) (10 * i);
            images[i] = new byte[] {r, r, r, r, 100, 100, 100, 100, -1, -1, -1, -1};
        }
        return ImageSet.unlabelled(COLOUR, images);
    }

    @Test
    void putsImagesWhereTheyBelong() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageGrid.of(images(5), 3).write(out);
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
        // gaps of 2 around images of 2
        assertThat(picture.getWidth()).isEqualTo(2 + 3 * 4);
        assertThat(picture.getHeight()).isEqualTo(2 + 2 * 4);
        assertThat(picture.getRGB(0, 0) & 0xFFFFFF).isEqualTo(0xFFFFFF);
        for (int i = 0; i < 5; i++) {
            int rgb = picture.getRGB(2 + i % 3 * 4, 2 + i / 3 * 4) & 0xFFFFFF;
            assertThat(rgb).isEqualTo(((10 * i) << 16) | (100 << 8) | 255);
        }
        assertThat(picture.getRGB(2 + 2 * 4, 2 + 4) & 0xFFFFFF).isEqualTo(0xFFFFFF);
    }

    @Test
    void keepsTheValuesOfGreyImages() throws IOException {
        byte[] image = {0, 60, 120, (byte) 200};
        ImageSet grey = ImageSet.unlabelled(new ImageShape(1, 2), new byte[][] {image});
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ImageGrid(List.of(grey), List.of()).write(out);
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
        assertThat(picture.getRaster().getSample(3, 2, 0)).isEqualTo(60);
        assertThat(picture.getRaster().getSample(2, 3, 0)).isEqualTo(120);
        assertThat(picture.getRaster().getSample(3, 3, 0)).isEqualTo(200);
        assertThat(picture.getRaster().getSample(0, 0, 0)).isEqualTo(255);
    }

    @Test
    void writesLabelsLeftOfTheRows() {
        ImageGrid plain = new ImageGrid(List.of(images(1)), List.of());
        ImageGrid labelled = new ImageGrid(List.of(images(1)), List.of("RAE"));
        assertThat(labelled.draw().getWidth()).isGreaterThan(plain.draw().getWidth() + 10);
    }

    @Test
    void refusesRowsThatDoNotFit() {
        ImageSet grey = ImageSet.unlabelled(new ImageShape(1, 2), new byte[1][4]);
        assertThatThrownBy(() -> new ImageGrid(List.of(images(1), grey), List.of()))
                .hasMessageContaining("different shapes");
        assertThatThrownBy(() -> new ImageGrid(List.of(images(1)), List.of("a", "b")))
                .hasMessageContaining("2 labels");
    }
}
