package org.molrae.benchmarks.attack;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Everything that is written, to a disk that is full or soon will be, to one that cannot be written
 * to, under a limit for the size of files, and to a device that takes nothing: there is the whole
 * result or what was there before.
 */
final class FullDisks implements Campaign {

    private static final String OLD = "what was there before\n";

    private static final int PAGE = 4096;

    private enum Disk {
        FULL,
        READ_ONLY,
        SMALL_FILES,
        DEVICE,
        STANDARD_OUTPUT,
        TEMPORARY
    }

    private record Target(CommandSpec verb, OptionSpec option) {}

    private final List<Target> targets = new ArrayList<>();
    private final GoodWords good;

    FullDisks(Ground ground) {
        good = new GoodWords(ground.fixtures());
        for (CommandSpec verb : ground.verbs()) {
            if (!verb.qualifiedName(" ").contains("benchmark")) {
                verb.options().stream()
                        .filter(GoodWords::writes)
                        .forEach(option -> targets.add(new Target(verb, option)));
            }
        }
    }

    @Override
    public String name() {
        return "disks";
    }

    @Override
    public String description() {
        return "every option that names an output: full and read-only disks, limits, /dev/full, no"
                + " /tmp";
    }

    @Override
    public String unit() {
        return "runs";
    }

    @Override
    public int usual() {
        return 2 * targets.size();
    }

    @Override
    public void attack(Case at) throws IOException, InterruptedException {
        Target target = targets.get(at.number() % targets.size());
        Disk kind = at.one(List.of(Disk.values()));
        Path disk = Files.createDirectories(at.folder().resolve("disk"));
        boolean mounts =
                (kind == Disk.FULL || kind == Disk.READ_ONLY || kind == Disk.TEMPORARY)
                        && command(
                                "mount", "-t", "tmpfs", "-o", "size=64k", "none", disk.toString());
        try {
            attack(
                    at,
                    target,
                    mounts || (kind != Disk.FULL && kind != Disk.READ_ONLY)
                            ? kind
                            : Disk.SMALL_FILES,
                    disk);
        } finally {
            if (mounts) {
                command("umount", disk.toString());
            }
        }
    }

    private void attack(Case at, Target target, Disk kind, Path disk)
            throws IOException, InterruptedException {
        List<String> words = good.words(target.verb, at, target.option);
        if (at.random().nextBoolean()) {
            words.replaceAll(word -> word.startsWith("--count=") ? "--count=400" : word);
        }
        String name = GoodWords.output(target.verb, target.option);
        boolean writesThere = kind != Disk.STANDARD_OUTPUT && kind != Disk.TEMPORARY;
        Path file = kind == Disk.DEVICE ? fullDevice(at.folder()) : disk.resolve(name);
        boolean old = writesThere && kind != Disk.DEVICE && at.random().nextBoolean();
        if (old) {
            Files.writeString(file, OLD);
        }
        if (kind == Disk.FULL || kind == Disk.TEMPORARY) {
            fill(disk.resolve("filling"), kind == Disk.TEMPORARY ? 0 : at.random().nextInt(8));
        } else if (kind == Disk.READ_ONLY) {
            command("mount", "-o", "remount,ro", disk.toString());
        }
        if (writesThere) {
            words.add(target.option.longestName() + "=" + file);
        } else if (target.option.required()) {
            words.add(target.option.longestName() + "=" + at.folder().resolve(name));
        }
        String shell =
                switch (kind) {
                    case SMALL_FILES ->
                            "ulimit -f " + at.random().nextInt(2, 12) + "; exec \"$0\" \"$@\"";
                    case STANDARD_OUTPUT -> "exec \"$0\" \"$@\" > /dev/full";
                    case TEMPORARY ->
                            "TMPDIR=%1$s MOLRAE_JAVA_OPTS='-Xmx1500m -Djava.io.tmpdir=%1$s' exec \"$0\" \"$@\""
                                    .formatted(disk);
                    default -> "exec \"$0\" \"$@\"";
                };
        Process process = at.ground().launched().start(at.folder(), shell, words);
        Outcome run = at.judged(LaunchedMolrae.end(at.folder(), process, words, Case.PATIENCE));
        if (run.late()) {
            at.complain(words, "works for more than 20 s on " + kind);
        }
        judge(at, kind, words, run, file, old);
    }

    private static void judge(
            Case at, Disk kind, List<String> words, Outcome run, Path file, boolean old)
            throws IOException {
        if (kind == Disk.TEMPORARY) {
            if (run.status() != 0) {
                at.complain(words, "needs a temporary folder: " + run.err());
            }
            return;
        }
        if (kind == Disk.DEVICE && Files.isRegularFile(file)) {
            at.complain(words, "puts a file in the place of a device");
        }
        if (kind == Disk.STANDARD_OUTPUT || kind == Disk.DEVICE) {
            return;
        }
        boolean there = Files.exists(file);
        boolean kept = there && old && OLD.equals(text(file));
        if (run.status() == 0 && (!there || kept || !Judge.whole(file))) {
            at.complain(words, "succeeds on " + kind + ", and its result is not there");
        }
        if (run.status() != 0 && (old ? !kept : there)) {
            at.complain(words, "fails on " + kind + ", and the file is not what it was");
        }
        try (Stream<Path> files = Files.walk(file.resolveSibling(""))) {
            List<String> left =
                    files.map(path -> String.valueOf(path.getFileName()))
                            .filter(
                                    found ->
                                            !found.equals("filling")
                                                    && !found.equals("disk")
                                                    && !found.equals(
                                                            String.valueOf(file.getFileName())))
                            .toList();
            if (!left.isEmpty()) {
                at.complain(
                        words,
                        "ends with " + run.status() + " on " + kind + ", and leaves " + left);
            }
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }

    /** Fills a disk but for some pages. */
    private static void fill(Path file, int pages) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] page = new byte[PAGE];
            long free = file.getFileSystem().provider().getFileStore(file).getUsableSpace();
            for (long i = free / PAGE; i > pages; i--) {
                out.write(page);
            }
        }
    }

    /**
     * A device of our own where we may make one: a super-user's faults must not cost the system's.
     */
    private static Path fullDevice(Path folder) throws IOException, InterruptedException {
        Path own = folder.resolve("full");
        return command("mknod", own.toString(), "c", "1", "7") ? own : Path.of("/dev/full");
    }

    private static boolean command(String... words) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(words)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
