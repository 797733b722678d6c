package org.molrae.benchmarks.attack;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a run of the command line came to.
 *
 * @param words its arguments
 * @param status its exit status; of a run that was killed, 128 and the signal
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 * @param seconds how long it took
 * @param late whether it was still at work when its time was up
 */
@SuppressWarnings("ArrayRecordComponent")
record Outcome(
        List<String> words, int status, byte[] out, String err, double seconds, boolean late) {

    /** Standard output as text. */
    String text() {
        return new String(out, StandardCharsets.UTF_8);
    }
}
