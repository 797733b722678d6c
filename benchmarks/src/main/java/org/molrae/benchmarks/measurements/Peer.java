package org.molrae.benchmarks.measurements;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The answer of a script of {@code benchmarks/peers}. One whose peer is not installed says so
 * itself, in one line on standard error.
 *
 * @param status {@link #ABSENT} if the peer is not installed, 0 if all went well
 * @param lines of its standard output
 */
record Peer(int status, List<String> lines) {

    /** The exit status of a script whose peer is not installed. */
    static final int ABSENT = 3;

    /**
     * Runs a script to its end.
     *
     * @param input lines of its standard input
     */
    static Peer run(String script, List<String> options, List<String> input)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(System.getenv().getOrDefault("MOLRAE_PYTHON", "python3"));
        command.add("benchmarks/peers/" + script);
        command.addAll(options);
        Path in = Files.createTempFile("peer", ".in");
        Path out = Files.createTempFile("peer", ".out");
        try {
            Files.write(in, input);
            int status =
                    new ProcessBuilder(command)
                            .redirectInput(in.toFile())
                            .redirectOutput(out.toFile())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start()
                            .waitFor();
            return new Peer(status, Files.readAllLines(out));
        } finally {
            Files.delete(in);
            Files.delete(out);
        }
    }

    boolean measured() {
        return status == 0;
    }
}
