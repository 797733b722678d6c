package org.molrae.chemistry.files;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.molrae.chemistry.smiles.InvalidMoleculeException;

/** The records of a batch that could not be used, with the reasons. For one thread at a time. */
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
    public record Refusal(long number, String reason, String text, Kind kind) {}

    /** What a refusal means. */
    public enum Kind {
        /** The line is of no use: it is reported. */
        BAD,
        /** The line is good and not wanted: it has no result and is counted. */
        LEFT_OUT,
        /** There is a result for it all the same, which says that it is no molecule. */
        LISTED
    }

    /** Something that may refuse a line. */
    @FunctionalInterface
    public interface Attempt {
        void run() throws BadLineException, InvalidMoleculeException;
    }

    public boolean strict() {
        return strict;
    }

    public List<Refusal> refused() {
        return refused;
    }

    /** How many lines have no result. */
    public long unused() {
        return refused.stream().filter(line -> line.kind != Kind.LISTED).count();
    }

    public void add(MoleculeRecord line, String reason) {
        refused.add(new Refusal(line.line(), reason, line.text(), Kind.BAD));
    }

    void add(MoleculeRecord line, BadLineException e) {
        refused.add(
                new Refusal(
                        line.line(),
                        e.reason(),
                        line.text(),
                        e.isLeftOut() ? Kind.LEFT_OUT : Kind.BAD));
    }

    /** Takes a good line that is not wanted. */
    public void leaveOut(MoleculeRecord line, String reason) {
        refused.add(new Refusal(line.line(), reason, line.text(), Kind.LEFT_OUT));
    }

    /** Takes a line whose result says that it is no molecule. */
    public void list(MoleculeRecord line, String reason) {
        refused.add(new Refusal(line.line(), reason, line.text(), Kind.LISTED));
    }

    /**
     * Refuses the line if it cannot be read, or if the attempt fails; returns whether it went well.
     *
     * @throws UncheckedIOException if the attempt does: what all lines need is gone
     */
    public boolean attempt(MoleculeRecord line, Attempt attempt) {
        if (line.fault() != null) {
            add(line, line.fault());
            return false;
        }
        try {
            attempt.run();
            return true;
        } catch (BadLineException e) {
            add(line, e);
        } catch (InvalidMoleculeException e) {
            add(line, e.summary());
        } catch (UncheckedIOException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            // one line in a million that trips a library must not cost the other lines
            add(line, "unexpected " + e + ": please report this line");
        }
        return false;
    }
}
