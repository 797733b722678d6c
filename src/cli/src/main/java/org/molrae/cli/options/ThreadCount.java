package org.molrae.cli.options;

import picocli.CommandLine.ITypeConverter;

/**
 * Reads the value of {@code --threads}: of more than four a processor none gains, and each takes
 * memory.
 */
public final class ThreadCount implements ITypeConverter<Integer> {

    /** No machine is so small that this many do harm. */
    private static final int ALWAYS = 16;

    private static final int A_PROCESSOR = 4;

    /** The most threads that are used, whatever is asked for. */
    public static int most() {
        return Math.max(ALWAYS, A_PROCESSOR * Runtime.getRuntime().availableProcessors());
    }

    @Override
    public Integer convert(String value) {
        return Math.min(new Positive().convert(value), most());
    }
}
