package org.molrae.benchmarks.attack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Good files of every kind that the product reads, made by the product, and watched for changes.
 */
final class Fixtures {

    private static final String MOLECULE_SETTINGS =
            """
            network: {latentDimension: 8, encoderEmbedding: 8, encoderChannels: [8, 8, 8], decoderEmbedding: 16, stateSize: 24}
            merges: 16
            components: 2
            plan: {epochs: 2, warmupSteps: 2}
            """;

    private static final String EXPRESSION_SETTINGS =
            """
            network: {encoderEmbedding: 8, encoderChannels: [8, 8], decoderEmbedding: 8, stateSize: 24}
            components: 2
            plan: {epochs: 2, warmupSteps: 2}
            """;

    private static final String IMAGE_SETTINGS =
            """
            components: 2
            """;

    private static final String SCORE =
            """
            terms:
              - property: QED
              - property: logP
                range: [1, 4]
                softness: 0.5
              - property: SA
                ramp: [6, 2]
                weight: 2
              - similarity: [CC(=O)Oc1ccccc1C(=O)O]
              - substructure: "[N+](=O)[O-]"
                present: false
            """;

    private static final String PROGRAM =
            "#!/bin/sh\nwhile read -r smiles; do echo ${#smiles}; done\n";

    /** What is made last: where it is, all are there from an earlier campaign. */
    private static final String LAST = "images.safetensors";

    private static final Duration ENOUGH = Duration.ofMinutes(2);

    private final Path folder;
    private final LaunchedMolrae molrae;
    private final Map<Path, byte[]> good = new TreeMap<>();

    Fixtures(Path folder, LaunchedMolrae molrae) throws IOException, InterruptedException {
        this.folder = Files.createDirectories(folder);
        this.molrae = molrae;
        if (!Files.exists(folder.resolve(LAST))) {
            make();
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                good.put(file, Files.readAllBytes(file));
            }
        }
    }

    private void make() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("molecules.yaml"), MOLECULE_SETTINGS);
        Files.writeString(folder.resolve("expressions.yaml"), EXPRESSION_SETTINGS);
        Files.writeString(folder.resolve("images.yaml"), IMAGE_SETTINGS);
        Files.writeString(folder.resolve("score.yaml"), SCORE);
        Path program = Files.writeString(folder.resolve("program.sh"), PROGRAM);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(folder.resolve("patterns.smarts"), "[N+](=O)[O-] nitro\nC=O carbonyl\n");
        Files.writeString(folder.resolve("empty"), "");
        String molecules = path("molecules.smi");
        molrae("sample", "-n", "120", "--seed", "9", "--max-atoms", "20", "-o", molecules);
        molrae("properties", molecules, "--names", "-o", path("molecules.csv"));
        molrae("prepare", molecules, "--format", "sdf", "-o", path("molecules.sdf"));
        molrae("derive", molecules, "-o", path("rules.txt"));
        String model = path("molecules.safetensors");
        molrae("train", "--data", molecules, "--config", path("molecules.yaml"), "-o", model);
        molrae("encode", molecules, "--model", model, "-o", path("codes.csv"));
        molrae("expressions", "data", "--count", "200", "-o", path("expressions.txt"));
        molrae(
                "expressions train --data %s --config %s --epochs 1 -o %s"
                        .formatted(
                                path("expressions.txt"),
                                path("expressions.yaml"),
                                path("expressions.safetensors"))
                        .split(" "));
        molrae(
                ("images train --data drawn --limit 150 --width 1/64 --epochs 1 --components 2 -o "
                                + path(LAST))
                        .split(" "));
    }

    private void molrae(String... words) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(Arrays.asList(words));
        Outcome run = molrae.run(folder, new byte[0], all, ENOUGH);
        if (run.status() != 0) {
            throw new IllegalStateException(String.join(" ", all) + ": " + run.err());
        }
    }

    /** Where a fixture lies. */
    String path(String name) {
        return folder.resolve(name).toString();
    }

    /** What it holds. */
    byte[] bytes(String name) {
        byte[] bytes = good.get(folder.resolve(name));
        if (bytes == null) {
            throw new IllegalArgumentException(name);
        }
        return bytes;
    }

    /** Its lines. */
    List<String> lines(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8).lines().toList();
    }

    /** Where all of them lie. */
    List<String> paths() {
        return good.keySet().stream().map(Path::toString).toList();
    }

    /**
     * Names of those that are no longer what they were, and of files that are new here; all is put
     * right.
     */
    synchronized List<String> changed() throws IOException {
        List<String> changed = new ArrayList<>();
        for (Map.Entry<Path, byte[]> file : good.entrySet()) {
            Path path = file.getKey();
            if (!Files.isRegularFile(path)
                    || !Arrays.equals(Files.readAllBytes(path), file.getValue())) {
                changed.add(String.valueOf(path.getFileName()));
                Files.write(path, file.getValue());
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path path : files.filter(path -> !good.containsKey(path)).toList()) {
                changed.add(path.getFileName() + " (new)");
                Case.clear(path);
            }
        }
        return changed;
    }
}
