package org.molrae.benchmarks.attack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Two runs that write one file at the same time: it is the whole result of one of them. */
final class SharedOutputs implements Campaign {

    private static final List<String> WORKS =
            List.of(
                    "sample --model=FIXmolecules.safetensors --count=2000 --threads=1",
                    "sample --model=FIXmolecules.safetensors --count=2000 --threads=1 --resume",
                    "train --data=FIXmolecules.smi --config=FIXmolecules.yaml --epochs=3"
                            + " --threads=1",
                    "images train --data=drawn --limit=150 --width=1/64 --epochs=1 --threads=1",
                    "density fit FIXmolecules.safetensors --data=FIXmolecules.smi"
                            + " --components=2 --threads=1",
                    "neighbors c1ccccc1O --model=FIXmolecules.safetensors --count=20 --threads=1",
                    "optimize --model=FIXmolecules.safetensors --objective=qed --strategy=random"
                            + " --rounds=2 --batch-size=5 --start-count=20 --threads=1");

    @Override
    public String name() {
        return "pairs";
    }

    @Override
    public String description() {
        return "two runs with different seeds that write one file at the same time";
    }

    @Override
    public String unit() {
        return "pairs";
    }

    @Override
    public int usual() {
        return 2 * WORKS.size();
    }

    private static List<String> words(Case at, int seed, Path output) {
        String work =
                WORKS.get(at.number() % WORKS.size()).replace("FIX", at.fixtures().path("") + "/");
        List<String> words = new ArrayList<>(Arrays.asList(work.split(" ")));
        boolean traced = words.get(0).equals("optimize");
        words.add("--seed=" + seed);
        words.add((traced ? "--trace=" : "--output=") + output);
        return words;
    }

    @Override
    public void attack(Case at) throws IOException, InterruptedException {
        List<byte[]> single = new ArrayList<>();
        String end =
                WORKS.get(at.number() % WORKS.size()).startsWith("optimize")
                        ? "x.csv"
                        : "x.safetensors";
        Path shared = Files.createDirectories(at.folder().resolve("shared"));
        for (int seed = 1; seed <= 2; seed++) {
            Path alone = Files.createDirectories(at.folder().resolve("alone" + seed)).resolve(end);
            Outcome run = at.launch(words(at, seed, alone));
            single.add(run.status() == 0 ? Kills.timeless(alone) : new byte[0]);
        }
        Path folder = Files.createDirectories(at.folder().resolve("a"));
        Path other = Files.createDirectories(at.folder().resolve("b"));
        List<String> words = words(at, 1, shared.resolve(end));
        List<String> others = words(at, 2, shared.resolve(end));
        Process first = at.ground().launched().start(folder, words);
        Thread.sleep(at.random().nextInt(1500));
        Process second = at.ground().launched().start(other, others);
        Outcome a = at.judged(LaunchedMolrae.end(folder, first, words, Case.PATIENCE));
        Outcome b = at.judged(LaunchedMolrae.end(other, second, others, Case.PATIENCE));
        if (a.late() || b.late()) {
            at.complain(words, "works for more than 20 s");
        }
        if (a.status() != 0 && b.status() != 0) {
            at.complain(words, "lets neither of two runs end: " + a.err() + b.err());
            return;
        }
        byte[] bytes = Kills.timeless(shared.resolve(end));
        if (single.stream().noneMatch(one -> Arrays.equals(one, bytes))) {
            at.complain(words, "mixes two runs");
        }
        for (String complaint : Judge.leftovers(shared, List.of(end), List.of())) {
            at.complain(words, "beside another " + complaint);
        }
    }
}
