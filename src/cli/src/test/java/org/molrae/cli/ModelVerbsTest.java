package org.molrae.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.molrae.grammar.DerivationCodec;
import org.molrae.grammar.Grammar;
import org.molrae.grammar.Vocabulary;

/** The verbs that run a network, on the released model. */
class ModelVerbsTest {

    private static final String MOLECULES =
            """
            CC(C)NC(=O)N1CCCCC[C@@H]1C1CC[NH+](Cc2ccc(C#N)cc2F)CC1 first
            rubbish
            CN(C(=O)CSc1ccc(Cl)cc1)c1cccc2ncccc12
            [U]
            c1ccccc1O phenol
            """;

    @TempDir Path folder;

    @Test
    void theSameSeedDrawsTheSameOnAnyNumberOfThreads() {
        CommandRun one = CommandRun.of("sample", "--count", "300", "--seed", "1", "--threads", "1");
        CommandRun two = CommandRun.of("sample", "-n", "300", "--seed", "1", "--threads", "2");
        assertThat(one.status()).isZero();
        assertThat(one.lines()).hasSize(300);
        assertThat(two.out()).isEqualTo(one.out());
        assertThat(CommandRun.of("sample", "-n", "300", "--seed", "2").out())
                .isNotEqualTo(one.out());
        assertThat(one.err()).contains("300 written").contains("seed 1");
    }

    @Test
    void everyLineParsesUnderTheGrammar() throws Exception {
        DerivationCodec codec = new DerivationCodec(Vocabulary.of(Grammar.named("smiles")));
        for (String density : List.of("gmm", "gaussian", "prior")) {
            CommandRun run =
                    CommandRun.of(
                            "sample",
                            "-n",
                            "200",
                            "--seed",
                            "3",
                            "--density",
                            density,
                            "--temperature",
                            "1.5",
                            "--quiet");
            assertThat(run.err()).isEmpty();
            for (String line : run.lines()) {
                assertThat(codec.encode(line).size()).isPositive();
            }
        }
    }

    @Test
    void uniqueNovelValidMoleculesAreThat() {
        CommandRun run =
                CommandRun.of(
                        "sample", "-n", "200", "--seed", "4", "--unique", "--novel", "--canonical");
        assertThat(run.lines()).hasSize(200);
        assertThat(new HashSet<>(run.lines())).hasSize(200);
        CommandRun check = CommandRun.withInput(run.out(), "check", "-");
        assertThat(check.err()).contains("200 valid, 0 not");
    }

    @Test
    void withoutASeedTheOneThatWasUsedIsNamed() {
        CommandRun run = CommandRun.of("sample", "-n", "5");
        String seed = run.err().substring(run.err().indexOf("seed ") + 5).strip();
        assertThat(CommandRun.of("sample", "-n", "5", "--seed", seed).out()).isEqualTo(run.out());
    }

    @Test
    void whatIsEncodedIsDecoded() {
        CommandRun codes = CommandRun.withInput(MOLECULES, "encode", "-");
        assertThat(codes.lines()).hasSize(4);
        assertThat(codes.lines().get(0)).startsWith("smiles,z0,z1,");
        assertThat(codes.err())
                .contains("standard input:2: syntax")
                .contains("standard input:4: unsupported: [U] is not in the model's lexicon")
                .contains("5 read, 3 done, 2 skipped");
        CommandRun decoded = CommandRun.withInput(codes.out(), "decode", "-", "--kekule");
        CommandRun reconstructed =
                CommandRun.withInput(MOLECULES, "reconstruct", "-", "--kekule", "--quiet");
        assertThat(reconstructed.lines().get(0)).isEqualTo("input\toutput\texact");
        assertThat(
                        reconstructed.lines().stream()
                                .skip(1)
                                .map(
                                        line ->
                                                line.substring(
                                                        line.indexOf('\t') + 1,
                                                        line.lastIndexOf('\t'))))
                .containsExactlyElementsOf(decoded.lines());
    }

    @Test
    void reconstructionsAreJudged() {
        CommandRun run = CommandRun.withInput(MOLECULES, "reconstruct", "-");
        assertThat(run.lines())
                .hasSize(4)
                .allMatch(line -> line.matches("[^\\t]+\\t[^\\t]+\\t[^\\t]+"));
        assertThat(run.lines().stream().skip(1)).allMatch(line -> line.matches(".*\t[01]"));
        assertThat(run.err()).contains("% exact");
    }

    @Test
    void interpolationsHaveAsManySteps() {
        CommandRun run =
                CommandRun.of(
                        "interpolate",
                        "CC(C)NC(=O)N1CCCCC1",
                        "CN(C(=O)CSc1ccc(Cl)cc1)C",
                        "--steps",
                        "7");
        assertThat(run.status()).isZero();
        assertThat(run.lines()).hasSize(7);
    }

    @Test
    void strictStopsAtTheFirstBadLine() {
        CommandRun run = CommandRun.withInput(MOLECULES, "encode", "-", "--strict");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("standard input:2");
    }

    @Test
    void badCodesAreReported() {
        CommandRun run = CommandRun.withInput("1,2,3\nx,y\n", "decode", "-");
        assertThat(run.status()).isZero();
        assertThat(run.err()).contains(":1: 3 columns").contains("0 done, 2 skipped");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sample --model nowhere",
                "sample --model @F",
                "encode missing.smi",
                "interpolate CC rubbish",
                "train --data missing.smi --output @D/m",
                "train --data @F --output @D",
                "train --data @F --output @D/m --resume",
                "train --data @F --output @F/m"
            })
    void failuresAreOneLine(String command) throws IOException {
        Path file = Files.writeString(folder.resolve("molecules.smi"), "CCO\n");
        String line = command.replace("@F", file.toString()).replace("@D", folder.toString());
        CommandRun run = CommandRun.of(line.split(" "));
        assertThat(run.status()).as(run.err()).isEqualTo(1);
        assertThat(run.err().strip().lines()).hasSize(1);
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sample --temperature 0",
                "sample --density uniform",
                "sample --count 0",
                "interpolate CC CCC --steps 1",
                "train --data F",
                "train --data F --output M --regularizer gan",
                "train --data F --output M --latent 0"
            })
    void wrongUsageIsExplained(String command) {
        CommandRun run = CommandRun.of(command.split(" "));
        assertThat(run.status()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains("--help");
    }
}
