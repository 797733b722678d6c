package org.molrae.sequences.data;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * A file of derivations in plain rules, read by index.
 *
 * <p>Layout: big-endian {@code short}s; a record is its length followed by its rule ids, both
 * unsigned. No record crosses a boundary of {@value #SEGMENT} bytes; the gap before one is filled
 * with {@code 0xFFFF}. Lengths are kept in memory, two bytes a derivation, and so is where every
 * {@value #STRIDE}th record starts.
 *
 * <p>Thread-safe.
 */
public final class DerivationCorpus {

    private static final int SEGMENT = 1 << 29;
    private static final int STRIDE = 32;
    private static final int GAP = 0xFFFF;
    private static final int MAX_LENGTH = 0xFFFE;

    private final List<MappedByteBuffer> segments;
    private final char[] lengths;
    private final long[] starts;

    private DerivationCorpus(List<MappedByteBuffer> segments, char[] lengths, long[] starts) {
        this.segments = segments;
        this.lengths = lengths;
        this.starts = starts;
    }

    /** The number of derivations. */
    public int size() {
        return lengths.length;
    }

    /** The number of plain rules of a derivation. */
    public int length(int index) {
        return lengths[index];
    }

    /** The plain rules of a derivation. */
    public int[] derivation(int index) {
        long position = starts[index / STRIDE];
        for (int i = index - index % STRIDE; i < index; i++) {
            position = next(position, lengths[i], lengths[i + 1]);
        }
        ByteBuffer segment = segments.get((int) (position / SEGMENT));
        int offset = (int) (position % SEGMENT) + 2;
        int[] rules = new int[lengths[index]];
        for (int i = 0; i < rules.length; i++) {
            rules[i] = segment.getChar(offset + 2 * i);
        }
        return rules;
    }

    /** Where the next record starts, given the lengths of this one and the next. */
    private static long next(long position, int length, int nextLength) {
        return aligned(position + 2L * (length + 1), nextLength);
    }

    private static long aligned(long position, int length) {
        long end = position + 2L * (length + 1);
        return (end - 1) / SEGMENT == position / SEGMENT ? position : (end - 1) / SEGMENT * SEGMENT;
    }

    /** All derivations in order. */
    public Iterable<int[]> derivations() {
        return () ->
                new Iterator<>() {
                    private int index;

                    @Override
                    public boolean hasNext() {
                        return index < size();
                    }

                    @Override
                    public int[] next() {
                        if (!hasNext()) {
                            throw new NoSuchElementException();
                        }
                        return derivation(index++);
                    }
                };
    }

    /** Writes a corpus; derivations are added in order. */
    public static final class Writer implements Closeable {
        private final Path file;
        private final DataOutputStream out;
        private char[] lengths = new char[1024];
        private int size;
        private long position;
        private long[] starts = new long[64];

        /**
         * Starts a corpus.
         *
         * @param file created, or emptied
         */
        public Writer(Path file) throws IOException {
            this.file = file;
            // not by a channel, which an interrupt of the thread would close
            this.out =
                    new DataOutputStream(
                            new BufferedOutputStream(new FileOutputStream(file.toFile()), 1 << 16));
        }

        /**
         * Adds a derivation.
         *
         * @throws IllegalArgumentException if it is longer than 65,534 rules, or a rule id does not
         *     fit 16 bits
         */
        public void add(int[] rules) throws IOException {
            if (rules.length > MAX_LENGTH) {
                throw new IllegalArgumentException(
                        "a derivation of " + rules.length + " rules is too long to store");
            }
            for (long end = aligned(position, rules.length); position < end; position += 2) {
                out.writeShort(GAP);
            }
            if (size == lengths.length) {
                lengths = Arrays.copyOf(lengths, size + (size >> 1));
            }
            if (size % STRIDE == 0) {
                if (size / STRIDE == starts.length) {
                    starts = Arrays.copyOf(starts, starts.length * 3 / 2);
                }
                starts[size / STRIDE] = position;
            }
            lengths[size++] = (char) rules.length;
            out.writeShort(rules.length);
            for (int rule : rules) {
                if (rule < 0 || rule > 0xFFFF) {
                    throw new IllegalArgumentException("rule id " + rule + " does not fit 16 bits");
                }
                out.writeShort(rule);
            }
            position += 2L * (rules.length + 1);
        }

        /** How many derivations were added. */
        public int size() {
            return size;
        }

        /** Ends the file and maps it. */
        public DerivationCorpus finish() throws IOException {
            close();
            List<MappedByteBuffer> segments = new ArrayList<>();
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                for (long start = 0; start < channel.size(); start += SEGMENT) {
                    long length = Math.min(SEGMENT, channel.size() - start);
                    MappedByteBuffer segment =
                            channel.map(FileChannel.MapMode.READ_ONLY, start, length);
                    segment.order(ByteOrder.BIG_ENDIAN);
                    segments.add(segment);
                }
            }
            return new DerivationCorpus(
                    segments,
                    Arrays.copyOf(lengths, size),
                    Arrays.copyOf(starts, (size + STRIDE - 1) / STRIDE));
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
