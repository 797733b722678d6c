package org.molrae.chemistry.properties;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;

/**
 * The contributions of 705,292 atom environments to synthetic accessibility: the published table as
 * RDKit ships it, keyed by the identifiers of Morgan environments up to radius 2.
 *
 * <p>The format of the resource is described by the script that makes it, {@code
 * benchmarks/peers/convert_fragment_scores.py}.
 */
final class FragmentScores {

    private static final String RESOURCE = "fragment-scores.bin.gz";
    private static final double UNKNOWN = -4;
    private static final int LONG_INDEX = 255;

    private final double[] scores;

    /** Keys in ascending unsigned order. */
    private final int[] keys;

    private final short[] score;

    /** Where keys with these upper 16 bits begin. */
    private final int[] begin = new int[(1 << 16) + 1];

    /** Loads the table when it is first asked for. */
    private static final class Holder {
        static final FragmentScores TABLE = load();
    }

    private FragmentScores(double[] scores, int[] keys, short[] score) {
        this.scores = scores;
        this.keys = keys;
        this.score = score;
        for (int key : keys) {
            begin[(key >>> 16) + 1]++;
        }
        for (int i = 0; i < 1 << 16; i++) {
            begin[i + 1] += begin[i];
        }
    }

    static FragmentScores table() {
        return Holder.TABLE;
    }

    int size() {
        return keys.length;
    }

    /** The contribution of an environment, -4 for one that the table does not have. */
    double of(int identifier) {
        int low = begin[identifier >>> 16];
        int high = begin[(identifier >>> 16) + 1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            int order = Integer.compareUnsigned(keys[middle], identifier);
            if (order == 0) {
                return scores[score[middle]];
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return UNKNOWN;
    }

    private static FragmentScores load() {
        try (InputStream resource = FragmentScores.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException("the resource " + RESOURCE + " is missing");
            }
            return read(
                    new DataInputStream(new BufferedInputStream(new GZIPInputStream(resource))));
        } catch (IOException e) {
            throw new UncheckedIOException("the resource " + RESOURCE + " is damaged", e);
        }
    }

    private static FragmentScores read(DataInputStream in) throws IOException {
        double[] scores = new double[in.readInt()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = in.readDouble();
        }
        int[] keys = new int[in.readInt()];
        byte[] plane = new byte[keys.length];
        for (int shift = 16; shift >= 0; shift -= 8) {
            in.readFully(plane);
            for (int i = 0; i < keys.length; i++) {
                keys[i] |= (plane[i] & 0xFF) << shift;
            }
        }
        for (int i = 1; i < keys.length; i++) {
            keys[i] += keys[i - 1];
        }
        in.readFully(plane);
        short[] score = new short[keys.length];
        for (int i = 0; i < keys.length; i++) {
            int index = plane[i] & 0xFF;
            score[i] = index == LONG_INDEX ? in.readShort() : (short) index;
        }
        return new FragmentScores(scores, keys, score);
    }
}
