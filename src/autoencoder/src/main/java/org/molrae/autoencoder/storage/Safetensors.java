package org.molrae.autoencoder.storage;

import com.google.gson.stream.JsonWriter;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.molrae.autoencoder.storage.HeaderReader.Header;

/**
 * The content of a safetensors file: named tensors and free metadata. Written here so that a file
 * is read without an engine, and every size is checked before anything is allocated.
 *
 * <p>Layout: the length of the header (8 bytes, little-endian), the header (JSON: {@code dtype},
 * {@code shape} and {@code data_offsets} by tensor name, strings under {@code __metadata__}, padded
 * with spaces to a multiple of 8), the data without gaps. Equal content gives equal bytes: metadata
 * goes by key, tensors by size of element (largest first, so that every tensor is aligned), then by
 * name, as the reference implementation has it. Format: <a
 * href="https://huggingface.co/docs/safetensors/index#format">huggingface.co/docs/safetensors</a>.
 *
 * @param tensors the tensors by name
 * @param metadata any text by key
 */
public record Safetensors(Map<String, HostTensor> tensors, Map<String, String> metadata) {
    /** A header describes a tensor in about 100 bytes: this is enough for any model of ours. */
    private static final int MAX_HEADER = 16 << 20;

    private static final int PREFIX = 8;

    /**
     * Copies both maps, sorted.
     *
     * @throws IllegalArgumentException if a tensor has the reserved name {@code __metadata__}
     */
    public Safetensors {
        if (tensors.containsKey(HeaderReader.METADATA)) {
            throw new IllegalArgumentException("a tensor cannot be named " + HeaderReader.METADATA);
        }
        tensors = Collections.unmodifiableSortedMap(new TreeMap<>(tensors));
        metadata = Collections.unmodifiableSortedMap(new TreeMap<>(metadata));
    }

    /** Tensors without metadata. */
    public static Safetensors of(Map<String, HostTensor> tensors) {
        return new Safetensors(tensors, Map.of());
    }

    /**
     * Reads a file.
     *
     * @param maxBytes largest file to accept
     * @throws ModelFormatException if the file is larger, damaged or of another format
     * @throws IOException if it cannot be read
     */
    public static Safetensors read(Path file, long maxBytes) throws IOException {
        try (InputStream in = new BufferedInputStream(open(file))) {
            if (!Files.isRegularFile(file)) {
                return readPipe(in, maxBytes);
            }
            return read(in, Files.size(file), maxBytes);
        } catch (ModelFormatException e) {
            throw new ModelFormatException(file + ": " + e.getMessage(), e);
        }
    }

    /** Opens a file, or a pipe without a channel, which would seek in it. */
    private static InputStream open(Path file) throws IOException {
        boolean pipe = Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
        return pipe ? new FileInputStream(file.toFile()) : Files.newInputStream(file);
    }

    /** Reads to the end of what says nothing of its length. */
    private static Safetensors readPipe(InputStream in, long maxBytes) throws IOException {
        int most = (int) Math.min(maxBytes, Integer.MAX_VALUE - PREFIX) + 1;
        byte[] bytes = in.readNBytes(most);
        return read(new ByteArrayInputStream(bytes), bytes.length, maxBytes);
    }

    /**
     * Reads from a stream, which is left open after the last byte.
     *
     * @param length bytes that the stream is said to hold, as of an archive's entry
     * @param maxBytes most of them to accept
     * @throws ModelFormatException if there are more, or fewer than said, or they are damaged or of
     *     another format
     * @throws IOException if the stream cannot be read
     */
    public static Safetensors read(InputStream in, long length, long maxBytes) throws IOException {
        if (length > maxBytes) {
            throw new ModelFormatException(
                    "%d bytes, more than the %d accepted".formatted(length, maxBytes));
        }
        Header header = readHeader(in, length);
        Map<String, HostTensor> tensors = new TreeMap<>();
        for (TensorEntry entry : header.entries()) {
            if (entry.size() > Integer.MAX_VALUE - PREFIX) {
                throw new ModelFormatException(
                        "tensor %s: over 2 GiB".formatted(HeaderReader.quote(entry.name())));
            }
            long[] shape = entry.shape().stream().mapToLong(size -> size).toArray();
            byte[] data = exactly(in, (int) entry.size());
            tensors.put(entry.name(), HostTensor.adopt(entry.type(), shape, data));
        }
        return new Safetensors(tensors, header.metadata());
    }

    /**
     * Reads the metadata of a file, and no tensor.
     *
     * @throws ModelFormatException if the file is damaged or of another format
     * @throws IOException if it cannot be read
     */
    public static Map<String, String> readMetadata(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return readHeader(in, Files.size(file)).metadata();
        } catch (ModelFormatException e) {
            throw new ModelFormatException(file + ": " + e.getMessage(), e);
        }
    }

    private static Header readHeader(InputStream in, long length) throws IOException {
        if (length < PREFIX) {
            throw new ModelFormatException("not a safetensors file: %d bytes".formatted(length));
        }
        long headerSize =
                ByteBuffer.wrap(exactly(in, PREFIX)).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (headerSize < 2 || headerSize > MAX_HEADER || headerSize > length - PREFIX) {
            throw new ModelFormatException(
                    "not a safetensors file, or a truncated one: %d bytes of header in %d"
                            .formatted(headerSize, length));
        }
        byte[] headerBytes = exactly(in, (int) headerSize);
        return HeaderReader.read(headerBytes, length - PREFIX - headerSize);
    }

    /**
     * Writes a file, whole or not at all: it is written beside the target, then renamed.
     *
     * @throws IOException if it cannot be written
     */
    public void write(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new FileSystemException(file.toString(), null, "not a regular file");
        }
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        try {
            // not by a channel, which an interrupt of the thread would close
            try (OutputStream out =
                    new BufferedOutputStream(new FileOutputStream(draft.toFile()))) {
                write(out);
            }
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /**
     * Writes to a stream, which is left open.
     *
     * @throws IOException if it cannot be written
     */
    public void write(OutputStream out) throws IOException {
        byte[] header = header();
        ByteBuffer prefix = ByteBuffer.allocate(PREFIX).order(ByteOrder.LITTLE_ENDIAN);
        out.write(prefix.putLong(header.length).array());
        out.write(header);
        for (String name : order()) {
            byte[] chunk = new byte[1 << 16];
            ByteBuffer data = tensor(name).bytes();
            while (data.hasRemaining()) {
                int length = Math.min(chunk.length, data.remaining());
                data.get(chunk, 0, length);
                out.write(chunk, 0, length);
            }
        }
    }

    /**
     * The SHA-256 of all content in the order of the file, in hexadecimal.
     *
     * @param without a key of the metadata that is passed over, as that under which it is kept
     */
    public String sha256(String without) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest);
            Map<String, String> rest = new TreeMap<>(metadata);
            rest.remove(without);
            new Safetensors(tensors, rest).write(out);
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The bytes of the file. */
    public byte[] toBytes() {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
    }

    private HostTensor tensor(String name) {
        return Objects.requireNonNull(tensors.get(name));
    }

    private List<String> order() {
        List<String> names = new ArrayList<>(tensors.keySet());
        names.sort(
                Comparator.comparing((String name) -> -tensor(name).type().bytes())
                        .thenComparing(Comparator.naturalOrder()));
        return names;
    }

    private byte[] header() throws IOException {
        Writer text = new StringWriter();
        try (JsonWriter json = new JsonWriter(text)) {
            json.beginObject();
            if (!metadata.isEmpty()) {
                json.name(HeaderReader.METADATA).beginObject();
                for (Map.Entry<String, String> entry : metadata.entrySet()) {
                    json.name(entry.getKey()).value(entry.getValue());
                }
                json.endObject();
            }
            long position = 0;
            for (String name : order()) {
                position = writeEntry(json, name, position);
            }
            json.endObject();
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        byte[] padded = Arrays.copyOf(bytes, (bytes.length + 7) / 8 * 8);
        Arrays.fill(padded, bytes.length, padded.length, (byte) ' ');
        return padded;
    }

    private long writeEntry(JsonWriter json, String name, long start) throws IOException {
        HostTensor tensor = tensor(name);
        long end = start + tensor.bytes().remaining();
        json.name(name).beginObject().name("dtype").value(tensor.type().name());
        json.name("shape").beginArray();
        for (long size : tensor.shape()) {
            json.value(size);
        }
        json.endArray().name("data_offsets").beginArray().value(start).value(end).endArray();
        json.endObject();
        return end;
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        // the caller has checked the length against the limit, so that it may be allocated
        byte[] bytes = new byte[length];
        int read = in.readNBytes(bytes, 0, length);
        if (read < length) {
            throw new ModelFormatException("truncated: the data end too early");
        }
        return bytes;
    }
}
