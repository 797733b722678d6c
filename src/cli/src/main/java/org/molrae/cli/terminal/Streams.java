package org.molrae.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The standard streams of a command; tests hand in their own.
 *
 * @param in standard input, unbuffered
 * @param out standard output, unbuffered: results and nothing else
 * @param err standard error
 * @param terminal whether {@code err} is a terminal, where a line can be redrawn
 * @param columns the width of that terminal
 */
public record Streams(
        InputStream in, OutputStream out, PrintStream err, boolean terminal, int columns) {

    /** An owner of streams: the command. */
    public interface Owner {
        /** Its streams. */
        Streams streams();
    }

    private static final int USUAL_COLUMNS = 80;

    /**
     * The streams of this process. The launcher says in {@code molrae.columns} how wide the
     * terminal behind standard error is; Java can only tell whether standard input and output both
     * are one.
     */
    public static Streams ofProcess() {
        int columns = Integer.getInteger("molrae.columns", 0);
        return new Streams(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new PrintStream(
                        new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                columns > 0,
                columns > 0 ? columns : USUAL_COLUMNS);
    }
}
