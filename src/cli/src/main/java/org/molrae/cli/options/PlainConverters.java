package org.molrae.cli.options;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads values of options that have no converter of their own, and refuses them in plain words. */
public final class PlainConverters {

    private PlainConverters() {}

    /** Makes a command and all its verbs read numbers and paths so. */
    public static void register(CommandLine line) {
        ITypeConverter<Double> real = number(Double::valueOf, "number");
        ITypeConverter<Integer> whole = number(Integer::valueOf, "whole number");
        ITypeConverter<Long> big = number(Long::valueOf, "whole number");
        line.registerConverter(Double.class, real)
                .registerConverter(double.class, real)
                .registerConverter(Integer.class, whole)
                .registerConverter(int.class, whole)
                .registerConverter(Long.class, big)
                .registerConverter(long.class, big)
                .registerConverter(Path.class, PlainConverters::path);
    }

    private static <T> ITypeConverter<T> number(Function<String, T> reading, String kind) {
        return value -> {
            try {
                return reading.apply(value);
            } catch (NumberFormatException e) {
                throw new TypeConversionException("'" + value + "' is no " + kind);
            }
        };
    }

    private static Path path(String value) {
        if (value.isEmpty()) {
            throw new TypeConversionException("the name of a file is missing");
        }
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("'" + value + "' is no path");
        }
    }
}
