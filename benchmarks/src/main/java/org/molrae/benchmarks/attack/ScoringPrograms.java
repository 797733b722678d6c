package org.molrae.benchmarks.attack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * Scoring programs that do not keep to what was agreed: optimize must end, and leave no process.
 */
final class ScoringPrograms implements Campaign {

    private static final List<String> BEFORE =
            List.of(
                    "",
                    "",
                    "",
                    "echo hello",
                    "echo 1",
                    "exec 2>&-",
                    "trap '' TERM INT HUP",
                    "head -c 300000 /dev/urandom >&2",
                    "sleep 1",
                    "exit 0",
                    "exit 3",
                    "kill -9 $$",
                    "exec 1>&-",
                    "exec 0<&-",
                    "(sleep 3600) & ",
                    "printf '\\377\\376'",
                    "cat >/dev/null",
                    "yes",
                    "yes 1 | head -c 1000000",
                    "cat /dev/zero",
                    "printf 1");

    private static final List<String> ANSWERS =
            List.of(
                    "echo ${#s}",
                    "echo ${#s}",
                    "echo ${#s}",
                    "echo 0.5",
                    "echo",
                    "echo nan",
                    "echo inf",
                    "echo -inf",
                    "echo 1e999",
                    "echo 1e-999",
                    "echo NaN",
                    "echo no",
                    "echo 1 2",
                    "echo 1,5",
                    "echo 1; echo 2",
                    ":",
                    "sleep 2; echo 1",
                    "sleep 3600",
                    "exit 1",
                    "kill -9 $$",
                    "printf 1",
                    "printf '1\\r\\n'",
                    "echo ' 1 '",
                    "head -c 100000 /dev/zero; echo",
                    "head -c 3000 /dev/urandom",
                    "echo 1 >&2",
                    "echo \"$s\"",
                    "printf '%0100000d\\n' 7",
                    "printf '\\0\\n'",
                    "printf '1\\n' ; exec 1>&-",
                    "read -r t; echo 1",
                    "echo 0x1p3",
                    "echo 1d",
                    "echo 1f",
                    "echo +1",
                    "echo ١",
                    "head -c 200000 /dev/urandom >&2; echo 1",
                    "sleep 3600 & echo 1",
                    "kill -STOP $$");

    @Override
    public String name() {
        return "programs";
    }

    @Override
    public String description() {
        return "hostile scoring programs for optimize: silent, slow, chatty, binary, crashing, out"
                + " of step";
    }

    @Override
    public String unit() {
        return "programs";
    }

    @Override
    public int usual() {
        return 60;
    }

    @Override
    public boolean parallel() {
        return false;
    }

    @Override
    public void attack(Case at) throws IOException, InterruptedException {
        StringBuilder script =
                new StringBuilder("#!/bin/sh\n").append(at.one(BEFORE)).append("\nn=0\n");
        script.append("while read -r s; do n=$((n+1))\ncase $((n % 3)) in\n");
        for (int i = 0; i < 2; i++) {
            script.append(i).append(") ").append(at.one(ANSWERS)).append(";;\n");
        }
        script.append("*) ").append(at.one(ANSWERS)).append(";;\nesac\ndone\n");
        script.append(at.one(List.of("", "", "echo 1", "sleep 3600", "exit 7")));
        Path program = Files.writeString(at.folder().resolve("program.sh"), script.toString());
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path start =
                Files.write(
                        at.folder().resolve("start.smi"),
                        at.fixtures().lines("molecules.smi").subList(0, 6));
        List<String> words =
                List.of(
                        "optimize",
                        "--objective=" + program,
                        "--timeout=0.3",
                        "--model=" + at.fixtures().path("molecules.safetensors"),
                        "--start=" + start,
                        "--strategy=random",
                        "--rounds=1",
                        "--batch-size=3",
                        "--threads=1",
                        "--seed=1",
                        "--trace=" + at.folder().resolve("trace.csv"),
                        "--output=" + at.folder().resolve("best.txt"));
        Outcome run = at.load(words);
        at.judgeFolder(run, List.of("trace.csv", "best.txt"), "program.sh", "start.smi");
        judgeProcesses(at, words, program, script.toString());
    }

    /** A program that is killed may take a moment to go. */
    private static void judgeProcesses(Case at, List<String> words, Path program, String script)
            throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            if (left(program).isEmpty()) {
                return;
            }
            Thread.sleep(100);
        }
        List<ProcessHandle> left = left(program);
        if (!left.isEmpty()) {
            at.complain(words, "leaves a process of the program " + script.replace("\n", "\\n"));
            left.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static List<ProcessHandle> left(Path program) {
        return ProcessHandle.allProcesses()
                .filter(
                        process ->
                                process.info()
                                        .commandLine()
                                        .filter(line -> line.contains(program.toString()))
                                        .isPresent())
                .toList();
    }
}
