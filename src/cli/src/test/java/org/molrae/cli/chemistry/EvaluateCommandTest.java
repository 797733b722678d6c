package org.molrae.cli.chemistry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.molrae.cli.CommandRun;

class EvaluateCommandTest {

    @TempDir Path folder;

    private Path reference;
    private Path train;

    @BeforeEach
    void write() throws IOException {
        reference = file("reference.smi", "c1ccccc1C1CC1 one\nCCO\n# a comment\nCCN\nc1ccccc1C\n");
        train = file("train.smi", "OCC\nCCC\nCCCC\nCCCCC\nC1CC1C\n");
    }

    @Test
    void writesATableOfMetrics() {
        CommandRun run =
                CommandRun.withInput(
                        "CCO\nOCC\nC1CC1c1ccccc1\nC(\n",
                        "evaluate",
                        "-",
                        "--reference",
                        reference.toString(),
                        "--train",
                        train.toString());
        assertThat(run.status()).isZero();
        assertThat(run.lines().stream().map(line -> line.split("\t", -1)[0]))
                .containsExactly(
                        "metric",
                        "valid",
                        "unique@1k",
                        "unique@10k",
                        "novelty",
                        "IntDiv1",
                        "IntDiv2",
                        "SNN",
                        "Frag",
                        "Scaf",
                        "filters",
                        "logP",
                        "SA",
                        "QED",
                        "weight",
                        "Scaf_all",
                        "Wasserstein12",
                        "KL",
                        "Frechet_environments");
        assertThat(column(run, 1))
                .containsEntry("metric", "value")
                .containsEntry("valid", "0.750000")
                .containsEntry("unique@1k", "0.666667")
                .containsEntry("novelty", "0.500000")
                .containsEntry("SNN", "1.000000")
                .containsEntry("Scaf", "1.000000");
        assertThat(run.err())
                .contains("evaluate: 4 read, 3 molecules, 2 different; reference: 4 molecules");
    }

    @Test
    void printsTheCeilingBeside() {
        CommandRun run = evaluate("CCO\nCC\nCN\n", "--train", train.toString(), "--ceiling");
        assertThat(column(run, 2))
                .containsEntry("metric", "ceiling")
                .containsEntry("valid", "1.000000")
                .containsEntry("novelty", "0.000000");
        assertThat(column(run, 1)).containsEntry("novelty", "0.666667");
        CommandRun without = evaluate("CCO\n", "--ceiling");
        assertThat(without.status()).isEqualTo(2);
        assertThat(without.err()).contains("give it by --train T");
    }

    @Test
    void isTheSameOnAnyNumberOfThreadsAndZipped() throws IOException {
        String lines =
                IntStream.range(1, 3000)
                        .mapToObj(i -> "C".repeat(i % 37 + 1) + (i % 5 == 0 ? "O\n" : "N\n"))
                        .collect(Collectors.joining());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(lines.getBytes(StandardCharsets.UTF_8));
        }
        Path zipped = folder.resolve("generated.smi.gz");
        Files.write(zipped, bytes.toByteArray());
        CommandRun one = evaluate(lines, "--threads", "1", "--pairs", "20", "-q");
        CommandRun four =
                CommandRun.of(
                        "evaluate",
                        zipped.toString(),
                        "--reference",
                        reference.toString(),
                        "--threads",
                        "4",
                        "--pairs",
                        "20");
        assertThat(four.out()).isEqualTo(one.out());
        assertThat(one.err()).isEmpty();
        assertThat(four.err())
                .contains("IntDiv and SNN are of 20 different molecules drawn from 74");
    }

    @Test
    void leavesNovelMoleculesUndefinedWithoutATrainingSet() {
        assertThat(column(evaluate("CCO\n"), 1)).containsEntry("novelty", "NaN");
    }

    @Test
    void computesTheMetricsThatAreNamed() throws IOException {
        Path second = file("second.smi", "c1ccncc1\n");
        CommandRun run =
                evaluate(
                        "CCO\nC(\n",
                        "--metrics",
                        "SNN,valid",
                        "--second-reference",
                        second.toString(),
                        "--json");
        assertThat(run.out())
                .startsWith("{\n  \"SNN\": {\"value\": 1.0, \"second\": 0")
                .endsWith("\n  \"valid\": {\"value\": 0.5, \"second\": 0.5}\n}\n");
        CommandRun unknown = evaluate("CCO\n", "--metrics", "beauty");
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.err()).contains("--metrics: unknown metric 'beauty'; there are valid,");
    }

    @Test
    void addsTheMeanOfAScore() throws IOException {
        Path score = file("score.yaml", "terms:\n  - property: heavy\n    ramp: [0, 4]\n");
        CommandRun run = evaluate("C\nCCC\nC(\n", "--score", score.toString());
        assertThat(column(run, 1)).containsEntry("score", "0.500000");
    }

    @Test
    void addsTheChemNetDistanceOfASuppliedNetwork() throws IOException {
        Path network =
                Path.of(
                        "../molecules/src/test/resources/org/molrae/molecules/evaluation/chemnet.pt");
        CommandRun run =
                evaluate(
                        "CCO\nC(\nCCN\nCCC\n",
                        "--train",
                        train.toString(),
                        "--ceiling",
                        "--chemnet",
                        network.toString());
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.lines()).hasSize(20);
        assertThat(Double.parseDouble(column(run, 1).get("FCD"))).isPositive();
        assertThat(Double.parseDouble(column(run, 2).get("FCD"))).isPositive();
        assertThat(run.err()).contains("evaluate: FCD by chemnet.pt (sha256 ");
        CommandRun other =
                evaluate("C\n", "--chemnet", network.toString(), "--chemnet-sha256", "ab");
        assertThat(other.status()).isEqualTo(1);
        assertThat(other.err().lines()).hasSize(1).allMatch(line -> line.endsWith(", not ab"));
        CommandRun wrong = evaluate("C\n", "--chemnet", reference.toString());
        assertThat(wrong.status()).isEqualTo(1);
        assertThat(wrong.err().lines())
                .hasSize(1)
                .allMatch(
                        line -> line.endsWith("reference.smi: no TorchScript that can be loaded"));
    }

    @Test
    void reportsLinesOfTheReferenceThatAreNoMolecules() throws IOException {
        Path odd = file("odd.smi", "CCO\nC(\n");
        CommandRun run =
                CommandRun.withInput("CCO\n", "evaluate", "-", "--reference", odd.toString());
        assertThat(run.status()).isZero();
        assertThat(run.err()).contains("odd.smi:2: syntax: ").contains("reference: 1 molecules");
        CommandRun strict =
                CommandRun.withInput(
                        "CCO\n", "evaluate", "-", "--reference", odd.toString(), "--strict");
        assertThat(strict.status()).isEqualTo(1);
    }

    @Test
    void failsWithoutAnythingToCompare() throws IOException {
        assertThat(evaluate("").err()).contains("holds no lines to evaluate");
        Path empty = file("empty.smi", "");
        CommandRun run =
                CommandRun.withInput("C\n", "evaluate", "-", "--reference", empty.toString());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).contains("empty.smi holds no molecules to compare with");
        CommandRun missing =
                CommandRun.withInput("C\n", "evaluate", "-", "--reference", "/no/such/file");
        assertThat(missing.status()).isEqualTo(1);
        assertThat(missing.err()).contains("cannot read /no/such/file: no such file");
        assertThat(missing.out()).isEmpty();
        CommandRun twice = CommandRun.withInput("C\n", "evaluate", "-", "--reference", "-");
        assertThat(twice.status()).isEqualTo(2);
        assertThat(evaluate("C(\n").status()).isZero();
    }

    @Test
    void failsForABrokenFile() throws IOException {
        Path broken = folder.resolve("broken.smi.gz");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write("CCO\nCCN\n".repeat(1000).getBytes(StandardCharsets.UTF_8));
        }
        Files.write(broken, Arrays.copyOf(bytes.toByteArray(), bytes.size() - 12));
        CommandRun run =
                CommandRun.of("evaluate", broken.toString(), "--reference", reference.toString());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("the gzip data end early");
    }

    @Test
    void writesAPageThatNeedsNothingElse() throws IOException {
        Path page = folder.resolve("page.html");
        CommandRun run =
                evaluate(
                        "CCO\nCCCN\nc1ccccc1CC\nC(\n",
                        "--train",
                        train.toString(),
                        "--ceiling",
                        "--report",
                        page.toString(),
                        "--model",
                        "zinc250k");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.lines()).hasSize(19);
        String html = Files.readString(page);
        assertThat(html)
                .startsWith("<!DOCTYPE html>")
                .contains(
                        "Evaluation of standard input",
                        "ceiling",
                        "CharRNN",
                        "Latent space of zinc250k")
                .contains("Reconstruction", "alt=\"CCO\"", "data:image/svg+xml;base64,")
                .contains("prefers-color-scheme: dark", "name=\"viewport\"")
                .containsPattern("<td>Scaf</td>(<td[^>]*>[^<]*</td>){2}<td>0[.]924</td>")
                .doesNotContain("<script")
                .doesNotContainPattern("(src|srcset|href)=\"(?!data:)");
        assertThat(html.split("<tr>", -1).length).isGreaterThan(19);
    }

    @Test
    void writesAPageWithoutMolecules() {
        Path page = folder.resolve("page.html");
        CommandRun run = evaluate("C(\n", "--report", page.toString());
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(page).isRegularFile();
        CommandRun model = evaluate("C\n", "--model", "zinc250k");
        assertThat(model.status()).isEqualTo(2);
        assertThat(model.err()).contains("--report FILE");
    }

    private CommandRun evaluate(String lines, String... more) {
        String[] arguments = new String[4 + more.length];
        arguments[0] = "evaluate";
        arguments[1] = "-";
        arguments[2] = "--reference";
        arguments[3] = reference.toString();
        System.arraycopy(more, 0, arguments, 4, more.length);
        return CommandRun.withInput(lines, arguments);
    }

    private static Map<String, String> column(CommandRun run, int column) {
        return run.lines().stream()
                .map(line -> line.split("\t", -1))
                .collect(Collectors.toMap(cells -> cells[0], cells -> cells[column]));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
