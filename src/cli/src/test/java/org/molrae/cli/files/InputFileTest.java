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
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.molrae.chemistry.files.MoleculeRecord;
import org.molrae.chemistry.files.Reading;
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

    private InputFile open(byte[] bytes) throws IOException {
        Path path = Files.write(folder.resolve("in"), bytes);
        Streams none = standardInput(InputStream.nullInputStream());
        return InputFile.open(path.toString(), none, Reading.MOLECULES);
    }

    @Test
    void readsStandardInput() {
        InputStream in = new ByteArrayInputStream("CC\n".getBytes(StandardCharsets.US_ASCII));
        try (InputFile file = InputFile.open("-", standardInput(in), Reading.MOLECULES)) {
            assertThat(file.name()).isEqualTo("standard input");
            assertThat(file.records().next()).isEqualTo(MoleculeRecord.of(1, "CC"));
            assertThat(file.share()).isNaN();
        }
    }

    @Test
    void whatCannotBeReadIsAFailureOfOneLine() throws IOException {
        assertThatThrownBy(() -> open(new byte[] {'P', 'K', 3, 4, 0, 0}))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("is a zip archive");
        Streams none = standardInput(InputStream.nullInputStream());
        assertThatThrownBy(() -> InputFile.open(folder.toString(), none, Reading.MOLECULES))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("directory");
        String missing = folder.resolve("missing.smi").toString();
        assertThatThrownBy(() -> InputFile.open(missing, none, Reading.MOLECULES))
                .isInstanceOf(Failure.class)
                .hasMessage("cannot read " + missing + ": no such file or directory");
        assertThatThrownBy(() -> InputFile.requireReadable(missing)).isInstanceOf(Failure.class);
        assertThatThrownBy(() -> InputFile.requireReadable(folder.toString()))
                .hasMessageContaining("directory");
    }

    @Test
    void aTruncationIsAFailureOnlyAtTheEnd() throws IOException {
        byte[] whole = gzip("CCO\n".repeat(50_000) + "CN\n".repeat(50_000));
        try (InputFile file = open(Arrays.copyOf(whole, whole.length - 12))) {
            assertThat(file.records().next()).isEqualTo(MoleculeRecord.of(1, "CCO"));
            while (file.records().next() != null) {}
            assertThatThrownBy(file::requireWhole)
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("the gzip data end early after line ");
        }
    }
}
