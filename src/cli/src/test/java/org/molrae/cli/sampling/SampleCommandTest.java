package org.molrae.cli.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.molrae.cli.CommandRun;

class SampleCommandTest {

    @TempDir Path folder;

    /** Draws single atoms, of which there are few. */
    private static CommandRun atoms(String... more) {
        List<String> command =
                new ArrayList<>(
                        List.of("sample", "--model", "uniform", "--max-atoms", "1", "--seed", "1"));
        command.addAll(Arrays.asList(more));
        return CommandRun.of(command.toArray(String[]::new));
    }

    @Test
    void anExhaustedSpaceHasAnEnd() throws IOException {
        Path file = folder.resolve("atoms.smi");
        CommandRun run =
                atoms("--unique", "--count", "1000", "--max-draws", "3000", "-o", file.toString());
        assertThat(run.status()).isEqualTo(1);
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).contains("C", "N").doesNotHaveDuplicates().hasSizeLessThan(200);
        assertThat(run.err())
                .contains(lines.size() + " of 1,000 molecules written: 3,000 molecules were drawn");
        CommandRun patient = atoms("--unique", "--count", "1000");
        assertThat(patient.status()).isEqualTo(1);
        assertThat(patient.lines()).containsAll(lines);
        assertThat(patient.err())
                .contains("most of what is drawn is left out", "there seem to be no others");
    }

    /** The table that one request around fragments gives, without a network. */
    private static List<String> around(String... request) {
        List<String> command =
                new ArrayList<>(List.of("sample", "--model", "uniform", "-n", "20", "--seed", "3"));
        command.addAll(List.of("--format", "tsv"));
        command.addAll(Arrays.asList(request));
        CommandRun run = CommandRun.of(command.toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.lines()).hasSize(21);
        return run.lines();
    }

    @Test
    void guestsAreColumns() {
        List<String> decorated =
                around("--decorate", "c1ccc([*:1])nc1[*:2]", "--at", "1:max-atoms=3,elements=C,N");
        assertThat(decorated.get(0)).isEqualTo("smiles\tR1\tR2");
        assertThat(decorated.subList(1, 21))
                .allSatisfy(
                        row -> {
                            String[] cells = row.split("\t", -1);
                            assertThat(cells[1]).contains("[*:1]");
                            assertThat(
                                            cells[1].replaceAll("\\[\\*:1]", "")
                                                    .replaceAll("[^A-Z]", ""))
                                    .matches("[CNH]+");
                            assertThat(cells[2]).contains("[*:2]");
                        });
    }

    @Test
    void linkersComeWithTheirLengths() {
        for (List<String> ends :
                List.of(
                        List.of("*c1ccccc1", "*c1ccncc1"),
                        List.of("*c1ccccc1.*c1ccncc1"),
                        List.of("*c1ccccc1|*c1ccncc1"))) {
            List<String> request = new ArrayList<>(List.of("--link"));
            request.addAll(ends);
            request.addAll(List.of("--linker", "path=2-3,max-atoms=5"));
            List<String> linked = around(request.toArray(String[]::new));
            assertThat(linked.get(0)).isEqualTo("smiles\tlinker\tpath_length");
            assertThat(linked.subList(1, 21))
                    .allSatisfy(row -> assertThat(row).matches(".*\\[\\*:1].*\t[23]"));
        }
    }

    @Test
    void ringSizesAreThoseOfTheMacrocycle() {
        // the benzene of the fragment is no ring of 12 to 14 atoms
        assertThat(around("--macrocycle", "[*:1]c1cccc([*:2])c1", "--ring-sizes", "12-14"))
                .hasSize(21);
    }

    @Test
    void requestsThatMakeNoSenseAreRefused() {
        for (List<String> wrong :
                List.of(
                        List.of("--scaffold", "C", "--decorate", "C*"),
                        List.of("--at", "1:atoms=2"),
                        List.of("--link", "C*"),
                        List.of("--link", "C*", "C*", "C*"),
                        List.of("--decorate", "CC"),
                        List.of("--decorate", "C*", "--at", "2:atoms=3"),
                        List.of("--replace-core", "CCO"),
                        List.of("--linker", "path=2"),
                        List.of("--require", "C(("),
                        List.of("--macrocycle", "C*"),
                        List.of("--log-likelihood"))) {
            CommandRun run = atoms(wrong.toArray(String[]::new));
            assertThat(run.status()).as(wrong + run.err()).isEqualTo(2);
            assertThat(run.err().lines().findFirst().orElse("")).startsWith("molrae sample: ");
        }
    }

    @Test
    void patternsAreForbiddenAndRequired() {
        CommandRun run =
                CommandRun.of(
                        "sample",
                        "--model",
                        "uniform",
                        "--max-rules",
                        "12",
                        "-n",
                        "30",
                        "--seed",
                        "1",
                        "--require",
                        "[#7]",
                        "--forbid",
                        "[#16]",
                        "--forbid",
                        "brenk");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.lines())
                .hasSize(30)
                .allSatisfy(smiles -> assertThat(smiles).containsPattern("[Nn]"))
                .noneSatisfy(smiles -> assertThat(smiles).containsPattern("S(?!e)|s"));
        assertThat(run.err()).contains("left out as forbidden or without what is required");
    }

    @Test
    void aPartialFileGoesOnUnderItsOwnSettingsAlone() {
        String file = folder.resolve("atoms.smi").toString();
        String[] stopped = {
            "--unique", "--resume", "--max-draws", "3000", "-n", "1000", "-o", file
        };
        CommandRun first = atoms(stopped);
        assertThat(first.status()).isEqualTo(1);
        assertThat(folder.resolve("atoms.smi.partial")).isNotEmptyFile();
        CommandRun other = atoms("--resume", "--unique", "--neutral", "-n", "3", "-o", file);
        assertThat(other.status()).isEqualTo(1);
        assertThat(other.err()).contains("of another command", "--neutral");
        CommandRun few = atoms("--resume", "--unique", "-n", "3", "-o", file);
        assertThat(few.err()).contains("molecules are there already");
        assertThat(folder.resolve("atoms.smi.partial")).isNotEmptyFile();
    }
}
