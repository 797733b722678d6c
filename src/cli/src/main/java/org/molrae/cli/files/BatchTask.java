package org.molrae.cli.files;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.molrae.chemistry.files.MoleculeRecord;

/**
 * What a verb does with some consecutive lines. Called from several threads at once, in no order;
 * the results are handed on in the order of the lines.
 *
 * @param <R> the result of a batch
 */
@FunctionalInterface
public interface BatchTask<R> {

    /**
     * Works on the lines.
     *
     * @param bad takes the lines that cannot be used
     */
    R run(List<MoleculeRecord> lines, Refusals bad);

    /** Each line for itself, its result as bytes. */
    static BatchTask<byte[]> ofLines(LineTask task) {
        return (lines, bad) -> {
            StringBuilder results = new StringBuilder();
            for (MoleculeRecord line : lines) {
                int before = results.length();
                if (!bad.attempt(line, () -> task.run(line, results))) {
                    results.setLength(before);
                    if (bad.strict()) {
                        break;
                    }
                }
            }
            return results.toString().getBytes(StandardCharsets.UTF_8);
        };
    }
}
