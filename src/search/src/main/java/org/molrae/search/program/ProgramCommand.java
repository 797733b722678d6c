package org.molrae.search.program;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program with its arguments, as a user names it.
 *
 * @param words the program, then its arguments
 * @param folder that it runs in
 */
public record ProgramCommand(List<String> words, Path folder) {

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

    /**
     * Copies the words.
     *
     * @throws IllegalArgumentException if there are none
     */
    public ProgramCommand {
        words = List.copyOf(words);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("no program is named");
        }
    }

    /**
     * Reads the name of a file, or else a command line: words that may stand in quotes.
     *
     * @param folder that relative names begin at, and that the program runs in
     * @throws IllegalArgumentException if it names no file that can be run, and no program to be
     *     looked for; the message is one line
     */
    public static ProgramCommand parse(String text, Path folder) {
        Path whole = folder.resolve(text.strip().isEmpty() ? "." : text);
        if (Files.isDirectory(whole)) {
            throw new IllegalArgumentException("'" + text + "' is no program");
        }
        if (Files.exists(whole)) {
            return new ProgramCommand(List.of(executable(text, whole)), folder);
        }
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            for (int group = 1; group <= 3; group++) {
                if (matcher.group(group) != null) {
                    words.add(matcher.group(group));
                }
            }
        }
        if (words.get(0).contains("/")) {
            words.set(0, executable(words.get(0), folder.resolve(words.get(0))));
        }
        return new ProgramCommand(words, folder);
    }

    private static String executable(String name, Path file) {
        if (!Files.exists(file)) {
            throw new IllegalArgumentException("there is no " + name);
        }
        if (!Files.isExecutable(file)) {
            throw new IllegalArgumentException(
                    ("%s cannot be run: make it executable (chmod +x), or name its interpreter, say"
                                    + " 'python3 %s'")
                            .formatted(name, name));
        }
        return file.toAbsolutePath().toString();
    }

    /** The files that the words name. */
    public List<Path> files() {
        return words.stream().map(folder::resolve).filter(Files::isRegularFile).toList();
    }
}
