package org.molrae.autoencoder.storage;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses the JSON header of a safetensors file, token by token against its fixed form: nothing is
 * nested deeper than that form allows, nothing is skipped.
 */
final class HeaderReader {
    static final String METADATA = "__metadata__";

    private static final int MAX_RANK = 16;

    private static final Pattern PLACE = Pattern.compile("at line \\d+ column \\d+");

    private final Map<String, TensorEntry> entries = new TreeMap<>();
    private final SortedMap<String, String> metadata = new TreeMap<>();
    private boolean metadataSeen;

    private HeaderReader() {}

    /** The content of the header, with the tensors in the order of their data. */
    record Header(List<TensorEntry> entries, SortedMap<String, String> metadata) {}

    /**
     * Parses a header and checks that its tensors fill the data without gap or overlap.
     *
     * @param dataSize bytes after the header
     */
    static Header read(byte[] header, long dataSize) throws ModelFormatException {
        HeaderReader reader = new HeaderReader();
        try {
            reader.parse(decode(header));
        } catch (ModelFormatException e) {
            throw e;
        } catch (IOException | IllegalStateException | IllegalArgumentException e) {
            throw new ModelFormatException("malformed safetensors header" + place(e), e);
        }
        List<TensorEntry> inOrder = new ArrayList<>(reader.entries.values());
        inOrder.sort(
                Comparator.comparingLong(TensorEntry::start).thenComparingLong(TensorEntry::end));
        checkLayout(inOrder, dataSize);
        return new Header(inOrder, reader.metadata);
    }

    /** A name from a file as it may stand in a message of one line. */
    static String quote(String name) {
        String shown = name.length() > 80 ? name.substring(0, 80) + "…" : name;
        return "'" + shown.replaceAll("\\p{Cntrl}", "?") + "'";
    }

    private static String decode(byte[] header) throws ModelFormatException {
        if (header.length == 0 || header[0] != '{') {
            throw new ModelFormatException("not a safetensors file: its header is no JSON object");
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(header)).toString();
        } catch (CharacterCodingException e) {
            throw new ModelFormatException("the safetensors header is not UTF-8", e);
        }
    }

    /** Where the JSON is not what it should be: what Gson says beside that is for who calls it. */
    private static String place(Exception e) {
        Matcher place = PLACE.matcher(String.valueOf(e.getMessage()));
        return place.find() ? ": not as expected " + place.group() : "";
    }

    private void parse(String json) throws IOException {
        try (JsonReader reader = new JsonReader(new StringReader(json))) {
            reader.beginObject();
            while (reader.hasNext()) {
                String name = reader.nextName();
                if (name.equals(METADATA)) {
                    parseMetadata(reader);
                } else if (entries.put(name, parseEntry(name, reader)) != null) {
                    throw new ModelFormatException("two tensors are named " + quote(name));
                }
            }
            reader.endObject();
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw new ModelFormatException("text after the safetensors header");
            }
        }
    }

    private void parseMetadata(JsonReader reader) throws IOException {
        if (metadataSeen) {
            throw new ModelFormatException("the safetensors header has two " + METADATA);
        }
        metadataSeen = true;
        reader.beginObject();
        while (reader.hasNext()) {
            String key = reader.nextName();
            if (reader.peek() != JsonToken.STRING) {
                throw new ModelFormatException("metadata " + quote(key) + " is no string");
            }
            if (metadata.put(key, reader.nextString()) != null) {
                throw new ModelFormatException("metadata " + quote(key) + " stands twice");
            }
        }
        reader.endObject();
    }

    private static TensorEntry parseEntry(String name, JsonReader reader) throws IOException {
        String type = "";
        long[] shape = {};
        long[] offsets = {};
        Set<String> seen = new HashSet<>();
        reader.beginObject();
        while (reader.hasNext()) {
            String key = reader.nextName();
            if (!seen.add(key)) {
                throw new ModelFormatException("tensor %s: two %s".formatted(quote(name), key));
            }
            switch (key) {
                case "dtype" -> type = reader.nextString();
                case "shape" -> shape = parseSizes(reader, name);
                case "data_offsets" -> offsets = parseSizes(reader, name);
                default ->
                        throw new ModelFormatException(
                                "tensor %s: unknown key %s".formatted(quote(name), quote(key)));
            }
        }
        reader.endObject();
        if (seen.size() != 3 || offsets.length != 2) {
            throw new ModelFormatException(
                    "tensor %s needs dtype, shape and two data_offsets".formatted(quote(name)));
        }
        return entry(name, type, shape, offsets);
    }

    private static long[] parseSizes(JsonReader reader, String name) throws IOException {
        long[] sizes = new long[MAX_RANK];
        int count = 0;
        reader.beginArray();
        while (reader.hasNext()) {
            if (count == MAX_RANK) {
                throw new ModelFormatException(
                        "tensor %s: more than %d dimensions".formatted(quote(name), MAX_RANK));
            }
            // not nextLong, which takes "1" and 1e3 as well
            if (reader.peek() != JsonToken.NUMBER) {
                throw new ModelFormatException("tensor %s: no number".formatted(quote(name)));
            }
            String number = reader.nextString();
            if (!number.matches("[0-9]{1,18}")) {
                throw new ModelFormatException(
                        "tensor %s: %s is no size".formatted(quote(name), quote(number)));
            }
            sizes[count++] = Long.parseLong(number);
        }
        reader.endArray();
        return Arrays.copyOf(sizes, count);
    }

    private static TensorEntry entry(String name, String typeName, long[] shape, long[] offsets)
            throws ModelFormatException {
        TensorType type;
        try {
            type = TensorType.valueOf(typeName);
        } catch (IllegalArgumentException e) {
            throw new ModelFormatException(
                    "tensor %s: unknown dtype %s".formatted(quote(name), quote(typeName)), e);
        }
        long bytes;
        try {
            bytes = Math.multiplyExact(HostTensor.elements(shape), type.bytes());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new ModelFormatException("tensor %s: shape too large".formatted(quote(name)), e);
        }
        if (offsets[1] < offsets[0] || bytes != offsets[1] - offsets[0]) {
            throw new ModelFormatException(
                    "tensor %s: its shape takes %d bytes, its offsets span %d"
                            .formatted(quote(name), bytes, offsets[1] - offsets[0]));
        }
        List<Long> sizes = Arrays.stream(shape).boxed().toList();
        return new TensorEntry(name, type, sizes, offsets[0], offsets[1]);
    }

    private static void checkLayout(List<TensorEntry> inOrder, long dataSize)
            throws ModelFormatException {
        long position = 0;
        for (TensorEntry entry : inOrder) {
            if (entry.start() != position || entry.end() > dataSize) {
                throw new ModelFormatException(
                        "tensor %s: bytes %d to %d overlap, leave a gap or end after the data (%d)"
                                .formatted(
                                        quote(entry.name()), entry.start(), entry.end(), dataSize));
            }
            position = entry.end();
        }
        if (position != dataSize) {
            throw new ModelFormatException(
                    "%d bytes belong to no tensor".formatted(dataSize - position));
        }
    }
}
