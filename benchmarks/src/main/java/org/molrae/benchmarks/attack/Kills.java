package org.molrae.benchmarks.attack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Work that is killed at random moments, and goes on: the result is that of work that was left
 * alone.
 */
final class Kills implements Campaign {

    private static final int KILLS = 3;

    /** Some work: its words, and the files that it ends with; {} is the folder. */
    private record Work(String words, boolean resumes, List<String> results) {}

    private final List<Work> works =
            List.of(
                    new Work(
                            "train --data=FIXmolecules.smi --config=FIXmolecules.yaml --epochs=40"
                                    + " --threads=1 --seed=3 --output={}/model.safetensors",
                            true,
                            List.of("model.safetensors")),
                    new Work(
                            "sample --model=FIXmolecules.safetensors --count=6000 --seed=5"
                                    + " --threads=1 --output={}/molecules.smi",
                            true,
                            List.of("molecules.smi")),
                    new Work(
                            "optimize --model=FIXmolecules.safetensors --objective=qed"
                                    + " --strategy=bo --rounds=8 --batch=8 --start-count=30 --seed=7"
                                    + " --threads=1 --trace={}/trace.csv --output={}/best.txt",
                            true,
                            List.of("trace.csv", "best.txt")),
                    new Work(
                            "benchmark expressions --models=grae --strategies=random,genetic"
                                    + " --epochs=2 --trials=1 --rounds=3 --batch=4 --told=20"
                                    + " --inducing=5 --decodes=1 --learn-from=100 --small-batch=2"
                                    + " --threads=1 --output={}/table",
                            false,
                            List.of("table/expressions-table.csv")));

    private record Reference(double seconds, Map<String, byte[]> results) {}

    private final Map<Work, Reference> references = new LinkedHashMap<>();

    @Override
    public String name() {
        return "kills";
    }

    @Override
    public String description() {
        return "train, sample, optimize and a table, killed three times at random moments and"
                + " resumed";
    }

    @Override
    public String unit() {
        return "works";
    }

    @Override
    public int usual() {
        return 8;
    }

    private static List<String> words(Work work, Case at) {
        return Arrays.asList(
                work.words
                        .replace("FIX", at.fixtures().path("") + "/")
                        .replace("{}", at.folder().toString())
                        .split(" "));
    }

    private synchronized Reference reference(Work work, Case at)
            throws IOException, InterruptedException {
        Reference known = references.get(work);
        if (known != null) {
            return known;
        }
        List<String> words = words(work, at);
        Outcome run = end(at, words);
        if (run.status() != 0) {
            throw new IllegalStateException(String.join(" ", words) + ": " + run.err());
        }
        Reference made = new Reference(run.seconds(), results(work, at));
        references.put(work, made);
        Case.clear(at.folder());
        Files.createDirectories(at.folder());
        return made;
    }

    private static Map<String, byte[]> results(Work work, Case at) throws IOException {
        Map<String, byte[]> results = new LinkedHashMap<>();
        for (String name : work.results) {
            Path file = at.folder().resolve(name);
            results.put(name, Files.exists(file) ? timeless(file) : new byte[0]);
        }
        return results;
    }

    /** The bytes of a file; of a trace all but its column of seconds. */
    static byte[] timeless(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.UTF_8);
        List<String> header =
                text.lines().limit(1).flatMap(line -> Arrays.stream(line.split(","))).toList();
        int seconds = file.toString().endsWith(".csv") ? header.indexOf("seconds") : -1;
        return seconds < 0
                ? bytes
                : text.replaceAll("(?m)^((?:[^,\n]*,){" + seconds + "})[^,\n]*", "$1")
                        .getBytes(StandardCharsets.UTF_8);
    }

    private static Outcome end(Case at, List<String> words)
            throws IOException, InterruptedException {
        Process process = at.ground().launched().start(at.folder(), words);
        return at.judged(
                LaunchedMolrae.end(at.folder(), process, words, Case.PATIENCE.multipliedBy(9)));
    }

    @Override
    public void attack(Case at) throws IOException, InterruptedException {
        Work work = works.get(at.number() % works.size());
        Reference reference = reference(work, at);
        List<String> words = words(work, at);
        boolean resumed = false;
        for (int i = 0; i < KILLS; i++) {
            Process process =
                    at.ground().launched().start(at.folder(), resumed ? with(words) : words);
            Thread.sleep((long) (at.random().nextDouble() * reference.seconds * 1000));
            process.destroyForcibly().waitFor();
            resumed = work.resumes && begun(at);
        }
        Outcome run = end(at, resumed ? with(words) : words);
        if (run.status() != 0 && resumed && run.err().contains("nothing to resume")) {
            run = end(at, words);
        }
        // the last kill may have come after the end
        if (run.status() != 0 && !run.err().contains("is there already, and whole")) {
            at.complain(
                    run.words(),
                    "cannot go on: " + run.err().lines().reduce((a, b) -> b).orElse(""));
            return;
        }
        results(work, at)
                .forEach(
                        (name, bytes) -> {
                            if (!Arrays.equals(bytes, reference.results.get(name))) {
                                at.complain(words, "goes on to another " + name);
                            }
                        });
    }

    /**
     * Whether anything is there to go on from: what was killed may also have ended, or not begun.
     */
    private static boolean begun(Case at) throws IOException {
        try (var files = Files.list(at.folder())) {
            return files.anyMatch(file -> !String.valueOf(file.getFileName()).endsWith(".tmp"));
        }
    }

    private static List<String> with(List<String> words) {
        List<String> all = new ArrayList<>(words);
        all.add("--resume");
        return all;
    }
}
