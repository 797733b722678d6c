package org.molrae.cli.chemistry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.molrae.cli.CommandRun;

class PropertiesCommandTest {

    @Test
    void writesTheColumnsOfTheReference() {
        CommandRun run = CommandRun.withInput("CCO\nCc1ccccc1\n", "properties", "-");
        assertThat(run.status()).isZero();
        assertThat(run.lines())
                .containsExactly(
                        "smiles,logP,SA,QED,cycle_score,penalized_logP_norm,penalized_logP_raw,MW,TPSA,HBA,"
                                + "HBA_rdkit,HBD,rotatable,rings,aromatic_rings,heavy,fsp3,bertz,scaffold",
                        "CCO,-0.001400,1.980257,0.406808,0,-0.257733,-1.981657,46.069000,20.230000,1,"
                                + "1,1,0,0,0,3,1.000000,2.754888,",
                        "Cc1ccccc1,1.995020,1.000000,0.458806,0,2.310200,0.995020,92.141000,0.0"
                                + "00000,0,0,0,0,1,1,7,0.142857,129.965660,c1ccccc1");
        assertThat(run.err()).startsWith("properties: 2 read, 2 done, 0 skipped");
    }

    @Test
    void computesWhatIsAskedFor() {
        CommandRun run =
                CommandRun.withInput(
                        "O\n", "properties", "-", "--columns", "HBD,MW,scaffold,veber");
        assertThat(run.lines()).containsExactly("smiles,HBD,MW,scaffold,veber", "O,0,18.015000,,1");
    }

    @Test
    void reportsBadLinesAndGoesOn() {
        CommandRun run =
                CommandRun.withInput(
                        "CC\nC1CC\nC(C)(C)(C)(C)C\nCCC\n", "properties", "-", "--columns", "heavy");
        assertThat(run.status()).isZero();
        assertThat(run.lines()).containsExactly("smiles,heavy", "CC,2", "CCC,3");
        assertThat(run.err())
                .contains("standard input:2: ring: ")
                .contains("standard input:3: valence: ")
                .contains("properties: 4 read, 2 done, 2 skipped");
    }

    @Test
    void strictEndsAtTheFirstBadLine() {
        CommandRun run =
                CommandRun.withInput(
                        "CC\nC1CC\nCCC\n", "properties", "-", "--columns", "heavy", "--strict");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.lines()).containsExactly("smiles,heavy", "CC,2");
    }

    @Test
    void keepsTheOrderOnManyThreads(@TempDir Path folder) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            for (int i = 1; i <= 3_000; i++) {
                String line = "C".repeat(1 + i % 40) + "\n";
                out.write(line.getBytes(StandardCharsets.UTF_8));
            }
        }
        Path file = folder.resolve("chains.smi.gz");
        Files.write(file, bytes.toByteArray());
        CommandRun run =
                CommandRun.of(
                        "properties", file.toString(), "--columns", "heavy", "--threads", "4");
        assertThat(run.lines().stream().skip(1).map(line -> line.split(",", -1)[1]))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 3_000)
                                .mapToObj(i -> String.valueOf(1 + i % 40))
                                .toList());
    }

    @Test
    void scores(@TempDir Path folder) throws IOException {
        Path score = folder.resolve("score.yaml");
        Files.writeString(score, "terms:\n  - property: heavy\n    ramp: [0, 4]\n");
        CommandRun run =
                CommandRun.withInput(
                        "C\nCC\nCCCCC\n",
                        "properties",
                        "-",
                        "--columns",
                        "heavy",
                        "--score",
                        score.toString());
        assertThat(run.lines())
                .containsExactly(
                        "smiles,heavy,score", "C,1,0.250000", "CC,2,0.500000", "CCCCC,5,1.000000");
        Files.writeString(score, "terms:\n  - property: heavy\n");
        CommandRun wrong =
                CommandRun.withInput("C\n", "properties", "-", "--score", score.toString());
        assertThat(wrong.status()).isEqualTo(1);
        assertThat(wrong.err())
                .startsWith("molrae properties: " + score + ": line 2: heavy does not lie");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void asksProgramsOfAScore(@TempDir Path folder) throws IOException {
        // the first ends at chlorine; the second tells the time of its starts
        Files.writeString(
                folder.resolve("length.sh"),
                "while read -r s; do case $s in *Cl*) echo no chlorine >&2; exit 3;; esac; echo ${#s}; done");
        Files.writeString(
                folder.resolve("half.sh"), "echo . >> starts; while read -r s; do echo 0.5; done");
        Path score = folder.resolve("score.yaml");
        Files.writeString(
                score,
                """
                mean: arithmetic
                terms:
                  - program: sh length.sh
                    ramp: [0, 4]
                  - program: sh half.sh
                    threshold: 1
                  - program: sh half.sh
                    ramp: [0, 1]
                """);
        CommandRun run =
                CommandRun.withInput(
                        "CC\nCCCl\nCCCC\n",
                        "properties",
                        "-",
                        "--columns",
                        "score",
                        "--score",
                        score.toString());
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.lines())
                .containsExactly("smiles,score", "CC,0.500000", "CCCl,NaN", "CCCC,0.666667");
        assertThat(run.err().lines().filter(line -> line.contains("crashes")))
                .containsExactly(
                        "properties: sh length.sh: 0 timeouts, 1 crashes, 0 unreadable answers; it said"
                                + " last: no chlorine");
        assertThat(Files.readAllLines(folder.resolve("starts"))).hasSize(1);
        Files.writeString(score, "terms: [{program: ./none.sh, ramp: [0, 1]}]");
        CommandRun none =
                CommandRun.withInput("C\n", "properties", "-", "--score", score.toString());
        assertThat(none.status()).isEqualTo(1);
        assertThat(none.err().lines())
                .singleElement()
                .asString()
                .contains("line 1", "there is no ./none.sh");
        Files.writeString(
                score, "terms: [{program: \"sh -c 'echo 1; echo 2; cat'\", ramp: [0, 1]}]");
        CommandRun chatty =
                CommandRun.withInput("C\nCC\n", "properties", "-", "--score", score.toString());
        assertThat(chatty.status()).isEqualTo(1);
        assertThat(chatty.err().lines())
                .singleElement()
                .asString()
                .contains("sh wrote a line that it was not asked for");
    }

    @Test
    void namesAlerts() {
        CommandRun run =
                CommandRun.withInput(
                        "CC\nO=C(Cl)c1ccccc1\n", "properties", "-", "--columns", "HBD", "--alerts");
        assertThat(run.lines())
                .containsExactly(
                        "smiles,HBD,alerts", "CC,0,", "O=C(Cl)c1ccccc1,0,Brenk acid_halide");
    }

    @Test
    void alertsOfAFileStandBesideTheInput(@TempDir Path folder) throws IOException {
        Path list = folder.resolve("alerts.txt");
        Files.writeString(list, "halogens [F,Cl,Br,I] 1\nbroken C(\n");
        Path input = folder.resolve("input.smi");
        Files.writeString(input, "FCCl\nFC\n");
        List<String> expected = List.of("smiles,heavy,alerts", "FCCl,3,halogens", "FC,2,");
        String alerts = "--alerts";
        String heavy = "heavy";
        String file = input.toString();
        CommandRun behind =
                CommandRun.of("properties", file, alerts, list.toString(), "--columns", heavy);
        assertThat(behind.lines()).isEqualTo(expected);
        assertThat(behind.err()).contains(list + ":2: no SMARTS: C(");
        CommandRun before =
                CommandRun.of("properties", alerts, list.toString(), "--columns", heavy, file);
        assertThat(before.lines()).isEqualTo(expected);
        // alone, the option asks for the published lists, and the file is the input
        CommandRun alone = CommandRun.of("properties", alerts, file, "--columns", heavy);
        assertThat(alone.lines())
                .containsExactly("smiles,heavy,alerts", "FCCl,3,Brenk alkyl_halide", "FC,2,");
        CommandRun strict = CommandRun.of("properties", file, alerts, list.toString(), "--strict");
        assertThat(strict.status()).isEqualTo(1);
        assertThat(strict.err()).contains(list + ":2: no SMARTS");
    }

    @Test
    void scoresTheTasksOfASuite() {
        CommandRun run =
                CommandRun.withInput(
                        "CCCCCCCCCCC undecane\n", "properties", "-", "--suite", "guacamol");
        assertThat(run.lines().get(0))
                .startsWith("smiles,Celecoxib rediscovery,Troglitazone rediscovery,")
                .endsWith(",Deco Hop,Scaffold Hop,name");
        assertThat(run.lines().get(1))
                .startsWith("CCCCCCCCCCC,0.0099009901,0.0353982301,")
                .contains(",1.0,5.71500774E-7,")
                .endsWith(",0.5,0.333333333,undecane");
        CommandRun both =
                CommandRun.withInput(
                        "CCO\n", "properties", "-", "--suite", "trivial", "--columns", "heavy");
        assertThat(both.lines().get(0)).startsWith("smiles,heavy,logP (target: -1.0),");
        assertThat(both.lines().get(1)).startsWith("CCO,3,0.6");
        CommandRun none = CommandRun.withInput("C\n", "properties", "-", "--suite", "moses");
        assertThat(none.status()).isEqualTo(2);
        assertThat(none.err()).contains("there is no suite 'moses', but guacamol, pmo, trivial");
    }

    @Test
    void refusesUnknownColumns() {
        CommandRun run = CommandRun.withInput("", "properties", "-", "--columns", "logp");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("there is no column 'logp'; did you mean logP?");
        CommandRun score = CommandRun.withInput("", "properties", "-", "--columns", "score");
        assertThat(score.status()).isEqualTo(2);
        assertThat(score.err()).contains("needs the option --score");
    }
}
