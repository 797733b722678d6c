package org.molrae.molecules.mask;

import java.util.Set;
import java.util.TreeSet;

/**
 * Only atoms of these elements; hydrogens that are counted at other atoms are always allowed.
 *
 * @param symbols of the elements
 */
public record AllowedElements(Set<String> symbols) implements Constraint {

    /** Copies the symbols. */
    public AllowedElements {
        symbols = Set.copyOf(symbols);
    }

    /** Only atoms of these elements. */
    public static AllowedElements of(String... symbols) {
        return new AllowedElements(Set.of(symbols));
    }

    @Override
    public Watch start(Draft draft) {
        boolean[] allowed = new boolean[128];
        for (String symbol : symbols) {
            int element = AtomKind.atomicNumber(symbol);
            if (element == 0) {
                throw new IllegalArgumentException("there is no element " + symbol);
            }
            allowed[element] = true;
        }
        return new Watch() {
            @Override
            public boolean atom(int atom) {
                return allowed[draft.element(atom)];
            }
        };
    }

    @Override
    public String toString() {
        return "elements " + String.join(", ", new TreeSet<>(symbols));
    }
}
