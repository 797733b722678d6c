package org.molrae.autoencoder.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SafetensorsTest {
    private static final long LIMIT = 1 << 20;

    @TempDir Path directory;

    @Test
    void everyTypeSurvivesTheRoundTrip() throws IOException {
        Map<String, HostTensor> tensors = new LinkedHashMap<>();
        tensors.put("f32", HostTensor.of(new float[] {1, Float.NaN, -0f, 3, 4, 5}, 2, 3));
        tensors.put("f64", HostTensor.of(new double[] {Math.E}, 1));
        tensors.put("f16", HostTensor.of(new float[] {0.5f, 2, 3}, 3).to(TensorType.F16));
        tensors.put("i32", HostTensor.of(new int[] {1, 2}, 2));
        tensors.put("i64 scalar", HostTensor.of(new long[] {42}));
        tensors.put("empty", HostTensor.of(new float[0], 5, 0));
        tensors.put("u8", HostTensor.of(TensorType.U8, ByteBuffer.wrap(new byte[] {1, 2, 3}), 3));
        tensors.put("β \"quoted\"", HostTensor.of(new int[] {7}, 1));
        Safetensors written = new Safetensors(tensors, Map.of("format", "1", "note", "a\nb"));
        Path file = directory.resolve("model.safetensors");
        written.write(file);
        assertThat(Safetensors.read(file, LIMIT)).isEqualTo(written);
        assertThat(read(written.toBytes())).isEqualTo(written);
        assertThat(directory).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void takesNoPlaceOfAPipe() throws IOException, InterruptedException {
        Path pipe = directory.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        Safetensors written = Safetensors.of(Map.of("a", HostTensor.of(new int[] {-2}, 1)));
        assertThatThrownBy(() -> written.write(pipe))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("not a regular file");
        assertThat(Files.isRegularFile(pipe)).isFalse();
    }

    @Test
    void layoutIsTheDocumentedOne() {
        Map<String, HostTensor> tensors = new LinkedHashMap<>();
        tensors.put("b", HostTensor.of(new float[] {1}, 1).to(TensorType.F16));
        tensors.put("a", HostTensor.of(new int[] {-2}, 1));
        byte[] bytes = Safetensors.of(tensors).toBytes();
        String header =
                "{\"a\":{\"dtype\":\"I32\",\"shape\":[1],\"data_offsets\":[0,4]},"
                        + "\"b\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[4,6]}}";
        String padded = header + " ".repeat((8 - header.length() % 8) % 8);
        assertThat(bytes).isEqualTo(file(padded, HexFormat.of().parseHex("feffffff003c")));
    }

    @Test
    void orderOfInsertionDoesNotMatter() {
        Map<String, HostTensor> forwards = new LinkedHashMap<>();
        Map<String, HostTensor> backwards = new LinkedHashMap<>();
        for (int i = 0; i < 9; i++) {
            forwards.put("t" + i, HostTensor.of(new int[] {i}, 1));
            backwards.put("t" + (8 - i), HostTensor.of(new int[] {8 - i}, 1));
        }
        assertThat(Safetensors.of(forwards).toBytes())
                .isEqualTo(Safetensors.of(backwards).toBytes());
    }

    /** Headers of a file with 8 bytes of data, and a part of what is said about them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]|no JSON object",
                "{\"a\":|malformed",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}x|malformed",
                "{\"a\":3}|malformed",
                "{\"a\":{\"dtype\":\"F8\",\"shape\":[8],\"data_offsets\":[0,8]}}|unknown dtype"
                        + " 'F8'",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[3],\"data_offsets\":[0,8]}}|takes 12 bytes",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}|4 bytes belong to"
                        + " no",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}|leave a gap",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,16]}}|end after the"
                        + " data",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,0]}}|offsets span -8",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]}}|'-2' is no size",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2.0],\"data_offsets\":[0,8]}}|'2.0' is no"
                        + " size",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[\"2\"],\"data_offsets\":[0,8]}}|no number",
                "{\"a\":{\"dtype\":F32}}|malformed safetensors header: not as expected at line 1"
                        + " column 1",
                "{\"a\":{\"dtype\"\"F32\"}}|not as expected at line 1 column",
                "{\"a\":[]}|not as expected at line 1 column",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[4611686018427387906,4],\"data_offsets\":[0,8]}}|no"
                        + " size",
                "{\"a\":{\"dtype\":\"F64\",\"shape\":[461168601842738790,4],\"data_offsets\":[0,8]}}|too"
                        + " large",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"shape\":[2],\"data_offsets\":[0,8]}}|two"
                        + " shape",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2]}}|needs dtype",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8,8]}}|two"
                        + " data_offsets",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8],\"x\":1}}|unknown"
                        + " key 'x'",
                "{\"a\":{\"dtype\":\"I32\",\"shape\":[1],\"data_offsets\":[0,4]},\"a\":{\"dtype\":\"I32\",\"shape\":[1],\"data_offsets\":[4,8]}}|named"
                        + " 'a'",
                "{\"a\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[0,8]},"
                        + "\"b\":{\"dtype\":\"I32\",\"shape\":[1],\"data_offsets\":[4,8]}}|overlap",
                "{\"__metadata__\":{\"k\":1}}|metadata 'k' is no string",
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[[[2]]],\"data_offsets\":[0,8]}}|no number",
                "{\"a\":{\"dtype\":F32}}|malformed safetensors header: not as expected at line 1"
                        + " column 1",
                "{\"a\":{\"dtype\"\"F32\"}}|not as expected at line 1 column",
                "{\"a\":[]}|not as expected at line 1 column",
            })
    void malformedHeadersAreRefusedInOneLine(String header, String message) {
        assertThatThrownBy(() -> read(file(header, new byte[8])))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining(message)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n", "Strictness"));
    }

    @Test
    void sizesAreCheckedBeforeMemoryIsTaken() {
        byte[] huge = new byte[64];
        ByteBuffer.wrap(huge).order(ByteOrder.LITTLE_ENDIAN).putLong(1L << 40);
        assertThatThrownBy(() -> read(huge)).hasMessageContaining("not a safetensors file");
        ByteBuffer.wrap(huge).order(ByteOrder.LITTLE_ENDIAN).putLong(-1);
        assertThatThrownBy(() -> read(huge)).hasMessageContaining("not a safetensors file");
        assertThatThrownBy(() -> read(new byte[7])).hasMessageContaining("7 bytes");
        assertThatThrownBy(() -> Safetensors.read(new ByteArrayInputStream(huge), 64, 63))
                .hasMessage("64 bytes, more than the 63 accepted");
    }

    @Test
    void everyTruncationIsNoticed() {
        byte[] bytes = Safetensors.of(Map.of("a", HostTensor.of(new float[4], 4))).toBytes();
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> read(cut)).isInstanceOf(ModelFormatException.class);
            // an archive may claim the whole length and hold less
            assertThatThrownBy(
                            () ->
                                    Safetensors.read(
                                            new ByteArrayInputStream(cut), bytes.length, LIMIT))
                    .isInstanceOf(ModelFormatException.class);
        }
    }

    @Test
    void aFileIsNamedInItsError() throws IOException {
        Path file = directory.resolve("x.bin");
        Files.writeString(file, "PK and something else entirely");
        assertThatThrownBy(() -> Safetensors.read(file, LIMIT))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageStartingWith(file + ": not a safetensors file");
    }

    private static Safetensors read(byte[] bytes) throws IOException {
        return Safetensors.read(new ByteArrayInputStream(bytes), bytes.length, LIMIT);
    }

    private static byte[] file(String header, byte[] data) {
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[8 + text.length + data.length];
        ByteBuffer.wrap(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .put(text)
                .put(data);
        return bytes;
    }
}
