package org.molrae.chemistry.evaluation;

import java.io.Serializable;
import java.util.TreeMap;

/**
 * The identities of the valid molecules of the lowest positions in a set, {@value #MOST} of them.
 */
final class FirstMolecules implements Serializable {

    static final int MOST = 10_000;

    private static final long serialVersionUID = 1;

    private final TreeMap<Long, Long> identities = new TreeMap<>();

    void add(long position, long identity) {
        if (identities.size() < MOST || position < identities.lastKey()) {
            if (identities.put(position, identity) != null) {
                throw new IllegalArgumentException(
                        "two texts of a set have the position %,d: number them anew"
                                .formatted(position));
            }
            if (identities.size() > MOST) {
                identities.pollLastEntry();
            }
        }
    }

    void merge(FirstMolecules other) {
        other.identities.forEach(this::add);
    }

    /** The share of different molecules among the first so many; NaN if there are none. */
    double unique(int count) {
        long first = Math.min(count, identities.size());
        return (double) identities.values().stream().limit(first).distinct().count() / first;
    }
}
