package org.molrae.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.molrae.cli.options.InputsKept;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Gives every option of every verb values that make no sense. */
@Timeout(300)
class HostileValuesTest {

    private static final List<String> VALUES =
            List.of("", " ", "x", "-1", "0", "1e999", "NaN", "1,x", "/no/where", "a=b", "é☃");

    /** What only who knows Java understands. */
    private static final Pattern JAVA =
            Pattern.compile(
                    "Exception|\\bjavax?\\.|\\bai\\.djl|picocli|org\\.molrae|\\bnull\\b|\\.java\\b"
                            + "|[A-Za-z]+\\[[a-z][A-Za-z]*=|JsonReader|setStrictness"
                            + "|not an? (double|float|int|long)\\b|@[0-9a-f]{6,}");

    @TempDir Path folder;

    private static List<CommandSpec> verbs(CommandSpec spec) {
        List<CommandSpec> verbs = new ArrayList<>();
        for (CommandLine verb : spec.subcommands().values()) {
            if (verb.getSubcommands().isEmpty()) {
                verbs.add(verb.getCommandSpec());
            }
            verbs.addAll(verbs(verb.getCommandSpec()));
        }
        return verbs;
    }

    /** The words of a verb with all that it needs, of which nothing is there. */
    private List<String> words(CommandSpec verb, OptionSpec tried) {
        List<String> words = new ArrayList<>(List.of(verb.qualifiedName(" ").split(" ", -1)));
        words.remove(0);
        for (OptionSpec option : verb.options()) {
            boolean model = option.longestName().equals("--model");
            if (!option.equals(tried) && (option.required() || model)) {
                words.add(option.longestName() + "=" + folder.resolve("missing"));
            }
        }
        for (PositionalParamSpec argument : verb.positionalParameters()) {
            if (argument.required()) {
                words.add(folder.resolve("missing").toString());
            }
        }
        return words;
    }

    private static void judge(List<String> words, int status, String err, List<String> complaints) {
        Matcher java = JAVA.matcher(err);
        if (status < 0 || status > 2 || java.find()) {
            complaints.add("%s: status %d, %s".formatted(String.join(" ", words), status, err));
        }
    }

    private static Stream<OptionSpec> valued(CommandSpec verb) {
        return verb.options().stream().filter(option -> option.arity().max() > 0);
    }

    @Test
    void noValueIsRefusedInWordsOfJava() {
        CommandLine line = MainCommandLine.commandLine();
        StringWriter err = new StringWriter();
        line.setErr(new PrintWriter(err, true)).setExecutionStrategy(parsed -> 0);
        List<String> complaints = new ArrayList<>();
        int tried = 0;
        for (CommandSpec verb : verbs(line.getCommandSpec())) {
            for (OptionSpec option : valued(verb).toList()) {
                for (String value : VALUES) {
                    List<String> words = words(verb, option);
                    words.add(option.longestName() + "=" + value);
                    err.getBuffer().setLength(0);
                    int status = line.execute(words.toArray(String[]::new));
                    tried++;
                    judge(words, status, err.toString(), complaints);
                }
            }
        }
        assertThat(complaints).isEmpty();
        assertThat(tried).isGreaterThan(1_000);
    }

    /** Whether a verb ends at once where its input is missing; others would go to work. */
    private static boolean needsInput(CommandSpec verb) {
        return verb.options().stream()
                        .anyMatch(
                                option ->
                                        option.longestName().equals("--model")
                                                || (option.required()
                                                        && !InputsKept.writes(option)))
                || verb.positionalParameters().stream().anyMatch(PositionalParamSpec::required);
    }

    /** Benchmarks are left out: most of them need no input, and take hours. */
    @Test
    void noRunEndsInWordsOfJava() throws IOException {
        List<String> complaints = new ArrayList<>();
        for (CommandSpec verb : verbs(MainCommandLine.commandLine().getCommandSpec())) {
            if (verb.qualifiedName(" ").contains("benchmark") || !needsInput(verb)) {
                continue;
            }
            for (OptionSpec option : valued(verb).toList()) {
                for (String value : InputsKept.writes(option) ? List.of("/no/where/x") : VALUES) {
                    List<String> words = words(verb, option);
                    words.add(option.longestName() + "=" + value);
                    CommandRun run = CommandRun.of(words.toArray(String[]::new));
                    judge(words, run.status(), run.err(), complaints);
                }
            }
        }
        assertThat(complaints).isEmpty();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }
}
