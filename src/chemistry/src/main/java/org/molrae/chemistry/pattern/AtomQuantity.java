package org.molrae.chemistry.pattern;

import org.jspecify.annotations.Nullable;

/** A number that an atom has, and that SMARTS compares with a number or a range. */
enum AtomQuantity {
    /** Neighbors that are atoms. */
    DEGREE("D") {
        @Override
        int of(MatchTarget target, int atom) {
            return target.first[atom + 1] - target.first[atom];
        }
    },
    /** Neighbors that are atoms other than hydrogen of natural mass or mass 1. */
    HEAVY_DEGREE("d") {
        @Override
        int of(MatchTarget target, int atom) {
            int count = 0;
            for (int i = target.first[atom]; i < target.first[atom + 1]; i++) {
                int other = target.neighbor[i];
                count += target.element[other] != 1 || target.isotope[other] > 1 ? 1 : 0;
            }
            return count;
        }
    },
    /** Neighbors, with all hydrogens. */
    TOTAL_DEGREE("X") {
        @Override
        int of(MatchTarget target, int atom) {
            return target.totalDegree[atom];
        }
    },
    VALENCE("v") {
        @Override
        int of(MatchTarget target, int atom) {
            return target.valence[atom];
        }
    },
    RING_BONDS("x") {
        @Override
        int of(MatchTarget target, int atom) {
            return target.ringBonds[atom];
        }
    },
    RINGS("R") {
        @Override
        int of(MatchTarget target, int atom) {
            return target.rings[atom];
        }
    },
    /** The size of the smallest ring, 0 for none. */
    SMALLEST_RING("r") {
        @Override
        int of(MatchTarget target, int atom) {
            return target.smallestRing[atom];
        }
    },
    /** Hydrogens, as atoms or as counts. */
    HYDROGENS("H") {
        @Override
        int of(MatchTarget target, int atom) {
            return target.hydrogens[atom];
        }
    },
    /** Hydrogens as counts. */
    IMPLIED_HYDROGENS("h") {
        @Override
        int of(MatchTarget target, int atom) {
            return target.impliedHydrogens[atom];
        }
    },
    /** Neighbors that are neither carbon nor hydrogen. */
    HETERO_NEIGHBORS("z") {
        @Override
        int of(MatchTarget target, int atom) {
            return heteroNeighbors(target, atom, AtomClasses.ALL);
        }
    },
    ALIPHATIC_HETERO_NEIGHBORS("Z") {
        @Override
        int of(MatchTarget target, int atom) {
            return heteroNeighbors(target, atom, ~AtomClasses.AROMATIC);
        }
    },
    CHARGE("+") {
        @Override
        int of(MatchTarget target, int atom) {
            return target.charge[atom];
        }
    },
    NEGATIVE_CHARGE("-") {
        @Override
        int of(MatchTarget target, int atom) {
            return -target.charge[atom];
        }
    },
    ISOTOPE("") {
        @Override
        int of(MatchTarget target, int atom) {
            return target.isotope[atom];
        }
    };

    private static final AtomQuantity[] ALL = values();

    private final String letter;

    AtomQuantity(String letter) {
        this.letter = letter;
    }

    abstract int of(MatchTarget target, int atom);

    /** The quantity that a letter stands for, a sign included; null for none. */
    static @Nullable AtomQuantity of(char letter) {
        for (AtomQuantity quantity : ALL) {
            if (!quantity.letter.isEmpty() && quantity.letter.charAt(0) == letter) {
                return quantity;
            }
        }
        return null;
    }

    private static int heteroNeighbors(MatchTarget target, int atom, int classes) {
        int count = 0;
        for (int i = target.first[atom]; i < target.first[atom + 1]; i++) {
            int other = target.neighbor[i];
            int element = target.element[other];
            boolean counted = (classes >> target.atomClass[other] & 1) != 0;
            count += counted && element != 1 && element != 6 ? 1 : 0;
        }
        return count;
    }
}
