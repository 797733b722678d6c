package org.molrae.cli.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.molrae.cli.terminal.Failure;
import org.molrae.cli.terminal.Streams;

class ResultFileTest {

    @TempDir Path folder;

    private static final byte[] TEXT = "CCO\n".getBytes(StandardCharsets.UTF_8);

    private static Streams streams(OutputStream out) {
        PrintStream err =
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return new Streams(InputStream.nullInputStream(), out, err, false, 80);
    }

    private static ResultFile open(Path path) {
        return ResultFile.open(path.toString(), streams(OutputStream.nullOutputStream()));
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    @Test
    void appearsOnlyWhenItIsWhole() throws IOException {
        Path place = folder.resolve("out.smi");
        try (ResultFile file = open(place)) {
            file.write(TEXT);
            assertThat(place).doesNotExist();
            file.keep();
        }
        assertThat(place).hasBinaryContent(TEXT);
        assertThat(files()).isEqualTo(1);
    }

    @Test
    void leavesThePlaceAsItWasWhenItIsNotKept() throws IOException {
        Path place = Files.writeString(folder.resolve("out.smi"), "before");
        try (ResultFile file = open(place)) {
            file.write(TEXT);
        }
        assertThat(place).hasContent("before");
        assertThat(files()).isEqualTo(1);
    }

    @Test
    void removesWhatKilledRunsLeft() throws IOException {
        Path place = folder.resolve("out.smi");
        // numbers of processes end far below
        Path old = Files.writeString(folder.resolve(".out.smi.999999999.tmp"), "left");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(2, ChronoUnit.DAYS)));
        Path young = Files.writeString(folder.resolve(".out.smi.999999998.tmp"), "another's");
        Path other = Files.copy(old, folder.resolve(".in.smi.999999999.tmp"));
        Files.setLastModifiedTime(other, Files.getLastModifiedTime(old));
        open(place).close();
        assertThat(old).doesNotExist();
        assertThat(young).exists();
        assertThat(other).exists();
    }

    @Test
    void compressesByItsName() throws IOException {
        Path place = folder.resolve("out.smi.gz");
        try (ResultFile file = open(place)) {
            file.write(TEXT);
            file.keep();
        }
        try (InputStream in = new GZIPInputStream(Files.newInputStream(place))) {
            assertThat(in.readAllBytes()).isEqualTo(TEXT);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void keepsALinkAndThePermissionsOfTheFileBehindIt() throws IOException {
        Path place = Files.writeString(folder.resolve("out.smi"), "before");
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rw-rw----"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), place);
        try (ResultFile file = open(link)) {
            file.write(TEXT);
            file.keep();
        }
        assertThat(link).isSymbolicLink();
        assertThat(place).hasBinaryContent(TEXT);
        assertThat(Files.getPosixFilePermissions(place))
                .isEqualTo(PosixFilePermissions.fromString("rw-rw----"));
    }

    @Test
    void failsBeforeAnyWorkWhereItCannotBeWritten() {
        assertThatThrownBy(() -> open(folder)).hasMessageContaining("it is a directory");
        Path nowhere = folder.resolve("missing").resolve("out.smi");
        assertThatThrownBy(() -> open(nowhere))
                .isInstanceOf(Failure.class)
                .hasMessage("cannot write " + nowhere + ": no such file or directory");
    }

    @Test
    void writesToStandardOutput() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ResultFile file = ResultFile.open(null, streams(out))) {
            file.write(TEXT);
            file.keep();
        }
        assertThat(out.toByteArray()).isEqualTo(TEXT);
    }

    @Test
    void tellsAClosedPipeFromAFullDisk() {
        assertThatThrownBy(() -> fail("Broken pipe")).isInstanceOf(ReaderGoneException.class);
        assertThatThrownBy(() -> fail("No space left on device"))
                .isInstanceOf(Failure.class)
                .hasMessage("cannot write standard output: No space left on device");
    }

    private static void fail(String reason) {
        OutputStream failing =
                new OutputStream() {
                    @Override
                    public void write(int value) throws IOException {
                        throw new IOException(reason);
                    }
                };
        try (ResultFile file = ResultFile.open("-", streams(failing))) {
            file.write(TEXT);
            file.flush();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void takesNoPlaceOfAPipe() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        assertThatThrownBy(() -> ResultFile.requireFile(pipe))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("it is a device or a pipe, not a file");
        assertThatThrownBy(() -> ResultFile.requireFile(folder)).isInstanceOf(Failure.class);
        ResultFile.requireFile(folder.resolve("new"));
    }
}
