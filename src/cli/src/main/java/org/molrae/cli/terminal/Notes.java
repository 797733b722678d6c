package org.molrae.cli.terminal;

import java.io.PrintStream;

/**
 * The messages on standard error: whole lines that stay, and below them at most one status line
 * that is redrawn in place and goes away when a line is written. Safe for use from several threads.
 */
public final class Notes {

    private final PrintStream err;
    private final boolean terminal;
    private final int columns;
    private int drawn;

    public Notes(Streams streams) {
        this.err = streams.err();
        this.terminal = streams.terminal();
        this.columns = streams.columns();
    }

    public boolean onTerminal() {
        return terminal;
    }

    public int columns() {
        return columns;
    }

    public synchronized void line(String text) {
        clear();
        err.println(text);
        err.flush();
    }

    /** Draws the status line over the one before. */
    public synchronized void status(String text) {
        String fitting = text.length() < columns ? text : text.substring(0, columns - 1);
        err.print("\r" + fitting + " ".repeat(Math.max(0, drawn - fitting.length())));
        err.flush();
        drawn = fitting.length();
    }

    public synchronized void clear() {
        if (drawn > 0) {
            err.print("\r" + " ".repeat(drawn) + "\r");
            err.flush();
            drawn = 0;
        }
    }
}
