package org.molrae.cli.options;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.molrae.autoencoder.storage.Sha256;
import org.molrae.cli.terminal.Failure;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * All that the results of a run depend on, as text by name: a run that goes on with results of an
 * earlier one must have the same.
 *
 * @param values by the name of an option, or of what else counts
 */
public record RunSettings(Map<String, String> values) {

    /** Digits of a hash that are enough to tell files apart. */
    private static final int DIGITS = 16;

    /** Copies the map. */
    public RunSettings {
        values = Map.copyOf(values);
    }

    /**
     * The options of a run as they were given; files that they name by their content.
     *
     * @param without options that do not change the results
     */
    public static RunSettings of(CommandSpec verb, Set<String> without) {
        Map<String, String> values = new TreeMap<>();
        for (ArgSpec arg : verb.commandLine().getParseResult().matchedArgs()) {
            String name =
                    arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
            if (!without.contains(name) && !InputsKept.writes(arg)) {
                List<String> parts = new ArrayList<>();
                arg.stringValues().forEach(value -> parts.add(value + hashes(value)));
                values.put(name, String.join(",", parts));
            }
        }
        return new RunSettings(values);
    }

    /** The same with another one. */
    public RunSettings with(String name, String value) {
        Map<String, String> more = new TreeMap<>(values);
        more.put(name, value);
        return new RunSettings(more);
    }

    /** The same with the content of a file. */
    public RunSettings with(String name, Path file) {
        return with(name, hash(file));
    }

    /** Of every word that names a file: the words may be those of a command line. */
    private static String hashes(String value) {
        StringBuilder hashes = new StringBuilder();
        for (String word : value.split("\\s+", -1)) {
            try {
                Path file = Path.of(word);
                if (Files.isRegularFile(file)) {
                    hashes.append(' ').append(hash(file));
                }
            } catch (InvalidPathException e) {
                // no file, then
            }
        }
        return hashes.toString();
    }

    private static String hash(Path file) {
        try {
            return "sha256:" + Sha256.of(file).substring(0, DIGITS);
        } catch (IOException e) {
            throw Failure.of("cannot read " + file, e);
        }
    }

    /** Reads what {@link #text} wrote. */
    public static RunSettings parse(String text) {
        Properties read = new Properties();
        try {
            read.load(new StringReader(text));
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory", e);
        }
        Map<String, String> values = new TreeMap<>();
        read.stringPropertyNames().forEach(name -> values.put(name, read.getProperty(name)));
        return new RunSettings(values);
    }

    /** A line for each, as in files of Java properties. */
    public String text() {
        Properties properties = new Properties();
        properties.putAll(values);
        Writer out = new StringWriter();
        try {
            properties.store(out, null);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory", e);
        }
        // the first line is the time
        return out.toString()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .sorted()
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** What these have that others have not, as text for the user; empty if they are the same. */
    public String differences(RunSettings earlier) {
        Set<String> names = new TreeSet<>(values.keySet());
        names.addAll(earlier.values.keySet());
        List<String> differences = new ArrayList<>();
        for (String name : names) {
            String now = values.getOrDefault(name, "(none)");
            String then = earlier.values.getOrDefault(name, "(none)");
            if (!Objects.equals(now, then)) {
                differences.add("%s is %s, was %s".formatted(name, now, then));
            }
        }
        return String.join("; ", differences);
    }

    /**
     * Keeps these in a file, or refuses to go on where it holds others.
     *
     * @param results what the file is about, for the message
     * @param resume whether results are there already; if so, a file that is missing is an old
     *     version's, and says nothing
     */
    public void requireSame(Path file, Path results, boolean resume) {
        try {
            if (!resume) {
                Files.writeString(file, text());
            } else if (Files.exists(file)) {
                String differences = differences(parse(Files.readString(file)));
                if (!differences.isEmpty()) {
                    throw new Failure("%s is of another run: %s".formatted(results, differences));
                }
            }
        } catch (IOException e) {
            throw Failure.of("cannot use " + file, e);
        }
    }
}
