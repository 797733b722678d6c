package org.molrae.images.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageSourceTest {

    @TempDir Path folder;

    private ImageData read(String kind) throws IOException {
        return ImageSource.parse(kind + ":" + folder).read(Integer.MAX_VALUE);
    }

    private static byte[] idx(int magic, int count, byte[] content, int... sizes)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(magic);
        out.writeInt(count);
        for (int size : sizes) {
            out.writeInt(size);
        }
        out.write(content);
        return bytes.toByteArray();
    }

    private void writeGz(String name, byte[] content) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            out.write(content);
        }
    }

    /** Ten images of 28 x 28, the i-th of grey i + 1 and class i. */
    private void writeMnist(String part) throws IOException {
        byte[] pixels = new byte[10 * 784];
        byte[] labels = new byte[10];
        for (int i = 0; i < 10; i++) {
            Arrays.fill(pixels, i * 784, (i + 1) * 784, (byte) (i + 1));
            labels[i] = (byte) i;
        }
        writeGz(part + "-images-idx3-ubyte.gz", idx(0x0803, 10, pixels, 28, 28));
        writeGz(part + "-labels-idx1-ubyte.gz", idx(0x0801, 10, labels));
    }

    @Test
    void padsMnistTo32() throws IOException {
        writeMnist("t10k");
        ImageData data = read("mnist");
        assertThat(data.shape()).isEqualTo(new ImageShape(1, 32));
        assertThat(data.heldOut().size()).isEqualTo(2);
        assertThat(data.training().size() + data.validation().size()).isEqualTo(8);
        byte[] image = data.heldOut().image(0);
        byte grey = (byte) (data.heldOut().label(0) + 1);
        for (int row = 0; row < 32; row++) {
            for (int column = 0; column < 32; column++) {
                boolean inside = row >= 2 && row < 30 && column >= 2 && column < 30;
                assertThat(image[row * 32 + column]).isEqualTo(inside ? grey : 0);
            }
        }
    }

    @Test
    void holdsOutTheTestPartWhereTheTrainingPartIsThere() throws IOException {
        writeMnist("t10k");
        writeMnist("train");
        ImageData data = read("mnist");
        assertThat(data.heldOut().size()).isEqualTo(10);
        assertThat(data.training().size() + data.validation().size()).isEqualTo(10);
        assertThat(data.sha256()).isEqualTo(read("mnist").sha256()).hasSize(64);
    }

    @Test
    void saysWhatIsWrongWithIdxFiles() throws IOException {
        assertThatThrownBy(() -> read("mnist"))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("t10k-images-idx3-ubyte");
        writeMnist("t10k");
        writeGz("t10k-labels-idx1-ubyte.gz", idx(0x0801, 9, new byte[9]));
        assertThatThrownBy(() -> read("mnist")).hasMessageContaining("9 labels do not fit");
        writeGz(
                "t10k-labels-idx1-ubyte.gz",
                idx(0x0801, 10, new byte[] {0, 1, 2, 3, 77, 5, 6, 7, 8, 9}));
        assertThatThrownBy(() -> read("mnist")).hasMessageContaining("image 4 has the label 77");
        writeGz("t10k-images-idx3-ubyte.gz", idx(0x0803, 10, new byte[5 * 784], 28, 28));
        assertThatThrownBy(() -> read("mnist")).hasMessageContaining("truncated");
        writeGz("t10k-images-idx3-ubyte.gz", idx(0x0803, 10, new byte[0], 64, 64));
        assertThatThrownBy(() -> read("mnist")).hasMessageContaining("64 x 64");
        writeGz("t10k-images-idx3-ubyte.gz", idx(0x0803, Integer.MAX_VALUE, new byte[0], 28, 28));
        assertThatThrownBy(() -> read("mnist")).hasMessageContaining("claims to hold 2147483647");
        writeGz("t10k-images-idx3-ubyte.gz", idx(0x1234, 10, new byte[0], 28, 28));
        assertThatThrownBy(() -> read("mnist")).hasMessageContaining("begins with 00001234");
        Files.writeString(folder.resolve("t10k-images-idx3-ubyte.gz"), "no gzip");
        assertThatThrownBy(() -> read("mnist")).hasMessageContaining("no gzip file");
    }

    @Test
    void readsCifar10() throws IOException {
        for (int batch = 1; batch <= 5; batch++) {
            Files.write(folder.resolve("data_batch_" + batch + ".bin"), cifar(batch, batch));
        }
        Files.write(folder.resolve("test_batch.bin"), cifar(9, 3));
        ImageData data = read("cifar10");
        assertThat(data.shape()).isEqualTo(new ImageShape(3, 32));
        assertThat(data.training().size() + data.validation().size()).isEqualTo(15);
        assertThat(data.heldOut().size()).isEqualTo(3);
        assertThat(data.heldOut().label(2)).isEqualTo(9);
        byte[] image = data.heldOut().image(2);
        // red, green and blue planes
        assertThat(image[0]).isEqualTo((byte) 2);
        assertThat(image[1024]).isEqualTo((byte) 3);
        assertThat(image[2048]).isEqualTo((byte) 4);
        assertThat(ImageSource.parse("cifar10:" + folder).read(2).heldOut().size()).isEqualTo(2);
    }

    private static byte[] cifar(int label, int count) {
        byte[] bytes = new byte[count * 3073];
        for (int i = 0; i < count; i++) {
            bytes[i * 3073] = (byte) label;
            for (int channel = 0; channel < 3; channel++) {
                int start = i * 3073 + 1 + channel * 1024;
                Arrays.fill(bytes, start, start + 1024, (byte) (i + channel));
            }
        }
        return bytes;
    }

    @Test
    void saysWhatIsWrongWithCifar10() throws IOException {
        assertThatThrownBy(() -> read("cifar10")).hasMessageContaining("data_batch_1.bin");
        Files.write(folder.resolve("data_batch_1.bin"), new byte[3074]);
        assertThatThrownBy(() -> read("cifar10")).hasMessageContaining("3074 bytes");
        Files.write(folder.resolve("data_batch_1.bin"), cifar(200, 1));
        assertThatThrownBy(() -> read("cifar10")).hasMessageContaining("label 200");
    }

    private void writePicture(String name, int width, int height, int rgb) throws IOException {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, rgb);
            }
        }
        ImageIO.write(picture, "png", folder.resolve(name).toFile());
    }

    @Test
    void cropsAndResizesFaces() throws IOException {
        for (int i = 0; i < 10; i++) {
            writePicture("%02d.png".formatted(i), 178, 218, i << 16 | 0x80 << 8 | 0xFF);
        }
        ImageData data = read("celeba");
        assertThat(data.shape()).isEqualTo(new ImageShape(3, 64));
        assertThat(data.heldOut().size()).isEqualTo(1);
        assertThat(data.training().classes()).isZero();
        byte[] image = data.training().image(0);
        assertThat(image[4096]).isEqualTo((byte) 0x80);
        assertThat(image[2 * 4096 + 4095]).isEqualTo((byte) 0xFF);
        assertThatThrownBy(() -> data.training().label(0))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void followsThePartitionOfCelebA() throws IOException {
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            writePicture("%02d.png".formatted(i), 140, 140, i);
            list.append("%02d.png %d%n".formatted(i, i % 3));
        }
        Files.writeString(folder.resolve("list_eval_partition.txt"), list);
        ImageData data = read("celeba");
        assertThat(data.heldOut().size()).isEqualTo(2);
        assertThat(data.heldOut().image(0)[2 * 4096]).isEqualTo((byte) 2);
        assertThat(data.heldOut().image(1)[2 * 4096]).isEqualTo((byte) 5);
        Files.writeString(folder.resolve("list_eval_partition.txt"), "00.png 0\n01.png 9\n");
        assertThatThrownBy(() -> read("celeba")).hasMessageContaining("partition.txt:2");
    }

    @Test
    void saysWhichPictureIsWrong() throws IOException {
        assertThatThrownBy(() -> read("celeba")).hasMessageContaining("holds no .jpg");
        writePicture("a.png", 100, 200, 0);
        assertThatThrownBy(() -> read("celeba")).hasMessageContaining("a.png: 100 x 200");
        Files.writeString(folder.resolve("a.png"), "no picture");
        assertThatThrownBy(() -> read("celeba")).hasMessageContaining("a.png: no picture");
    }

    @Test
    void refusesSourcesThatAreNone() {
        assertThatThrownBy(() -> ImageSource.parse("imagenet:x"))
                .hasMessage("unknown data set 'imagenet'; there are mnist, cifar10, celeba, drawn");
        assertThatThrownBy(() -> ImageSource.parse("mnist")).hasMessageContaining("mnist:DIR");
        assertThatThrownBy(() -> ImageSource.parse("drawn:x")).hasMessageContaining("'drawn'");
        assertThatThrownBy(() -> ImageSource.parse("mnist:/no/such/folder").read(10))
                .isInstanceOf(ImageFormatException.class)
                .hasMessage("there is no folder /no/such/folder");
    }

    @Test
    void drawsTheSameDigitsAlways() throws IOException {
        ImageData data = ImageSource.parse("drawn").read(100);
        assertThat(data.heldOut().size()).isEqualTo(100);
        assertThat(data.sha256()).isEqualTo(ImageSource.parse("drawn").read(100).sha256());
    }
}
