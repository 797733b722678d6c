package org.molrae.benchmarks.attack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Changed YAML files: scores, and settings of trainings. */
final class SettingsFiles implements Campaign {

    /** Of so many settings, one is trained with, if it is accepted; the others meet no data. */
    private static final int TRAINED = 40;

    @Override
    public String name() {
        return "settings";
    }

    @Override
    public String description() {
        return "changed YAML files of scores and settings into properties, optimize, evaluate and"
                + " train";
    }

    @Override
    public String unit() {
        return "files";
    }

    @Override
    public int usual() {
        return 1_000;
    }

    @Override
    public boolean parallel() {
        return false;
    }

    @Override
    public void attack(Case at) throws IOException, InterruptedException {
        Fixtures good = at.fixtures();
        String molecules = good.path("molecules.smi");
        String output = "--output=" + at.folder().resolve("output.safetensors");
        boolean trained = at.number() % TRAINED == 0;
        List<String> words =
                trained
                        ? List.of(
                                "train", "--data=" + molecules, "--epochs=1", "--threads=1", output)
                        : switch (at.number() % 6) {
                            case 0 -> List.of("train", "--data=" + good.path("empty"), output);
                            case 1 ->
                                    List.of(
                                            "expressions",
                                            "train",
                                            "--data=" + good.path("empty"),
                                            output);
                            case 2 ->
                                    List.of(
                                            "images",
                                            "train",
                                            "--data=mnist:" + at.folder(),
                                            output);
                            case 3 ->
                                    List.of(
                                            "evaluate",
                                            molecules,
                                            "--reference=" + molecules,
                                            "--threads=1");
                            case 4 ->
                                    List.of(
                                            "optimize",
                                            "--model=" + good.path("molecules.safetensors"),
                                            "--start=" + molecules,
                                            "--rounds=1",
                                            "--batch-size=2",
                                            "--strategy=random",
                                            "--threads=1",
                                            "--seed=1");
                            default ->
                                    List.of(
                                            "properties",
                                            molecules,
                                            "--columns=QED",
                                            "--threads=1");
                        };
        String verb = words.get(0);
        boolean settings = words.contains(output);
        String kind = !settings ? "score" : verb.equals("train") ? "molecules" : verb;
        String text = new String(good.bytes(kind + ".yaml"), StandardCharsets.UTF_8);
        Path file = at.folder().resolve("changed.yaml");
        Files.writeString(file, Mutations.text(text, at.random()));
        List<String> all = new java.util.ArrayList<>(words);
        all.add(
                (settings ? "--config=" : verb.equals("optimize") ? "--objective=" : "--score=")
                        + file);
        // a network may be too large for this machine
        Outcome run = trained ? at.launch(all) : at.load(all);
        boolean written = Files.exists(at.folder().resolve("output.safetensors"));
        if (written != (settings && run.status() == 0)) {
            at.complain(all, "ends with " + run.status() + ", and its model is there: " + written);
        }
        at.judgeFolder(run, List.of("output.safetensors"), "changed.yaml");
    }
}
