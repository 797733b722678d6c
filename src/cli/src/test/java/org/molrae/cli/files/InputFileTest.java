package org.molrae.cli.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.molrae.cli.terminal.Failure;
import org.molrae.cli.terminal.Streams;

public class InputFileTest {

    @TempDir Path folder;

    public static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static Streams standardInput(InputStream in) {
        return new Streams(
                in,
                OutputStream.nullOutputStream(),
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                false,
                80);
    }

    private static List<String> texts(InputFile file) {
        List<String> texts = new ArrayList<>();
        for (Line line = file.lines().next(); line != null; line = file.lines().next()) {
            texts.add(line.text());
        }
        return texts;
    }

    private InputFile open(byte[] bytes) throws IOException {
        Path path = Files.write(folder.resolve("in"), bytes);
        return InputFile.open(path.toString(), standardInput(InputStream.nullInputStream()), true);
    }

    @Test
    void knowsGzipWhateverTheFileIsCalled() throws IOException {
        try (InputFile file = open(gzip("CC\nCCO\n"))) {
            assertThat(texts(file)).containsExactly("CC", "CCO");
            assertThat(file.share()).isEqualTo(1.0);
            file.requireWhole();
        }
    }

    @Test
    void readsEveryMemberOfAGzipStreamThatComesInPieces() throws IOException {
        byte[] first = gzip("CC\n");
        byte[] both = Arrays.copyOf(first, first.length + gzip("CCO\n").length);
        System.arraycopy(gzip("CCO\n"), 0, both, first.length, both.length - first.length);
        InputStream pieces =
                new ByteArrayInputStream(both) {
                    @Override
                    public synchronized int read(byte[] target, int offset, int length) {
                        return super.read(target, offset, Math.min(length, 1));
                    }

                    @Override
                    public synchronized int available() {
                        return 0; // as a pipe says that is slower than its reader
                    }
                };
        try (InputFile file = InputFile.open("-", standardInput(pieces), true)) {
            assertThat(texts(file)).containsExactly("CC", "CCO");
        }
    }

    @Test
    void handsOutTheLinesBeforeATruncation() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 50_000; i++) {
            text.append("C".repeat(1 + i % 37)).append(Integer.toHexString(i * 31)).append('\n');
        }
        byte[] whole = gzip(text.toString());
        try (InputFile file = open(Arrays.copyOf(whole, whole.length / 2))) {
            List<String> texts = texts(file);
            assertThat(texts).hasSizeBetween(1_000, 49_000);
            assertThatThrownBy(file::requireWhole)
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("the gzip data end early after line " + texts.size());
        }
    }

    @Test
    void saysWhatItCannotRead() {
        assertThatThrownBy(() -> open(new byte[] {'P', 'K', 3, 4, 0, 0}))
                .hasMessageContaining("is a zip archive");
        assertThatThrownBy(() -> open(new byte[] {(byte) 0xFF, (byte) 0xFE, 'C', 0}))
                .hasMessageContaining("UTF-16");
        assertThatThrownBy(() -> open(new byte[] {0x1f, (byte) 0x8b, 0}))
                .hasMessageContaining("its gzip header is damaged");
        Streams none = standardInput(InputStream.nullInputStream());
        assertThatThrownBy(() -> InputFile.open(folder.toString(), none, true))
                .hasMessageContaining("directory");
        String missing = folder.resolve("missing.smi").toString();
        assertThatThrownBy(() -> InputFile.open(missing, none, true))
                .hasMessage("cannot read " + missing + ": no such file or directory");
    }

    @Test
    void readsAnEmptyFile() throws IOException {
        try (InputFile file = open(new byte[0])) {
            assertThat(texts(file)).isEmpty();
        }
    }
}
