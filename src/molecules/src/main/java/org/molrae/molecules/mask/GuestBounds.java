package org.molrae.molecules.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What may grow at a mark of a {@link Scaffold}, or between two. Immutable.
 *
 * @param atoms how many atoms other than hydrogen; at least 1
 * @param rings how many rings, those that the guest makes by itself
 * @param path of what links two marks, the number of atoms on the shortest way between the atoms
 *     that are marked; of no account for other guests
 * @param elements the symbols of the elements that its atoms are of; none for all
 */
public record GuestBounds(Range atoms, Range rings, Range path, Set<String> elements) {

    /**
     * Numbers from the least to the most, both included.
     *
     * @param least 0 or more
     * @param most at least as many
     */
    public record Range(int least, int most) {
        /** Refuses ranges without a number. */
        public Range {
            if (least < 0 || most < least) {
                throw new IllegalArgumentException("no numbers between " + least + " and " + most);
            }
        }

        boolean contains(int number) {
            return number >= least && number <= most;
        }

        /** A range as it is written: {@code 2-5}, or {@code 3}. */
        static Range parse(String text) {
            if (!text.matches("\\d{1,4}(-\\d{1,4})?")) {
                throw new IllegalArgumentException(
                        "a number or a range like 2-5 is needed, not '" + text + "'");
            }
            String[] ends = text.split("-", -1);
            return new Range(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
        }

        @Override
        public String toString() {
            return least == most ? "" + least : least + "-" + most;
        }
    }

    private static final int MANY = 9_999;

    /** Anything that grows. */
    public static final GuestBounds ANY =
            new GuestBounds(new Range(1, MANY), new Range(0, MANY), new Range(1, MANY), Set.of());

    /** Refuses a guest without atoms. */
    public GuestBounds {
        if (atoms.least < 1) {
            throw new IllegalArgumentException("a guest has at least 1 atom");
        }
        elements = Set.copyOf(elements);
        for (String symbol : elements) {
            if (AtomKind.atomicNumber(symbol) == 0) {
                throw new IllegalArgumentException("there is no element " + symbol);
            }
        }
    }

    /**
     * Reads bounds as they are written, {@code max-atoms=8,elements=C,N,O,rings=0-1}: of {@code
     * atoms}, {@code rings} and {@code path} a number or a range, or, with {@code min-} or {@code
     * max-} before it, one end; {@code elements} with their symbols.
     *
     * @throws IllegalArgumentException if it is none of these, in one line
     */
    public static GuestBounds parse(String text) {
        GuestBounds bounds = ANY;
        for (String[] setting : settings(text)) {
            bounds = bounds.with(setting[0], setting[1]);
        }
        return bounds;
    }

    /** Names and values; what has no name goes on with the value before. */
    private static List<String[]> settings(String text) {
        List<String[]> settings = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String[] sides = part.strip().split("=", 2);
            if (sides.length == 2) {
                settings.add(
                        new String[] {sides[0].strip().toLowerCase(Locale.ROOT), sides[1].strip()});
            } else if (settings.isEmpty()) {
                throw new IllegalArgumentException(
                        "bounds are written like max-atoms=8,elements=C,N,O,rings=0-1, not '"
                                + text
                                + "'");
            } else {
                settings.get(settings.size() - 1)[1] += "," + sides[0];
            }
        }
        return settings;
    }

    private GuestBounds with(String name, String value) {
        return switch (name) {
            case "elements" ->
                    new GuestBounds(atoms, rings, path, Set.copyOf(List.of(value.split(",", -1))));
            case "atoms", "min-atoms", "max-atoms" ->
                    new GuestBounds(narrow(atoms, name, value), rings, path, elements);
            case "rings", "min-rings", "max-rings" ->
                    new GuestBounds(atoms, narrow(rings, name, value), path, elements);
            case "path", "min-path", "max-path" ->
                    new GuestBounds(atoms, rings, narrow(path, name, value), elements);
            default ->
                    throw new IllegalArgumentException(
                            "there is no bound '%s'; there are atoms, rings, path, each also with min- or max-, and elements"
                                    .formatted(name));
        };
    }

    private static Range narrow(Range range, String name, String value) {
        Range given = Range.parse(value);
        return name.startsWith("min-")
                ? new Range(given.least, Math.max(given.least, range.most))
                : name.startsWith("max-") ? new Range(range.least, given.most) : given;
    }

    boolean allows(String element) {
        return elements.isEmpty() || elements.contains(element);
    }

    /** The bounds as {@link #parse} reads them, those that say something. */
    @Override
    public String toString() {
        List<String> said = new ArrayList<>();
        if (!atoms.equals(ANY.atoms)) {
            said.add("atoms=" + atoms);
        }
        if (!rings.equals(ANY.rings)) {
            said.add("rings=" + rings);
        }
        if (!path.equals(ANY.path)) {
            said.add("path=" + path);
        }
        if (!elements.isEmpty()) {
            said.add("elements=" + String.join(",", new TreeSet<>(elements)));
        }
        return said.isEmpty() ? "any" : String.join(",", said);
    }
}
