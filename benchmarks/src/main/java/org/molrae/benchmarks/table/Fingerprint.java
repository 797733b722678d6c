package org.molrae.benchmarks.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Everything that decides a result, by name: settings, hash of the data, model.
 *
 * @param parts in their order
 */
public record Fingerprint(Map<String, String> parts) {

    /** The fingerprint of nothing. */
    public static final Fingerprint EMPTY = new Fingerprint(Map.of());

    /** Copies the parts. */
    public Fingerprint {
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }

    /** The same with a further part. */
    public Fingerprint with(String name, Object value) {
        Map<String, String> more = new LinkedHashMap<>(parts);
        more.put(name, value.toString());
        return new Fingerprint(more);
    }

    /** The same with all parts of another. */
    public Fingerprint with(Fingerprint other) {
        Map<String, String> more = new LinkedHashMap<>(parts);
        more.putAll(other.parts);
        return new Fingerprint(more);
    }

    /**
     * Checks that something was made as it would be made now.
     *
     * @param what was made, for the message
     * @param stored its fingerprint
     * @throws IllegalArgumentException if it was not; the message names what differs
     */
    public void require(Object what, Fingerprint stored) {
        List<String> differences = new ArrayList<>();
        Set<String> names = new TreeSet<>(parts.keySet());
        names.addAll(stored.parts.keySet());
        for (String name : names) {
            String now = parts.get(name);
            String then = stored.parts.get(name);
            if (!Objects.equals(now, then)) {
                differences.add("%s was %s, is %s".formatted(name, or(then), or(now)));
            }
        }
        if (!differences.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s is of another table (%s): give another folder"
                            .formatted(what, String.join("; ", differences)));
        }
    }

    private static String or(@Nullable String value) {
        return value == null ? "not there" : value;
    }
}
