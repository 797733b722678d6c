package org.molrae.cli.options;

import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Refuses a run that would write over something that it reads, write two things to one file, or
 * write plain text to what is called an archive, before it begins. What is written is marked by
 * {@link Writes}; whatever else names a file that is there counts as read, so a verb that forgets a
 * mark loses no input.
 */
public final class InputsKept implements IExecutionStrategy {

    /** Endings of files that are compressed. */
    private static final Pattern PACKED =
            Pattern.compile("(?i)\\.(gz|bz2|xz|zst|zip|7z|lz4|lzma|br|tgz|Z)$");

    private final IExecutionStrategy next;

    /**
     * Guards a run.
     *
     * @param next runs what is not refused
     */
    public InputsKept(IExecutionStrategy next) {
        this.next = next;
    }

    /** A file and the option that named it. */
    private record Named(String option, String value, Path path) {}

    @Override
    public int execute(ParseResult parsed) throws ExecutionException, ParameterException {
        ParseResult verb = parsed;
        while (verb.hasSubcommand()) {
            verb = verb.subcommand();
        }
        if (!verb.isUsageHelpRequested() && !verb.isVersionHelpRequested()) {
            check(verb);
            sayThreads(verb);
        }
        return next.execute(parsed);
    }

    /** Says where fewer threads are used than were asked for. */
    private static void sayThreads(ParseResult verb) {
        OptionSpec threads = verb.matchedOption("--threads");
        if (threads != null
                && !verb.hasMatchedOption("--quiet")
                && !threads.stringValues()
                        .get(0)
                        .equals(String.valueOf(threads.<Integer>getValue()))) {
            verb.commandSpec()
                    .commandLine()
                    .getErr()
                    .println(
                            verb.commandSpec().name()
                                    + ": "
                                    + threads.getValue()
                                    + " threads are used: more would gain nothing");
        }
    }

    /**
     * A name says what is in a file: results are written plain, and those of some options as gzip.
     */
    private static void requirePlainName(ParseResult verb, ArgSpec arg, String value) {
        Matcher packed = PACKED.matcher(value);
        if (!packed.find() || (packed.group(1).equalsIgnoreCase("gz") && packs(arg))) {
            return;
        }
        throw new ParameterException(
                verb.commandSpec().commandLine(),
                "%s %s: nothing is written as .%s, %s"
                        .formatted(
                                name(arg),
                                value,
                                packed.group(1),
                                packs(arg)
                                        ? "but a name in .gz is compressed"
                                        : "nor compressed at all: leave the ending out"));
    }

    private static boolean packs(ArgSpec arg) {
        return arg.userObject() instanceof AnnotatedElement field
                && field.isAnnotationPresent(Writes.class)
                && field.getAnnotation(Writes.class).packs();
    }

    private static void check(ParseResult verb) {
        List<Named> read = new ArrayList<>();
        List<Named> written = new ArrayList<>();
        for (ArgSpec arg : verb.matchedArgs()) {
            List<Named> files = writes(arg) ? written : read;
            for (String value : arg.stringValues()) {
                if (writes(arg)) {
                    requirePlainName(verb, arg, value);
                }
                Path path = path(value, writes(arg));
                if (path != null && mayNameFile(arg)) {
                    files.add(new Named(name(arg), value, path));
                }
            }
        }
        for (int i = 0; i < written.size(); i++) {
            Named output = written.get(i);
            for (Named input : read) {
                if (same(output.path, input.path)) {
                    throw refused(verb, output, "is an input of this run (%s)", input);
                }
            }
            for (Named other : written.subList(i + 1, written.size())) {
                if (same(output.path, other.path) || spelledAlike(output.path, other.path)) {
                    throw refused(verb, output, "is written by %s, too", other);
                }
            }
        }
    }

    private static ParameterException refused(
            ParseResult verb, Named output, String what, Named other) {
        return new ParameterException(
                verb.commandSpec().commandLine(),
                "%s %s %s: name another file"
                        .formatted(output.option, output.value, what.formatted(other.option)));
    }

    /** Whether an argument names what is written. */
    public static boolean writes(ArgSpec arg) {
        return arg.userObject() instanceof AnnotatedElement field
                && field.isAnnotationPresent(Writes.class);
    }

    /** Numbers and words of a list do not, whatever files are called. */
    private static boolean mayNameFile(ArgSpec arg) {
        Class<?> type = arg.auxiliaryTypes()[0];
        return !type.isPrimitive() && !type.isEnum() && !Number.class.isAssignableFrom(type);
    }

    private static String name(ArgSpec arg) {
        return arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
    }

    private static @Nullable Path path(String value, boolean output) {
        try {
            if (value.equals("-")) {
                // a file behind < is named by no argument
                return output ? null : Path.of("/dev/stdin");
            }
            return Path.of(value);
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /** Links, hard links and other spellings are the same; pipes and devices may be shared. */
    private static boolean same(Path a, Path b) {
        try {
            return Files.isRegularFile(a) && Files.exists(b) && Files.isSameFile(a, b);
        } catch (IOException | SecurityException e) {
            return false;
        }
    }

    /** Two files that are not there yet. */
    private static boolean spelledAlike(Path a, Path b) {
        return !Files.exists(a)
                && a.toAbsolutePath().normalize().equals(b.toAbsolutePath().normalize());
    }
}
