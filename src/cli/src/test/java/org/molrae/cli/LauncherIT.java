package org.molrae.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs the launcher of the assembled distribution, as a shell would. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class LauncherIT {

    private static final Path DISTRIBUTION =
            Path.of(System.getProperty("molrae.distribution", "target/molrae"));

    private static final String LAUNCHER =
            DISTRIBUTION.resolve("bin").resolve("molrae").toAbsolutePath().toString();

    @TempDir Path folder;

    private CommandRun run(Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        Path out = folder.resolve("stdout");
        Path err = folder.resolve("stderr");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.redirectOutput(out.toFile()).redirectError(err.toFile());
        Process process = builder.start();
        process.getOutputStream().close();
        return new CommandRun(process.waitFor(), Files.readString(out), Files.readString(err));
    }

    private CommandRun shell(String script) throws IOException, InterruptedException {
        return run(Map.of("MOLRAE", LAUNCHER), "bash", "-c", script);
    }

    @Test
    void runs() throws IOException, InterruptedException {
        CommandRun run = run(Map.of(), LAUNCHER, "--version");
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out()).startsWith("molrae 0.").contains("DJL 0.").doesNotContain("unknown");
    }

    @Test
    void handsOnTheExitStatus() throws IOException, InterruptedException {
        CommandRun run = run(Map.of(), LAUNCHER, "smaple");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void findsItselfThroughLinks() throws IOException, InterruptedException {
        Path relative =
                Files.createSymbolicLink(
                        folder.resolve("inner"), folder.relativize(Path.of(LAUNCHER)));
        Path outer = Files.createSymbolicLink(folder.resolve("outer"), relative.getFileName());
        assertThat(run(Map.of(), outer.toString(), "--version").status()).isZero();
    }

    @Test
    void saysThatJavaIsMissingOrTooOld() throws IOException, InterruptedException {
        CommandRun missing = run(Map.of("JAVA_HOME", folder.toString()), LAUNCHER, "--version");
        assertThat(missing.status()).isEqualTo(1);
        assertThat(missing.err().lines())
                .hasSize(1)
                .allMatch(line -> line.contains("holds no bin/java"));

        Path java = Files.createDirectories(folder.resolve("bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"11.0.2\"' >&2\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        CommandRun asked = run(Map.of("JAVA_HOME", folder.toString()), LAUNCHER, "--version");
        assertThat(asked.err()).contains("Java 17 or later is needed").contains("11.0.2");
        Files.writeString(
                folder.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"1.8.0_202\"\n");
        CommandRun read = run(Map.of("JAVA_HOME", folder.toString()), LAUNCHER, "--version");
        assertThat(read.err().lines()).hasSize(1).allMatch(line -> line.contains("1.8.0_202"));
    }

    @Test
    void keepsTheVirtualMachineOffStandardOutput() throws IOException, InterruptedException {
        CommandRun run =
                run(
                        Map.of("MOLRAE_JAVA_OPTS", "-Xlog:gc:stderr -XX:MaxNewSize=99g -Xmx200m"),
                        LAUNCHER,
                        "completion");
        assertThat(run.status()).isZero();
        assertThat(run.out()).startsWith("#!");
        assertThat(run.err()).contains("warning");
    }

    @Test
    void holdsPyTorchUnpacked() throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(DISTRIBUTION.resolve("lib").resolve("native"))) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        }
        assertThat(names)
                .contains(System.mapLibraryName("torch"), System.mapLibraryName("djl_torch"));
    }

    @Test
    void isQuietWhenItsReaderLeaves() throws IOException, InterruptedException {
        CommandRun run = shell("\"$MOLRAE\" completion | head -1; echo ${PIPESTATUS[0]}");
        assertThat(run.lines()).containsExactly("#!/usr/bin/env bash", "0");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void failsOnAFullDisk() throws IOException, InterruptedException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full) && !Files.isRegularFile(full));
        assertThat(shell("\"$MOLRAE\" completion > /dev/full").status()).isEqualTo(1);
    }

    @Test
    void readsStandardInputAndFiles() throws IOException, InterruptedException {
        CommandRun run =
                shell(
                        "printf 'CCO\\nCC\\n' | \"$MOLRAE\" derive - | \"$MOLRAE\" derive --inverse -");
        assertThat(run.out()).isEqualTo("CCO\nCC\n");
    }

    @Test
    void evaluatesWhatItReads() throws IOException, InterruptedException {
        Path reference = Files.writeString(folder.resolve("r.smi"), "CCO\nc1ccccc1CC\nCCN\n");
        Path page = folder.resolve("page.html");
        CommandRun run =
                shell(
                        "printf 'CCO\\nOCC\\nC(\\nc1ccccc1C\\n' | \"$MOLRAE\" evaluate - --reference '"
                                + reference
                                + "' --report '"
                                + page
                                + "'");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.lines()).contains("metric\tvalue", "valid\t0.750000", "unique@1k\t0.666667");
        assertThat(run.err().lines())
                .containsExactly(
                        "evaluate: unique@k looks at the first k molecules, but there are 3",
                        "evaluate: 4 read, 3 molecules, 2 different; reference: 3 molecules");
        assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>").endsWith("</html>\n");

        Path broken = Files.writeString(folder.resolve("broken.pt"), "no network");
        CommandRun wrong =
                run(
                        Map.of(),
                        LAUNCHER,
                        "evaluate",
                        reference.toString(),
                        "--reference",
                        reference.toString(),
                        "--chemnet",
                        broken.toString());
        assertThat(wrong.status()).isEqualTo(1);
        assertThat(wrong.out()).isEmpty();
        assertThat(wrong.err().lines())
                .hasSize(1)
                .allMatch(line -> line.endsWith("no TorchScript that can be loaded"));
    }

    @Test
    void headEndsAnEndlessInput() throws IOException, InterruptedException {
        CommandRun run =
                shell("yes c1ccccc1 | \"$MOLRAE\" derive - | head -3; echo ${PIPESTATUS[1]}");
        assertThat(run.lines()).hasSize(4).endsWith("0");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void aLongRunGoesOnWhereItWasStopped() throws IOException, InterruptedException {
        CommandRun run =
                shell(
                        """
                        cd '%s'
                        options="--model uniform --max-rules 8 --seed 1 -q"
                        draw() { "$MOLRAE" sample $options "$@"; }
                        "$MOLRAE" sample $options -n 100000000 -o grown.smi.gz --resume & pid=$!
                        until [ -s grown.smi.gz.partial.note ]; do sleep 0.1; done
                        draw -n 500 -o grown.smi.gz --resume; echo $?
                        kill -TERM $pid; wait $pid
                        draw -n 500 -o grown.smi.gz --resume; echo $?
                        written=$(sed -n 's/^written=//p' grown.smi.gz.partial.note)
                        draw -n $((written + 70000)) -o grown.smi.gz --resume; echo $?
                        draw -n $((written + 70000)) --threads 1 | cmp - <(gzip -dc grown.smi.gz); echo $?
                        ls
                        """
                                .formatted(folder));
        assertThat(run.lines())
                .containsExactly("1", "1", "0", "0", "grown.smi.gz", "stderr", "stdout");
        assertThat(run.err())
                .contains("is being written by another run", "molecules are there already");
    }

    /** By SIGTERM: a build in the background runs with SIGINT ignored, and so do its children. */
    @Test
    void anInterruptLeavesNothingHalfWritten() throws IOException, InterruptedException {
        CommandRun run =
                shell(
                        "mkdir '"
                                + folder
                                + "/out'; cd '"
                                + folder
                                + "/out'\n"
                                + "set -m; yes c1ccccc1 | (exec \"$MOLRAE\" derive - -o out.txt) & job=$!\n"
                                + "for i in $(seq 200); do ls .out.txt.*.tmp >/dev/null 2>&1 && break; sleep 0.1; done\n"
                                + "ls -A | wc -l; kill -TERM %1; wait $job; echo $?; ls -A");
        assertThat(run.lines()).map(String::strip).containsExactly("1", "143");
    }

    @Test
    void sharesTheClassesOfTheBuild() throws IOException, InterruptedException {
        Path one = Files.writeString(folder.resolve("one.smi"), "CCO\n");
        assertThat(DISTRIBUTION.resolve("lib").resolve("molrae.jsa")).isNotEmptyFile();
        List<String> loaded = loaded("check", one.toString());
        assertThat(loaded).anyMatch(line -> line.contains("org.molrae.cli.chemistry.CheckCommand"));
        List<String> own =
                loaded.stream()
                        .filter(line -> line.contains(" org.molrae.") && !line.contains("Lambda"))
                        .toList();
        // a few load on some machines only, such as what caps threads
        assertThat(own)
                .filteredOn(line -> !line.contains("shared objects file"))
                .hasSizeLessThan(own.size() / 10);
        // another Java, or a folder that was moved, is no reason to say anything
        CommandRun without =
                run(
                        Map.of("MOLRAE_JAVA_OPTS", "-XX:SharedArchiveFile=" + one),
                        LAUNCHER,
                        "check",
                        one.toString(),
                        "-q");
        assertThat(without.status()).isZero();
        assertThat(without.err()).isEmpty();
    }

    @Test
    void loadsNoEngineForWorkOnMoleculesAlone() throws IOException, InterruptedException {
        String one = Files.writeString(folder.resolve("one.smi"), "CCO\n").toString();
        for (List<String> verb :
                List.of(
                        List.of("check", one),
                        List.of("properties", one),
                        List.of("derive", one),
                        List.of("evaluate", one, "--reference", one))) {
            assertThat(loaded(verb.toArray(String[]::new)))
                    .as(verb.get(0))
                    .noneMatch(line -> line.contains(" ai.djl."));
        }
    }

    /** The lines about classes that a run loads. */
    private List<String> loaded(String... words) throws IOException, InterruptedException {
        Path log = folder.resolve("classes.log");
        List<String> command = new ArrayList<>(List.of(LAUNCHER));
        command.addAll(List.of(words));
        CommandRun run =
                run(
                        Map.of("MOLRAE_JAVA_OPTS", "-Xlog:class+load:file=" + log),
                        command.toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isZero();
        return Files.readAllLines(log);
    }

    @Test
    void bearsClosedDescriptors() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("one.smi"), "CCO\n");
        String one = "'" + folder + "/one.smi'";
        CommandRun file = shell("\"$MOLRAE\" check " + one + " <&-");
        assertThat(file.status()).as(file.err()).isZero();
        assertThat(file.lines()).contains("CCO\t1\t");
        CommandRun input = shell("\"$MOLRAE\" check - <&-");
        assertThat(input.status()).isEqualTo(1);
        assertThat(input.err().lines())
                .hasSize(1)
                .allMatch(line -> line.contains("cannot read standard input"));
        CommandRun output = shell("\"$MOLRAE\" check -q " + one + " >&-");
        assertThat(output.status()).isEqualTo(1);
        assertThat(output.err()).contains("cannot write standard output");
        assertThat(shell("\"$MOLRAE\" check " + one + " 2>&-").status()).isZero();
    }

    @Test
    void opensAnyNameInTheCLocale() throws IOException, InterruptedException {
        for (String locale : List.of("LC_ALL=C", "LC_ALL= LC_CTYPE=POSIX", "LC_ALL= LANG=C")) {
            CommandRun run =
                    shell(
                            "cd '"
                                    + folder
                                    + "'; printf 'CCO\n' > $'\\u00fc.smi'; "
                                    + locale
                                    + " \"$MOLRAE\" check -q $'\\u00fc.smi' -o $'\\u00f6.tsv'; echo $?; "
                                    + "ls *.tsv | od -An -tx1; rm *.tsv");
            assertThat(run.lines()).as(locale + run.err()).hasSize(2).startsWith("0");
            assertThat(run.lines().get(1)).contains("c3 b6 2e 74 73 76");
        }
    }

    /** Through script(1), which makes a terminal. */
    @Test
    void asksTheTerminalForItsWidth() throws IOException, InterruptedException {
        CommandRun run =
                shell(
                        "script -qec \"stty cols 101; MOLRAE_JAVA_OPTS=-XshowSettings:properties '$MOLRAE' --version\""
                                + " /dev/null </dev/null || echo no script");
        if (!run.out().contains("no script")) {
            assertThat(run.out()).contains("molrae.columns = 101");
        }
    }
}
