package org.molrae.benchmarks.attack;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** What no run may do, whatever it was given. */
final class Judge {

    /** What only who knows Java understands, and what a crash leaves. */
    private static final Pattern JAVA =
            Pattern.compile(
                    "Exception|\\bjavax?\\.[a-z]|\\bai\\.djl|picocli|org\\.molrae|\\bnull\\b|\\.java\\b|\\bat"
                            + " [a-z]+(\\.\\w+)+\\(|StackOverflow|OutOfMemoryError|hs_err|SIG(SEGV|ABRT|BUS)|[A-Za-z]+\\[[a-z][A-Za-z]*=|JsonReader|setStrictness|:"
                            + " unexpected [a-z]+\\.|For input string|Input length = |Cannot"
                            + " invoke|Index -?\\d+ out of|not an?"
                            + " (double|float|int|long)\\b|@[0-9a-f]{6,}|\\[[Ll]java");

    private static final int LAST = 2;

    /** Of a process that was asked to stop. */
    private static final int STOPPED = 143;

    private Judge() {}

    /** What a run said that it should not have said, and a status that is none. */
    static List<String> complaints(Outcome run) {
        List<String> complaints = new ArrayList<>();
        Matcher java = JAVA.matcher(said(run));
        // traces are what --debug is for
        if (java.find() && run.words().stream().noneMatch(word -> word.startsWith("--debug"))) {
            complaints.add("says '" + line(run.err(), java.group()) + "'");
        }
        boolean stopped = run.late() && run.status() == STOPPED;
        if (!stopped && (run.status() < 0 || run.status() > LAST)) {
            complaints.add("has the status " + run.status());
        }
        if (run.status() > 0 && !stopped && run.err().isBlank()) {
            complaints.add("fails without a word");
        }
        return complaints;
    }

    /** Standard error without the words that the run was given, which it may repeat. */
    private static String said(Outcome run) {
        String said = run.err();
        for (String word : run.words()) {
            String value = word.substring(word.indexOf('=') + 1);
            said = value.isBlank() ? said : said.replace(value, "");
        }
        return said;
    }

    private static String line(String text, String part) {
        return text.lines().filter(line -> line.contains(part)).findFirst().orElse(part);
    }

    /**
     * What a run left in its folder that it should not have left.
     *
     * @param outputs the names of the files that it was to write
     * @param inputs the names of what lay there before
     */
    static List<String> leftovers(
            Path folder, Collection<String> outputs, Collection<String> inputs) throws IOException {
        List<String> complaints = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> !path.equals(folder)).toList()) {
                String name = folder.relativize(file).toString();
                if (inputs.contains(name)) {
                    continue;
                }
                if (Files.isDirectory(file)) {
                    try (Stream<Path> inside = Files.list(file)) {
                        if (inside.findAny().isEmpty()) {
                            complaints.add("leaves the empty folder " + name);
                        }
                    }
                } else if (name.endsWith(".tmp")) {
                    complaints.add("leaves " + name.replaceAll("\\d+\\.tmp$", "PID.tmp"));
                } else if (outputs.stream().noneMatch(name::startsWith)) {
                    complaints.add("leaves " + name);
                } else if (outputs.contains(name) && !whole(file)) {
                    complaints.add("leaves a part of " + name);
                }
            }
        }
        return complaints;
    }

    /** Whether a file is all that it was to be, by the signs of its kind. */
    static boolean whole(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return true;
        }
        byte[] bytes = Files.readAllBytes(file);
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(".gz")) {
            try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                bytes = in.readAllBytes();
            } catch (IOException e) {
                return false;
            }
        }
        if (bytes.length > Long.BYTES && bytes[Long.BYTES] == '{') {
            return wholeModel(bytes);
        }
        if (bytes.length > 1 && bytes[1] == 'P' && bytes[2] == 'N') {
            return new String(bytes, StandardCharsets.ISO_8859_1).contains("IEND");
        }
        return bytes.length == 0 || bytes[bytes.length - 1] == '\n' || ends(bytes, "</html>");
    }

    private static boolean ends(byte[] bytes, String end) {
        return new String(bytes, StandardCharsets.ISO_8859_1).endsWith(end);
    }

    /** The last offset of a safetensors header is the size of what follows it. */
    private static boolean wholeModel(byte[] bytes) {
        if (bytes.length < Long.BYTES) {
            return false;
        }
        long header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (header < 0 || header > bytes.length - Long.BYTES) {
            return false;
        }
        String text = new String(bytes, Long.BYTES, (int) header, StandardCharsets.UTF_8);
        long end = 0;
        Matcher offsets = Pattern.compile("\"data_offsets\":\\[\\d+,(\\d+)\\]").matcher(text);
        while (offsets.find()) {
            end = Math.max(end, Long.parseLong(offsets.group(1)));
        }
        return Long.BYTES + header + end == bytes.length;
    }
}
