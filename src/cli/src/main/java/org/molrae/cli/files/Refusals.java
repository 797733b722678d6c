package org.molrae.cli.files;

import java.util.ArrayList;
import java.util.List;

/** The lines of a batch that could not be used, with the reasons. For one thread at a time. */
public final class Refusals {

    private final boolean strict;
    private final List<Refusal> refused = new ArrayList<>();

    /**
     * No refusals yet.
     *
     * @param strict whether the first one will end the command
     */
    public Refusals(boolean strict) {
        this.strict = strict;
    }

    /**
     * A line that could not be used.
     *
     * @param number of the line
     */
    public record Refusal(long number, String reason) {}

    /** Something that may refuse a line. */
    @FunctionalInterface
    public interface Attempt {
        void run() throws BadLineException;
    }

    public boolean strict() {
        return strict;
    }

    public List<Refusal> refused() {
        return refused;
    }

    public void add(long number, String reason) {
        refused.add(new Refusal(number, reason));
    }

    /** Refuses the line if it cannot be read, or if the attempt fails; whether it went well. */
    public boolean attempt(Line line, Attempt attempt) {
        if (line.fault() != null) {
            add(line.number(), line.fault());
            return false;
        }
        try {
            attempt.run();
            return true;
        } catch (BadLineException e) {
            add(line.number(), e.reason());
        } catch (RuntimeException | StackOverflowError e) {
            // one line in a million that trips a library must not cost the other lines
            add(line.number(), "unexpected " + e + ": please report this line");
        }
        return false;
    }
}
