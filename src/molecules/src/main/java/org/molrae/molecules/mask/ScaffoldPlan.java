package org.molrae.molecules.mask;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Scaffold} asks for, rule by rule, and what of it is to be kept.
 *
 * @param kind where guests grow
 * @param rules the plain rules that write the fragments; {@code ~i} where guest i grows
 * @param guests the guests, in the order of the rules
 * @param atoms the fragments' atoms, in the order of the rules
 * @param bonds the bonds between them
 * @param doubleBonds of these, the places of those with a configuration
 * @param ringSize of the ring that a guest closes
 * @param turnsAtRings whether a guest before a fragment has no rings: where it would open one, the
 *     fragment begins
 */
@SuppressWarnings("ArrayRecordComponent") // within the package, never compared or changed
record ScaffoldPlan(
        Kind kind,
        int[] rules,
        List<Guest> guests,
        List<Atom> atoms,
        List<Bond> bonds,
        List<Integer> doubleBonds,
        GuestBounds.@Nullable Range ringSize,
        boolean turnsAtRings) {

    /** Where guests grow. */
    enum Kind {
        /** Nothing is asked for. */
        NONE,
        /** In place of any hydrogen. */
        OPEN,
        /** At marks. */
        MARKED,
        /** At the first mark; the second is where another fragment begins. */
        LINK,
        /** At the second mark; it closes a ring at the first. */
        RING
    }

    /**
     * A guest.
     *
     * @param mark the number of its mark
     * @param after the number of atoms of the fragments that are written before it
     */
    record Guest(int mark, int after, GuestBounds bounds) {}

    /**
     * An atom that is kept.
     *
     * @param element its atomic number
     * @param hydrogens that guests may take the place of
     * @param center whether it has a configuration
     */
    record Atom(int element, boolean aromatic, int hydrogens, boolean center) {}

    /** A bond that is kept, by the places of its atoms. */
    record Bond(int from, int to, int order, boolean aromatic) {}

    static final ScaffoldPlan NONE =
            new ScaffoldPlan(
                    Kind.NONE, new int[0], List.of(), List.of(), List.of(), List.of(), null, false);

    boolean hasConfigurations() {
        return !doubleBonds.isEmpty() || atoms.stream().anyMatch(Atom::center);
    }

    /** The guest whose mark is no place of its own, or -1. */
    int unwritten() {
        return kind == Kind.LINK ? 1 : kind == Kind.RING ? 0 : -1;
    }

    /** The same with fragments that begin where guests before them would open rings. */
    ScaffoldPlan turningAtRings() {
        return new ScaffoldPlan(kind, rules, guests, atoms, bonds, doubleBonds, ringSize, true);
    }

    /** The number of atoms of the last fragment, that a link leads to. */
    int atomsAfterLink() {
        return kind == Kind.LINK ? atoms.size() - guests.get(0).after : 0;
    }

    /**
     * The steps that write the fragments, {@link Step#GUEST} where a guest grows; {@link
     * SemanticTables#ILLEGAL} if one of them is never legal.
     */
    int[] steps(SemanticTables tables) {
        int[] steps = new int[rules.length];
        int count = 0;
        for (int rule : rules) {
            if (rule >= 0) {
                int[] expansion = tables.steps(rule);
                if (expansion == SemanticTables.ILLEGAL) {
                    return expansion;
                }
                steps[count++] = expansion[0];
            } else {
                steps[count++] = Step.of(Step.GUEST, ~rule);
            }
        }
        return unwritten() < 0 ? steps : withoutMark(steps);
    }

    /** The mark in a branch of its own is a ring bond or nothing; at the end it is nothing. */
    private int[] withoutMark(int[] steps) {
        int at = 0;
        while (steps[at] != Step.of(Step.GUEST, unwritten())) {
            at++;
        }
        boolean branch = Step.type(steps[at - 1]) == Step.OPEN_BRANCH;
        int begin = branch ? at - 1 : at;
        int end = branch ? at + 2 : at + 1;
        int[] put = kind == Kind.RING ? new int[] {Step.of(Step.RING, label(steps))} : new int[0];
        return Stream.of(
                        Arrays.copyOf(steps, begin),
                        put,
                        Arrays.copyOfRange(steps, end, steps.length))
                .flatMapToInt(Arrays::stream)
                .toArray();
    }

    /** The lowest ring label that the fragment does not use. */
    static int label(int[] steps) {
        int label = 1;
        while (Arrays.binarySearch(
                        Arrays.stream(steps)
                                .filter(step -> Step.type(step) == Step.RING)
                                .sorted()
                                .toArray(),
                        Step.of(Step.RING, label))
                >= 0) {
            label++;
        }
        return label;
    }

    /** See {@link Scaffold#guestNames}. */
    List<String> guestNames() {
        if (kind == Kind.LINK || kind == Kind.RING) {
            return List.of("linker");
        }
        List<String> names = new ArrayList<>();
        guests.stream().mapToInt(Guest::mark).sorted().forEach(mark -> names.add("R" + mark));
        return names;
    }
}
