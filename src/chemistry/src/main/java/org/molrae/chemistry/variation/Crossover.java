package org.molrae.chemistry.variation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.molrae.chemistry.structure.Molecule;

/** Drafts of children of two molecules. */
final class Crossover {

    /** Tries to find a cut that parts a molecule in two. */
    private static final int CUTS = 10;

    private final Molecule parent;
    private final Molecule other;
    private final RandomGenerator random;

    Crossover(Molecule parent, Molecule other, RandomGenerator random) {
        this.parent = parent;
        this.other = other;
        this.random = random;
    }

    /**
     * One of the pieces that a molecule is cut into.
     *
     * @param ends its atoms at the cuts; one atom may be at both
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    private record Piece(Constitution constitution, int[] ends) {}

    /** A piece of each, cut at a single bond that is in no ring, joined by a single bond. */
    Optional<Constitution> ofChains() {
        return joined(this::chainPieces, (first, second) -> bond(first, second, new int[] {1}));
    }

    /**
     * A piece of each, cut at two bonds of a ring, joined at both ends by single or double bonds.
     */
    Optional<Constitution> ofRings() {
        return joined(
                this::ringPieces,
                (first, second) ->
                        bond(
                                first,
                                random.nextBoolean() ? second : reversed(second),
                                new int[] {1 + random.nextInt(2), 1 + random.nextInt(2)}));
    }

    /** Joins two pieces. */
    private interface Join {
        Constitution of(Piece first, Piece second);
    }

    private Optional<Constitution> joined(Function<Molecule, List<Piece>> cut, Join join) {
        List<Piece> first = cut.apply(parent);
        List<Piece> second = cut.apply(other);
        if (first.isEmpty() || second.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(join.of(first.get(random.nextInt(2)), second.get(random.nextInt(2))));
    }

    private static Piece reversed(Piece piece) {
        return new Piece(piece.constitution, new int[] {piece.ends[1], piece.ends[0]});
    }

    private static Constitution bond(Piece first, Piece second, int[] orders) {
        Constitution child = first.constitution.copy();
        int shift = child.append(second.constitution);
        for (int i = 0; i < orders.length; i++) {
            child.addBond(first.ends[i], second.ends[i] + shift, orders[i]);
        }
        return child;
    }

    private List<Piece> chainPieces(Molecule molecule) {
        List<Integer> bonds = new ArrayList<>();
        for (int b = 0; b < molecule.bondCount(); b++) {
            if (!molecule.ringBond(b) && molecule.order(b) == 1) {
                bonds.add(b);
            }
        }
        return bonds.isEmpty()
                ? List.of()
                : pieces(molecule, bonds.get(random.nextInt(bonds.size())));
    }

    /** Two bonds of a ring with one atom or one bond between them; none where no try parts it. */
    private List<Piece> ringPieces(Molecule molecule) {
        for (int i = 0; i < CUTS && molecule.ringCount() > 0; i++) {
            int[] ring = molecule.ringAtoms(random.nextInt(molecule.ringCount()));
            int start = random.nextInt(ring.length);
            int distance = 1 + random.nextInt(2);
            if (ring.length < distance + 2) {
                continue;
            }
            int[] path = new int[distance + 2];
            Arrays.setAll(path, k -> ring[(start + k) % ring.length]);
            int first = molecule.bondBetween(path[0], path[1]);
            int last = molecule.bondBetween(path[distance], path[distance + 1]);
            List<Piece> pieces = pieces(molecule, first, last);
            if (!pieces.isEmpty()) {
                return pieces;
            }
        }
        return List.of();
    }

    /** The two pieces of a molecule that has some bonds cut, or none where it is not in two. */
    private static List<Piece> pieces(Molecule molecule, int... bonds) {
        Constitution whole = Constitution.of(molecule);
        int[] sorted = bonds.clone();
        Arrays.sort(sorted);
        for (int i = sorted.length - 1; i >= 0; i--) {
            whole.removeBond(sorted[i]);
        }
        int[] components = whole.components();
        int count = Arrays.stream(components).max().orElse(0) + 1;
        if (count != 2) {
            return List.of();
        }
        List<Piece> pieces = new ArrayList<>();
        for (int component = 0; component < count; component++) {
            int[] ends = new int[bonds.length];
            for (int i = 0; i < bonds.length; i++) {
                int begin = molecule.begin(bonds[i]);
                int end = molecule.end(bonds[i]);
                if (components[begin] == components[end]) {
                    return List.of();
                }
                ends[i] = components[begin] == component ? begin : end;
            }
            pieces.add(new Piece(whole.piece(components, component, ends), ends));
        }
        return pieces;
    }
}
