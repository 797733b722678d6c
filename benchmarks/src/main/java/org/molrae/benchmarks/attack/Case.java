package org.molrae.benchmarks.attack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** One try of a campaign: its number, its random numbers and a folder of its own. */
final class Case {

    /** Longer than this, a run hangs. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final byte[] NOTHING = {};

    private final Ground ground;
    private final String campaign;
    private final int number;
    private final SplittableRandom random;
    private final Path folder;

    Case(Ground ground, String campaign, long seed, int number) throws IOException {
        this.ground = ground;
        this.campaign = campaign;
        this.number = number;
        // the golden ratio keeps the streams of neighbouring numbers apart
        this.random =
                new SplittableRandom(seed ^ (number * 0x9E3779B97F4A7C15L) ^ campaign.hashCode());
        this.folder = Files.createDirectories(ground.folder().resolve(campaign + "-" + number));
    }

    Ground ground() {
        return ground;
    }

    int number() {
        return number;
    }

    SplittableRandom random() {
        return random;
    }

    /** Empty at first; what the product writes goes here. */
    Path folder() {
        return folder;
    }

    Fixtures fixtures() {
        return ground.fixtures();
    }

    /** One of some things. */
    <T> T one(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    /** Runs the launcher, and judges what it says. */
    Outcome launch(List<String> words) throws IOException, InterruptedException {
        return launch(words, NOTHING);
    }

    Outcome launch(List<String> words, byte[] input) throws IOException, InterruptedException {
        return judged(ground.launched().run(folder, input, words, PATIENCE));
    }

    /** Runs the command line in this virtual machine, and judges what it says. */
    Outcome load(List<String> words) throws IOException, InterruptedException {
        Outcome run = judged(ground.loaded().run(folder, NOTHING, words, PATIENCE));
        if (run.late()) {
            complain(words, "hangs: " + run.err());
        }
        return run;
    }

    /** Judges what a run said. */
    Outcome judged(Outcome run) {
        ground.count(run);
        for (String complaint : Judge.complaints(run)) {
            complain(run.words(), complaint);
        }
        return run;
    }

    /**
     * Judges what a run left in the folder.
     *
     * @param outputs the names of the files that it was to write
     * @param inputs the names of what lay there before
     */
    void judgeFolder(Outcome run, Collection<String> outputs, String... inputs) throws IOException {
        if (run.late() && run.status() < 0) {
            return; // it is still at work
        }
        for (String complaint : Judge.leftovers(folder, outputs, List.of(inputs))) {
            complain(run.words(), complaint);
        }
    }

    /** Says that a run did what it may not do. */
    void complain(List<String> words, String what) {
        ground.complain(campaign, number, words, what);
    }

    /** Removes the folder. */
    void close() throws IOException {
        clear(folder);
        for (String suffix : List.of(".in", ".out", ".err")) {
            Files.deleteIfExists(LaunchedMolrae.beside(folder, suffix));
        }
    }

    /** Removes a folder and all that is in it. */
    static void clear(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
