package org.molrae.chemistry.preparation;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.molrae.chemistry.smiles.Elements;
import org.molrae.chemistry.structure.Molecule;

/** Something that a molecule must be, or be left out. Any number of threads may ask at once. */
public sealed interface MoleculeFilter {

    /** Why a molecule is left out, in a few words that are the same for all of its kind. */
    Optional<String> fault(Molecule molecule);

    /**
     * From {@code least} to {@code most} atoms other than hydrogen.
     *
     * @param least 0 or more
     * @param most at least {@code least}
     */
    record HeavyAtoms(int least, int most) implements MoleculeFilter {

        /** Refuses ranges that no molecule lies in. */
        public HeavyAtoms {
            requireRange(least, most, "atoms");
        }

        @Override
        public Optional<String> fault(Molecule molecule) {
            int heavy = 0;
            for (int a = 0; a < molecule.atomCount(); a++) {
                heavy += molecule.element(a) == 1 ? 0 : 1;
            }
            if (heavy < least) {
                return Optional.of("fewer than " + least + " atoms");
            }
            return heavy > most ? Optional.of("more than " + most + " atoms") : Optional.empty();
        }
    }

    /**
     * Only atoms of these elements, and hydrogen.
     *
     * @param symbols as {@code C}, {@code Cl}
     */
    record AllowedElements(Set<String> symbols) implements MoleculeFilter {

        /** Refuses what is no symbol of an element. */
        public AllowedElements {
            symbols = Set.copyOf(symbols);
            for (String symbol : symbols) {
                if (Elements.ofSymbol(symbol) < 1) {
                    throw new IllegalArgumentException("'" + symbol + "' is no element");
                }
            }
        }

        @Override
        public Optional<String> fault(Molecule molecule) {
            Set<String> others = new TreeSet<>();
            for (int a = 0; a < molecule.atomCount(); a++) {
                String symbol = Elements.symbol(molecule.element(a));
                if (molecule.element(a) != 1 && !symbols.contains(symbol)) {
                    others.add(symbol);
                }
            }
            return others.isEmpty()
                    ? Optional.empty()
                    : Optional.of("the element " + others.iterator().next());
        }
    }

    /**
     * Only rings of {@code smallest} to {@code largest} atoms, of the symmetrized smallest set of
     * smallest rings.
     *
     * @param smallest 3 or more
     * @param largest at least {@code smallest}
     */
    record RingSizes(int smallest, int largest) implements MoleculeFilter {

        /** Refuses ranges that no ring lies in. */
        public RingSizes {
            requireRange(smallest, largest, "atoms of a ring");
        }

        @Override
        public Optional<String> fault(Molecule molecule) {
            for (int r = 0; r < molecule.ringCount(); r++) {
                int size = molecule.ringAtoms(r).length;
                if (size < smallest || size > largest) {
                    return Optional.of("a ring of " + size);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * A net charge from {@code -most} to {@code most}.
     *
     * @param most 0 or more
     */
    record NetCharge(int most) implements MoleculeFilter {

        /** Refuses a negative number. */
        public NetCharge {
            requireRange(0, most, "charges");
        }

        @Override
        public Optional<String> fault(Molecule molecule) {
            int charge = Neutralization.charge(molecule);
            return Math.abs(charge) <= most
                    ? Optional.empty()
                    : Optional.of(String.format(Locale.ROOT, "the charge %+d", charge));
        }
    }

    /** No atom with a mass number. */
    record NaturalIsotopes() implements MoleculeFilter {

        @Override
        public Optional<String> fault(Molecule molecule) {
            for (int a = 0; a < molecule.atomCount(); a++) {
                if (molecule.isotope(a) > 0) {
                    return Optional.of("an isotope label");
                }
            }
            return Optional.empty();
        }
    }

    private static void requireRange(int least, int most, String what) {
        if (least < 0 || most < least) {
            throw new IllegalArgumentException(
                    "%d to %d %s is no range".formatted(least, most, what));
        }
    }
}
