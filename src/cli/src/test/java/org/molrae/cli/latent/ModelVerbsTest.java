package org.molrae.cli.latent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.molrae.chemistry.CanonicalForm;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.cli.CommandRun;
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
    void constraintsAreObeyed() {
        CommandRun run =
                CommandRun.of(
                        "sample",
                        "-n",
                        "100",
                        "--seed",
                        "5",
                        "--kekule",
                        "--elements",
                        "C,N,O",
                        "--ring-sizes",
                        "5-6",
                        "--max-atoms",
                        "12",
                        "--neutral");
        assertThat(run.lines()).hasSize(100);
        for (String smiles : run.lines()) {
            assertThat(smiles).matches("[CNOH=#/\\\\()\\[\\]@.1-9]+");
            assertThat(smiles.replaceAll("[^CNO]", "")).hasSizeLessThanOrEqualTo(12);
        }
        CommandRun check = CommandRun.withInput(run.out(), "check", "-");
        assertThat(check.err()).contains("100 valid, 0 not");
    }

    @Test
    void scaffoldsAreGrown() {
        String[] options = {"-n", "50", "--seed", "6", "--scaffold", "C1CC1", "--kekule"};
        for (String model : List.of("uniform", "zinc250k")) {
            List<String> arguments = new ArrayList<>(List.of("sample", "--model", model));
            arguments.addAll(List.of(options));
            CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
            assertThat(run.lines()).hasSize(50);
            assertThat(new HashSet<>(run.lines())).hasSizeGreaterThan(30);
            CommandRun check = CommandRun.withInput(run.out(), "check", "-");
            assertThat(check.err()).contains("50 valid, 0 not");
        }
    }

    @Test
    void uniformSamplesNeedNoModel() {
        String[] options = {"sample", "--model", "uniform", "-n", "300", "--seed", "2"};
        CommandRun run = CommandRun.of(options);
        assertThat(run.lines()).hasSize(300);
        CommandRun check = CommandRun.withInput(run.out(), "check", "-");
        assertThat(check.err()).contains("300 valid, 0 not");
        assertThat(CommandRun.of(options).out()).isEqualTo(run.out());
        CommandRun shorter =
                CommandRun.of(
                        "sample", "--model", "uniform", "-n", "50", "--max-rules", "5", "--kekule");
        assertThat(shorter.lines()).allMatch(smiles -> smiles.length() <= 5 * 6);
    }

    @Test
    void limitedChoicesAreDrawnFrom() {
        CommandRun likeliest = CommandRun.of("sample", "-n", "20", "--seed", "1", "--top-k", "1");
        CommandRun again =
                CommandRun.of("sample", "-n", "20", "--seed", "1", "--top-p", "0.000001");
        assertThat(likeliest.out()).isEqualTo(again.out());
    }

    @Test
    void senselessSamplingIsRefusedInOneLine() {
        assertRefused(
                "no molecule of at most 96 rules is left by: elements Na", "--elements", "Na");
        assertRefused("there is no element Xy", "--elements", "Xy");
        assertRefused("--ring-sizes takes a range", "--ring-sizes", "large");
        assertRefused("no ring sizes between 7 and 5", "--ring-sizes", "7-5");
        assertRefused("--scaffold C1CC: ", "--scaffold", "C1CC");
        assertRefused("at most 96 rules", "--max-rules", "400");
        assertRefused("top-p", "--top-p", "0");
        assertRefused("min-p", "--min-p", "1");
        assertRefused("cannot go with --model uniform", "--model", "uniform", "--top-k", "3");
        assertRefused("there is no training set", "--model", "uniform", "--novel");
    }

    private static void assertRefused(String reason, String... options) {
        List<String> arguments = new ArrayList<>(List.of("sample"));
        arguments.addAll(List.of(options));
        CommandRun run = CommandRun.of(arguments.toArray(String[]::new));
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines().findFirst().orElseThrow()).contains(reason);
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
        assertThat(reconstructed.lines().get(0)).isEqualTo("input\toutput\texact\tname");
        assertThat(
                        reconstructed.lines().stream()
                                .skip(1)
                                .map(line -> line.split("\t", -1))
                                .map(row -> row[1] + (row[3].isEmpty() ? "" : "\t" + row[3])))
                .containsExactlyElementsOf(decoded.lines());
    }

    @Test
    void samplesAreDrawnAsSdf() throws InvalidMoleculeException {
        CommandRun smiles = CommandRun.of("sample", "-n", "5", "--seed", "1");
        CommandRun sdf = CommandRun.of("sample", "-n", "5", "--seed", "1", "--format", "sdf");
        List<String> back = CommandRun.withInput(sdf.out(), "check", "-").lines();
        assertThat(back).hasSize(6);
        for (int i = 0; i < 5; i++) {
            assertThat(
                            CanonicalForm.sameMolecule(
                                    back.get(i + 1).split("\t", -1)[0], smiles.lines().get(i)))
                    .isTrue();
        }
        CommandRun growing =
                CommandRun.of("sample", "--seed", "1", "-o", "x", "--resume", "--format", "sdf");
        assertThat(growing.status()).isEqualTo(2);
    }

    @Test
    void reconstructionsAreJudged() {
        CommandRun run = CommandRun.withInput(MOLECULES, "reconstruct", "-");
        assertThat(run.lines())
                .hasSize(4)
                .allMatch(line -> line.matches("[^\\t]+\\t[^\\t]+\\t[^\\t]+\\t[^\\t]*"));
        assertThat(run.lines().stream().skip(1))
                .allMatch(line -> line.matches(".*\t[01]\t(first|phenol)?"));
        assertThat(run.err()).contains("% exact");
    }

    @Test
    void neighborsAreWrittenOnceAndAreNotTheMolecule() throws InvalidMoleculeException {
        String molecule = "CC(C)NC(=O)N1CCCCC1";
        CommandRun run =
                CommandRun.of("neighbors", molecule, "-n", "5", "--distance", "0.4", "--seed", "1");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).contains("5 molecules; seed 1");
        Set<String> canonical = new HashSet<>();
        for (String line : run.lines()) {
            canonical.add(CanonicalForm.of(line));
        }
        assertThat(canonical).hasSize(5).doesNotContain(CanonicalForm.of(molecule));
        assertThat(CommandRun.of("neighbors", "C(C").err()).contains("C(C: syntax");
        CommandRun wrong = CommandRun.of("neighbors", molecule, "--distance", "-1");
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.err()).contains("--distance must be positive");
    }

    @Test
    void refinementNeverReconstructsLess() {
        String molecules =
                String.join("\n", CommandRun.of("sample", "-n", "40", "--seed", "8").lines())
                        + "\n";
        long refined = exact(CommandRun.withInput(molecules, "reconstruct", "-"));
        long encoded = exact(CommandRun.withInput(molecules, "reconstruct", "-", "--refine", "0"));
        assertThat(refined).isGreaterThan(encoded);
        assertThat(CommandRun.withInput(molecules, "encode", "-", "--refine", "-1").err())
                .contains("'-1' is no whole number from 0");
    }

    private static long exact(CommandRun run) {
        assertThat(run.lines()).hasSize(41);
        return run.lines().stream().filter(line -> line.endsWith("\t1")).count();
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
        assertThat(run.err()).contains("interpolate: 7 steps, 7 different molecules");
    }

    /** The ends of this way are small for the model: one is decoded to another molecule. */
    @Test
    void interpolationsEndWhereTheyAreAsked() throws InvalidMoleculeException {
        String[] way = {"interpolate", "c1ccccc1O", "CC", "--steps", "6"};
        CommandRun run = CommandRun.of(way);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(CanonicalForm.of(run.lines().get(0))).isEqualTo(CanonicalForm.of("c1ccccc1O"));
        assertThat(CanonicalForm.of(run.lines().get(5))).isEqualTo(CanonicalForm.of("CC"));
        assertThat(run.err()).contains("is decoded to another molecule", "it is written as given");
        String[] strict = Arrays.copyOf(way, 6);
        strict[5] = "--strict";
        CommandRun refused = CommandRun.of(strict);
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.out()).isEmpty();
    }

    @Test
    void filesOfMoleculesGiveTables() {
        String molecules = "CC(C)NC(=O)N1CCCCC1 urea\nC(\nCN(C(=O)CSc1ccc(Cl)cc1)C\n";
        CommandRun near =
                CommandRun.withInput(
                        molecules, "neighbors", "-", "-n", "3", "--distance", "0.4", "--seed", "1");
        assertThat(near.status()).as(near.err()).isZero();
        assertThat(near.lines().get(0)).isEqualTo("smiles\tsimilarity\tof\tname");
        assertThat(near.lines()).hasSize(7);
        assertThat(near.lines().get(1)).matches(".*\t0\\.\\d{4}\tCC\\(C\\)NC.*\turea");
        assertThat(near.err()).contains("standard input:2: syntax");
        // the first molecule's rows are those of the molecule alone
        CommandRun alone =
                CommandRun.of(
                        "neighbors",
                        "CC(C)NC(=O)N1CCCCC1",
                        "-n",
                        "3",
                        "--distance",
                        "0.4",
                        "--seed",
                        "1",
                        "--similarity");
        assertThat(alone.lines().get(0)).isEqualTo("smiles\tsimilarity");
        for (int i = 1; i <= 3; i++) {
            assertThat(near.lines().get(i)).startsWith(alone.lines().get(i) + "\t");
        }
        CommandRun walks =
                CommandRun.withInput(
                        "CC(C)NC(=O)N1CCCCC1 CN(C(=O)CSc1ccc(Cl)cc1)C\nCCO\n",
                        "interpolate",
                        "-",
                        "--steps",
                        "4");
        assertThat(walks.status()).as(walks.err()).isZero();
        assertThat(walks.lines()).hasSize(5);
        assertThat(walks.lines().get(1)).contains("\t1.0000\tCC(C)NC(=O)N1CCCCC1\t");
        assertThat(walks.err()).contains(":2: empty: a line needs two SMILES");
        CommandRun missing = CommandRun.of("interpolate", "CCO");
        assertThat(missing.status()).isEqualTo(2);
        assertThat(missing.err())
                .contains("without B, A must be a file, and there is none called CCO");
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
        assertThat(run.status()).isEqualTo(1);
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
