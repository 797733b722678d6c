package org.molrae.benchmarks.attack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The launcher, each run a process of its own. */
final class LaunchedMolrae implements Molrae {

    /** For a run that is asked to stop. */
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    /** A run that asks for more is refused by the system, not by a machine that swaps. */
    private static final String LIMITS = "ulimit -v 16000000; ulimit -c 0; exec \"$0\" \"$@\"";

    private final Path launcher;

    LaunchedMolrae(Path launcher) {
        this.launcher = launcher;
    }

    /**
     * Starts a run whose standard streams are files named {@code .in}, {@code .out}, {@code .err}
     * beside the folder.
     */
    Process start(Path folder, List<String> words) throws IOException {
        return start(folder, LIMITS, words);
    }

    /**
     * Starts a run.
     *
     * @param shell the line that runs the launcher as {@code "$0" "$@"}
     */
    Process start(Path folder, String shell, List<String> words) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", shell, launcher.toString()));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putIfAbsent("MOLRAE_JAVA_OPTS", "-Xmx1500m");
        builder.environment().put("MOLRAE_DEBUG", "0");
        Path in = beside(folder, ".in");
        if (!Files.exists(in)) {
            Files.createFile(in);
        }
        return builder.redirectInput(in.toFile())
                .redirectOutput(beside(folder, ".out").toFile())
                .redirectError(beside(folder, ".err").toFile())
                .start();
    }

    /** A file of a run that is not in its folder, where it would be taken for a result. */
    static Path beside(Path folder, String suffix) {
        return folder.resolveSibling(folder.getFileName() + suffix);
    }

    @Override
    public Outcome run(Path folder, byte[] input, List<String> words, Duration limit)
            throws IOException, InterruptedException {
        Files.write(beside(folder, ".in"), input);
        return end(folder, start(folder, words), words, limit);
    }

    /** Waits for a run; one that takes too long is asked to stop, and killed if it does not. */
    static Outcome end(Path folder, Process process, List<String> words, Duration limit)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        boolean late = !process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        // on a busy machine a run is late when it had half of the time for itself, or four times as
        // long to wait
        for (int i = 0; late && i < 6 && cpu(process).multipliedBy(2).compareTo(limit) < 0; i++) {
            late = !process.waitFor(limit.toMillis() / 2, TimeUnit.MILLISECONDS);
        }
        if (late) {
            process.destroy();
            if (!process.waitFor(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Outcome(words, process.exitValue(), out(folder), err(folder), seconds, late);
    }

    private static Duration cpu(Process process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static byte[] out(Path folder) throws IOException {
        return Files.readAllBytes(beside(folder, ".out"));
    }

    private static String err(Path folder) {
        try {
            return new String(Files.readAllBytes(beside(folder, ".err")), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
