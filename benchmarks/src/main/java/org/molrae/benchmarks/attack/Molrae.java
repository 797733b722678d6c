package org.molrae.benchmarks.attack;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A way to run the command line that is attacked. */
interface Molrae {

    /**
     * Runs it to its end, or until its time is up.
     *
     * @param folder the working folder, where there is a process
     * @param input what standard input holds
     * @param words the arguments
     * @param limit the time that it may take
     */
    Outcome run(Path folder, byte[] input, List<String> words, Duration limit)
            throws IOException, InterruptedException;
}
