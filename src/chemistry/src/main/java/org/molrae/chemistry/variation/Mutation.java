package org.molrae.chemistry.variation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.molrae.chemistry.structure.Molecule;

/** Drafts of a molecule with a change. */
final class Mutation {

    private static final int CARBON = 6;
    private static final int NITROGEN = 7;
    private static final int OXYGEN = 8;
    private static final int FLUORINE = 9;
    private static final int SULFUR = 16;
    private static final int CHLORINE = 17;
    private static final int BROMINE = 35;

    /** Kinds of mutation and how often each is tried, in hundredths. */
    private static final int[] KINDS = {15, 14, 14, 14, 14, 14, 15};

    /** How often new bonds are single, double, triple. */
    private static final int[] ORDERS = {60, 35, 5};

    /** How often a bond is made single, double, another one double, triple. */
    private static final int[] CHANGES = {45, 50, 5};

    /** How often a ring of 3, 4, 5, 6 atoms is closed. */
    private static final int[] RINGS = {5, 5, 45, 45};

    private static final int[][] INSERTED = {
        {CARBON, NITROGEN, OXYGEN, SULFUR}, {CARBON, NITROGEN}, {CARBON}
    };
    private static final int[][] APPENDED = {
        {CARBON, NITROGEN, OXYGEN, FLUORINE, SULFUR, CHLORINE, BROMINE},
        {CARBON, NITROGEN, OXYGEN},
        {CARBON, NITROGEN}
    };
    private static final int[] CHANGED = {
        CARBON, NITROGEN, OXYGEN, FLUORINE, SULFUR, CHLORINE, BROMINE
    };
    private static final int[] CHANGED_TO = {15, 15, 14, 14, 14, 14, 14};

    private final Molecule molecule;
    private final RandomGenerator random;
    private final List<Supplier<Optional<Constitution>>> kinds;

    Mutation(Molecule molecule, RandomGenerator random) {
        this.molecule = molecule;
        this.random = random;
        kinds =
                List.of(
                        this::insertAtom,
                        this::changeOrder,
                        this::openRing,
                        this::closeRing,
                        this::deleteAtom,
                        this::changeAtom,
                        this::appendAtom);
    }

    /** A draft with a change of one kind; empty where there is no place for it. */
    Optional<Constitution> next() {
        return kinds.get(weighted(KINDS)).get();
    }

    private int weighted(int[] weights) {
        int rest = random.nextInt(IntStream.of(weights).sum());
        int i = 0;
        while (rest >= weights[i]) {
            rest -= weights[i++];
        }
        return i;
    }

    private int one(int... values) {
        return values[random.nextInt(values.length)];
    }

    /** One of the numbers below an end that fit, or -1. */
    private int any(int end, IntPredicate fits) {
        int[] fitting = IntStream.range(0, end).filter(fits).toArray();
        return fitting.length == 0 ? -1 : one(fitting);
    }

    private Constitution draft() {
        return Constitution.of(molecule);
    }

    private Optional<Constitution> insertAtom() {
        int bond = any(molecule.bondCount(), b -> true);
        if (bond < 0) {
            return Optional.empty();
        }
        Constitution draft = draft();
        int order = weighted(ORDERS);
        int atom = draft.addAtom(one(INSERTED[order]), 0);
        boolean first = random.nextBoolean();
        draft.addBond(molecule.begin(bond), atom, first ? order + 1 : 1);
        draft.addBond(atom, molecule.end(bond), first ? 1 : order + 1);
        draft.removeBond(bond);
        return Optional.of(draft);
    }

    private Optional<Constitution> changeOrder() {
        int order = 1 + weighted(CHANGES);
        int bond = any(molecule.bondCount(), b -> mayBecome(b, order));
        if (bond < 0) {
            return Optional.empty();
        }
        Constitution draft = draft();
        draft.setOrder(bond, order);
        return Optional.of(draft);
    }

    private boolean mayBecome(int bond, int order) {
        int more = order - molecule.order(bond);
        boolean fits =
                molecule.totalHydrogens(molecule.begin(bond)) >= more
                        && molecule.totalHydrogens(molecule.end(bond)) >= more;
        return more != 0 && fits && (order < 3 || !molecule.ringBond(bond));
    }

    private Optional<Constitution> openRing() {
        int bond = any(molecule.bondCount(), molecule::ringBond);
        if (bond < 0) {
            return Optional.empty();
        }
        Constitution draft = draft();
        draft.removeBond(bond);
        return Optional.of(draft);
    }

    /** A bond between the ends of a path, which are in no ring and have hydrogen. */
    private Optional<Constitution> closeRing() {
        int size = 3 + weighted(RINGS);
        int start = any(molecule.atomCount(), this::mayClose);
        if (start < 0) {
            return Optional.empty();
        }
        List<Integer> path = new ArrayList<>(List.of(start));
        while (path.size() < size) {
            int last = path.get(path.size() - 1);
            int step = any(molecule.degree(last), i -> !path.contains(molecule.neighbor(last, i)));
            if (step < 0) {
                return Optional.empty();
            }
            path.add(molecule.neighbor(last, step));
        }
        int end = path.get(size - 1);
        if (!mayClose(end) || molecule.bondBetween(start, end) >= 0) {
            return Optional.empty();
        }
        Constitution draft = draft();
        draft.addBond(start, end, 1);
        return Optional.of(draft);
    }

    private boolean mayClose(int atom) {
        return !molecule.inRing(atom) && molecule.totalHydrogens(atom) > 0;
    }

    /** Removes an atom of at most three bonds; its neighbors are chained instead. */
    private Optional<Constitution> deleteAtom() {
        int atom =
                any(molecule.atomCount(), a -> molecule.degree(a) >= 1 && molecule.degree(a) <= 3);
        if (atom < 0) {
            return Optional.empty();
        }
        Constitution draft = draft();
        List<Integer> neighbors = draft.neighbors(atom);
        for (int i = neighbors.size() - 1; i > 0; i--) {
            Collections.swap(neighbors, i, random.nextInt(i + 1));
        }
        for (int i = 1; i < neighbors.size(); i++) {
            int a = neighbors.get(i - 1);
            int b = neighbors.get(i);
            if (molecule.bondBetween(a, b) < 0) {
                draft.addBond(a, b, 1);
            }
        }
        draft.removeAtom(atom);
        return Optional.of(draft);
    }

    private Optional<Constitution> changeAtom() {
        int element = CHANGED[weighted(CHANGED_TO)];
        int atom = any(molecule.atomCount(), a -> molecule.element(a) != element);
        if (atom < 0) {
            return Optional.empty();
        }
        Constitution draft = draft();
        draft.setElement(atom, element);
        return Optional.of(draft);
    }

    private Optional<Constitution> appendAtom() {
        int order = weighted(ORDERS);
        int place = any(molecule.atomCount(), a -> molecule.totalHydrogens(a) > order);
        if (place < 0) {
            return Optional.empty();
        }
        Constitution draft = draft();
        draft.addBond(place, draft.addAtom(one(APPENDED[order]), 0), order + 1);
        return Optional.of(draft);
    }
}
