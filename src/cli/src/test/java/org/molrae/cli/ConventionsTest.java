package org.molrae.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.molrae.autoencoder.Preset;
import org.molrae.autoencoder.density.DensityFamily;
import org.molrae.chemistry.goals.Suite;
import org.molrae.chemistry.properties.PropertyTable;
import org.molrae.cli.options.InputsKept;
import org.molrae.cli.terminal.Streams;
import org.molrae.molecules.ReleasedModels;
import org.molrae.search.strategy.StrategyRegistry;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What holds for all verbs alike. */
@Timeout(300)
class ConventionsTest {

    private static final String MOLECULES = "CCO first\nc1ccccc1O second\nCC(=O)NC third\n";

    @TempDir Path folder;

    private static CommandLine command(int columns) {
        PrintStream err =
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        return Main.commandLine(
                new Streams(
                        new ByteArrayInputStream(new byte[0]),
                        OutputStream.nullOutputStream(),
                        err,
                        false,
                        columns));
    }

    /** All verbs and groups of them. */
    private static List<CommandSpec> all(CommandLine line) {
        List<CommandSpec> verbs = new ArrayList<>(List.of(line.getCommandSpec()));
        line.getSubcommands().values().forEach(verb -> verbs.addAll(all(verb)));
        return verbs;
    }

    private static List<CommandSpec> verbs() {
        return all(command(80)).stream()
                .filter(verb -> verb.subcommands().isEmpty() && !verb.name().equals("completion"))
                .toList();
    }

    private static String[] words(CommandSpec verb, List<String> more) {
        List<String> words = new ArrayList<>(Arrays.asList(verb.qualifiedName(" ").split(" ", -1)));
        words.remove(0);
        words.addAll(more);
        return words.toArray(String[]::new);
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 120})
    void everyHelpFitsIntoTheTerminal(int columns) {
        for (CommandSpec verb : all(command(columns))) {
            String help = verb.commandLine().getUsageMessage(CommandLine.Help.Ansi.OFF);
            assertThat(help.lines())
                    .as(verb.qualifiedName())
                    .allMatch(line -> line.length() <= columns);
            assertThat(help).startsWith("Usage: " + verb.qualifiedName() + " [OPTIONS]");
            assertThat(help.contains("\nVerbs:\n")).isEqualTo(!verb.subcommands().isEmpty());
            String synopsis = help.replaceAll("\n +", " ").lines().findFirst().orElseThrow();
            for (OptionSpec option : verb.options()) {
                assertThat(synopsis.contains(option.longestName() + "="))
                        .as(verb.qualifiedName() + " " + option.longestName())
                        .isEqualTo(option.required() && option.group() == null);
            }
        }
    }

    @Test
    void examplesAreFoldedAsAShellReadsThem() {
        assertThat(HelpLayout.folded("  molrae sample --near 'C C' --count 3 | molrae check -", 30))
                .isEqualTo(
                        "  molrae sample --near 'C C' \\\n      --count 3 | molrae \\\n      check -");
        assertThat(HelpLayout.folded("    a: b  # of those", 16))
                .isEqualTo("    a: b  # of\n        those");
        assertThat(HelpLayout.folded("", 16)).isEmpty();
    }

    @Test
    void theSameThingHasTheSameName() {
        Set<String> gone =
                Set.of(
                        "--batch",
                        "--best",
                        "--iterations",
                        "--beta",
                        "--lambda",
                        "--seeds",
                        "--small-batch");
        for (CommandSpec verb : verbs()) {
            Map<String, OptionSpec> options = verb.optionsMap();
            assertThat(options.keySet()).as(verb.qualifiedName()).doesNotContainAnyElementsOf(gone);
            assertThat(options).as(verb.qualifiedName()).containsKeys("-q", "--quiet");
            if (options.containsKey("--count")) {
                assertThat(options.get("-n"))
                        .as(verb.qualifiedName())
                        .isSameAs(options.get("--count"));
            }
            if (options.containsKey("--format")) {
                assertThat(options).containsKey("--no-header");
                assertThat(options.get("--format").paramLabel()).contains("tsv").contains("csv");
            }
            FormerNames.names(verb)
                    .forEach(
                            (former, name) -> {
                                assertThat(options).doesNotContainKey(former).containsKey(name);
                                assertThat(
                                                FormerNames.replaced(
                                                        command(80),
                                                        words(
                                                                verb,
                                                                List.of(
                                                                        former + "=x",
                                                                        former,
                                                                        "--",
                                                                        former))))
                                        .endsWith(name + "=x", name, "--", former);
                            });
        }
        assertThat(FormerNames.replaced(command(80), "sample", "--batch", "3"))
                .containsExactly("sample", "--batch", "3");
    }

    @Test
    void noResultIsWrittenPlainUnderTheNameOfAnArchive() throws IOException {
        int tried = 0;
        for (CommandSpec verb : verbs()) {
            for (OptionSpec option : verb.options()) {
                if (!InputsKept.writes(option)) {
                    continue;
                }
                for (String ending : List.of("xz", "bz2", "zst", "zip", "XZ")) {
                    List<String> more = new ArrayList<>();
                    verb.options().stream()
                            .filter(
                                    other ->
                                            other.required()
                                                    && other.group() == null
                                                    && !other.equals(option))
                            .forEach(other -> more.add(other.longestName() + "=drawn"));
                    more.add(option.longestName() + "=" + folder.resolve("x." + ending));
                    verb.positionalParameters().forEach(argument -> more.add("-"));
                    CommandRun run = CommandRun.of(words(verb, more));
                    assertThat(run.err())
                            .as(verb.qualifiedName())
                            .contains("nothing is written as ." + ending);
                    assertThat(run.err().lines()).hasSize(2);
                    assertThat(run.status()).isEqualTo(2);
                    tried++;
                }
            }
        }
        assertThat(tried).isGreaterThan(100);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
        // nor what is not compressed under the name of what is
        CommandRun trace = CommandRun.of("optimize", "--objective", "qed", "--trace", "t.csv.gz");
        assertThat(trace.err()).contains("nothing is written as .gz, nor compressed at all");
    }

    /** Runs of verbs that write molecules or tables. */
    static Stream<List<String>> runs() {
        return Stream.of(
                List.of("check", "-"),
                List.of("properties", "-"),
                List.of("prepare", "-"),
                List.of("info"),
                List.of("encode", "-", "--refine", "0"),
                List.of("reconstruct", "-", "--refine", "0"),
                List.of("sample", "--seed", "1", "-n", "3"),
                List.of("interpolate", "CCO", "c1ccccc1", "--steps", "3"),
                List.of("neighbors", "CCCCCO", "--seed", "1", "-n", "3"),
                List.of("neighbors", "-", "--seed", "1", "-n", "2"),
                List.of(
                        "optimize",
                        "--objective",
                        "qed",
                        "--seed",
                        "1",
                        "--rounds",
                        "1",
                        "-n",
                        "2",
                        "--batch-size",
                        "4",
                        "--start-count",
                        "8"));
    }

    private static CommandRun run(List<String> words, String... more) {
        return CommandRun.withInput(
                MOLECULES, Stream.concat(words.stream(), Stream.of(more)).toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void everyTableIsWrittenWithTabsOrCommas(List<String> words) {
        CommandRun tabs = run(words, "--format", "tsv");
        assertThat(tabs.status()).as(tabs.err()).isZero();
        assertThat(tabs.lines()).hasSizeGreaterThan(1);
        // none of these cells has a comma, a tab or a quote in it, but for provenance
        if (!words.get(0).equals("info")) {
            assertThat(run(words, "--format", "csv").out())
                    .isEqualTo(tabs.out().replace('\t', ','));
        }
        CommandRun headless = run(words, "--format", "TSV", "--no-header");
        assertThat(headless.lines()).isEqualTo(tabs.lines().subList(1, tabs.lines().size()));
        // one line at the end, which nobody must read
        assertThat(tabs.err().lines().reduce((a, b) -> b).orElseThrow())
                .startsWith(words.get(0) + ": ");
        assertThat(run(words, "--quiet").err()).isEmpty();
        CommandRun wrong = run(words, "--format", "xml");
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.err()).contains("'--format'", "'xml' is none of ");
    }

    @Test
    void aHeaderIsLeftOutWhereThereIsOne() {
        CommandRun lines = CommandRun.of("sample", "--no-header");
        assertThat(lines.status()).isEqualTo(2);
        assertThat(lines.err()).contains("--no-header has no effect with --format smiles");
        assertThat(CommandRun.of("neighbors", "CCO", "--similarity", "--format", "smiles").err())
                .contains("--similarity has no effect with --format smiles");
    }

    @Test
    void theShellCompletesWhatRegistriesHold() {
        String script = CommandRun.of("completion").out();
        assertThat(script)
                .contains(quoted(DensityFamily.names()))
                .contains(quoted(StrategyRegistry.STANDARD.descriptions().keySet()))
                .contains(quoted(Preset.labels()))
                .contains(quoted(ReleasedModels.names()))
                .contains(quoted(List.of("plogp", "qed")))
                .contains(quoted(List.of("smiles", "tsv", "csv", "sdf")))
                .contains(quoted(Suite.published().keySet()))
                .contains("\"QED=\"")
                .contains(quoted(PropertyTable.all()));
    }

    private static String quoted(Iterable<String> words) {
        return "\"" + String.join("\" \"", words) + "\"";
    }

    /** What can be known without a model is said without one. */
    @Test
    void optionsOfSamplingAreCheckedBeforeTheModelIsRead() {
        for (List<String> words :
                List.of(
                        List.of("--target", "nonsense=1"),
                        List.of("--target", "QED=7"),
                        List.of("--near", "C(("),
                        List.of("--near", "CCO", "--distance", "0"),
                        List.of("--near", "CCO", "--density", "gmm"),
                        List.of("--distance", "0.1"),
                        List.of("--scaffold", "C(("),
                        List.of("--forbid", "[["))) {
            List<String> all = new ArrayList<>(List.of("sample", "--model", "/no/where"));
            all.addAll(words);
            CommandRun run = CommandRun.of(all.toArray(String[]::new));
            assertThat(run.status()).as(run.err()).isEqualTo(2);
            assertThat(run.err())
                    .contains(
                            words.get(0).equals("--near") && words.size() > 2
                                    ? words.get(2)
                                    : words.get(0));
        }
    }
}
