package org.molrae.cli.chemistry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molrae.cli.CommandRun;
import org.molrae.cli.files.InputFileTest;

class DeriveCommandTest {

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "smiles, c1ccc2[nH]c(C)cc2c1",
        "smiles, F/C=C\\F.[13CH4].[O-][N+](=O)c1cc%10ccc1CC%10",
        "kusner, CC(=O)Nc1ccc(O)cc1",
        "expression, sin( x ) + 2 * exp( x )"
    })
    void restoresWhatItDerived(String grammar, String text) {
        CommandRun rules = CommandRun.withInput(text + "\n", "derive", "-", "--grammar", grammar);
        assertThat(rules.status()).isZero();
        assertThat(rules.err())
                .startsWith("derive: 1 read, 1 done, 0 skipped; rules a line: mean ");
        CommandRun back =
                CommandRun.withInput(rules.out(), "derive", "--inverse", "-", "--grammar", grammar);
        assertThat(back.out().replace(" ", "")).isEqualTo(text.replace(" ", "") + "\n");
    }

    @Test
    void restoresAThousandLinesInOrder() {
        String text =
                IntStream.range(0, 3_000)
                        .mapToObj(
                                i -> "C".repeat(1 + i % 13) + "(" + "N".repeat(1 + i % 7) + ")O\n")
                        .collect(Collectors.joining());
        CommandRun rules = CommandRun.withInput(text, "derive", "-", "--quiet");
        assertThat(rules.err()).isEmpty();
        assertThat(CommandRun.withInput(rules.out(), "derive", "-", "--inverse").out())
                .isEqualTo(text);
    }

    @Test
    void writesRulesOrLengths() {
        CommandRun rules = CommandRun.withInput("C[Au]", "derive", "-", "--rules");
        assertThat(rules.lines()).hasSize(1);
        List<String> written = Arrays.asList(rules.out().strip().split("\t"));
        assertThat(written).hasSizeGreaterThan(2).allMatch(rule -> rule.contains(" → "));
        assertThat(rules.out()).contains(":[Au]");
        assertThat(CommandRun.withInput("C[Au]", "derive", "-", "--lengths").out())
                .isEqualTo(written.size() + "\n");
    }

    @Test
    void keepsNamesOnRequest() {
        String input = "CCO ethanol\nCC\n";
        assertThat(CommandRun.withInput(input, "derive", "-").out()).doesNotContain("ethanol");
        CommandRun named = CommandRun.withInput(input, "derive", "-", "--names");
        assertThat(named.lines().get(0)).endsWith("\tethanol");
        assertThat(CommandRun.withInput(named.out(), "derive", "-", "--names", "--inverse").out())
                .isEqualTo("CCO\tethanol\nCC\n");
    }

    @Test
    void reportsBadLinesAndGoesOn() {
        CommandRun run = CommandRun.withInput("CCO\nC(C\n\nCXC\nCC\n", "derive", "-");
        assertThat(run.status()).isZero();
        assertThat(run.lines()).hasSize(2);
        assertThat(run.err().lines().toList().get(0))
                .startsWith("standard input:2: unexpected end of input at position 3");
        assertThat(run.err().lines().toList().get(1))
                .startsWith("standard input:4: unexpected 'X' at position 1");
        assertThat(run.err()).contains("derive: 4 read, 2 done, 2 skipped");
    }

    @Test
    void strictEndsAtTheFirstBadLine() throws IOException {
        Path place = folder.resolve("out.txt");
        CommandRun run =
                CommandRun.withInput(
                        "CCO\nC(C\nCC\n", "derive", "-", "--strict", "-o", place.toString());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .startsWith("molrae derive: standard input:2: unexpected end of input")
                .hasLineCount(1);
        assertThat(place).doesNotExist();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void readsAndWritesGzip() throws IOException {
        Path in = Files.write(folder.resolve("in.smi.gz"), InputFileTest.gzip("CCO\r\nCC\r\n"));
        Path out = folder.resolve("out.txt.gz");
        CommandRun run = CommandRun.of("derive", in.toString(), "--output", out.toString());
        assertThat(run.status()).isZero();
        assertThat(run.out()).isEmpty();
        try (GZIPInputStream unpacked = new GZIPInputStream(Files.newInputStream(out))) {
            assertThat(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8)).hasLineCount(2);
        }
    }

    @Test
    void keepsWhatCameBeforeATruncationButFails() throws IOException {
        byte[] whole = InputFileTest.gzip("CCO\n".repeat(100_000) + "CCN\n".repeat(100_000));
        Path in = Files.write(folder.resolve("in.smi.gz"), Arrays.copyOf(whole, whole.length - 20));
        Path out = folder.resolve("out.txt");
        CommandRun run = CommandRun.of("derive", in.toString(), "-o", out.toString());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err())
                .contains("the gzip data end early after line ")
                .contains("were processed");
        assertThat(out).isNotEmptyFile();
    }

    @Test
    void saysInOneLineWhatItCannotDo() throws IOException {
        Path in = Files.writeString(folder.resolve("in.smi"), "CC\n");
        assertFails(
                1, "cannot read missing.smi: no such file or directory", "derive", "missing.smi");
        assertFails(
                1, "no such file or directory", "derive", in.toString(), "-o", "nowhere/out.txt");
        assertFails(1, "not a safetensors file", "derive", in.toString(), "--model", in.toString());
        assertFails(
                2,
                "unknown grammar 'smile'; there are smiles",
                "derive",
                in.toString(),
                "--grammar",
                "smile");
        assertFails(2, "are mutually exclusive", "derive", in.toString(), "--rules", "--inverse");
        assertFails(2, "issing required parameter: 'F'", "derive");
        assertFails(2, "'0' is no whole number from 1", "derive", in.toString(), "--threads", "0");
    }

    private static void assertFails(int status, String reason, String... args) {
        CommandRun run = CommandRun.of(args);
        assertThat(run.status()).isEqualTo(status);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(reason).startsWith("molrae derive: ").hasLineCount(status);
    }

    @Test
    void rejectsRuleIdsThatDeriveNothing() {
        CommandRun run = CommandRun.withInput("999999\n0 0 0\nx\n", "derive", "-", "--inverse");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("input:1: ", "input:2: at index ", "input:3: ", "0 done, 3 skipped");
    }
}
