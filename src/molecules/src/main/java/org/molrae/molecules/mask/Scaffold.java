package org.molrae.molecules.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.pattern.SubstructurePattern;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.InvalidMoleculeException.Reason;
import org.molrae.chemistry.smiles.KekuleGraph;
import org.molrae.chemistry.structure.Molecule;
import org.molrae.grammar.Vocabulary;
import org.openscience.cdk.interfaces.IAtomContainer;

/**
 * A fragment that every molecule contains, and where guests grow at it. Immutable.
 *
 * <p>Derivations write the fragment from its first atom to its last, and guests in between. What is
 * kept of the fragment: its atoms with their charges, valences and aromaticity, its bonds, the
 * configurations of its atoms and double bonds. Guests take the place of hydrogens, no two atoms of
 * the fragment are bonded anew, and the molecule has one part.
 *
 * <p>There are four kinds:
 *
 * <ul>
 *   <li>{@link #of}: guests grow wherever the fragment has hydrogens, in rings over several of its
 *       atoms too;
 *   <li>{@link #decorated}: one guest grows at each atom {@code *} that marks a place, and none
 *       elsewhere; it is bound to one place;
 *   <li>{@link #linking}: one guest grows from one fragment to another;
 *   <li>{@link #macrocycle}: one guest grows from one atom of the fragment to another.
 * </ul>
 */
public final class Scaffold {

    /** Nothing to contain. */
    static final Scaffold NONE = new Scaffold("", "", List.of(ScaffoldPlan.NONE), null);

    private final String kind;
    private final String smiles;
    private final List<ScaffoldPlan> plans;
    private final @Nullable SubstructurePattern pattern;

    private Scaffold(
            String kind,
            String smiles,
            List<ScaffoldPlan> plans,
            @Nullable SubstructurePattern pattern) {
        this.kind = kind;
        this.smiles = smiles;
        this.plans = plans;
        this.pattern = pattern;
    }

    /**
     * The scaffold of a structure, with guests in place of any of its hydrogens.
     *
     * @param smiles in any form, one part, no marks
     * @param vocabulary that can express it
     * @throws InvalidMoleculeException if it is no molecule, has several parts, or atoms outside
     *     the lexicon
     */
    public static Scaffold of(String smiles, Vocabulary vocabulary)
            throws InvalidMoleculeException {
        List<ScaffoldPlan> plans = new ScaffoldWriter(vocabulary).open(smiles);
        return new Scaffold(
                "scaffold", smiles, plans, SubstructurePattern.of(Molecule.fromSmiles(smiles)));
    }

    /**
     * The scaffold of a fragment of CDK's.
     *
     * @throws InvalidMoleculeException as of one that is written, or if CDK cannot write it
     */
    public static Scaffold of(IAtomContainer fragment, Vocabulary vocabulary)
            throws InvalidMoleculeException {
        return of(Molecule.smiles(fragment), vocabulary);
    }

    /**
     * A fragment with a guest at each of its marks.
     *
     * @param smiles in any form, one part, with marks: {@code [*:1]}, {@code *} or {@code [*]},
     *     each with one bond. Marks without a number get the lowest that are free, in their order
     * @param bounds by the number of the mark; marks that are not mentioned are free
     * @param vocabulary that can express it
     * @throws InvalidMoleculeException if it is no molecule, has several parts, no marks, marks
     *     with several bonds or of one number, or atoms outside the lexicon
     * @throws IllegalArgumentException if bounds are for a mark that there is not
     */
    public static Scaffold decorated(
            String smiles, Map<Integer, GuestBounds> bounds, Vocabulary vocabulary)
            throws InvalidMoleculeException {
        return new Scaffold(
                "decoration of",
                smiles,
                new ScaffoldWriter(vocabulary).decorated(smiles, bounds),
                null);
    }

    /**
     * Two fragments with a guest between their marks.
     *
     * @param first a fragment with one mark, as for {@link #decorated}
     * @param second another one
     * @param bounds of the guest; its path is counted from mark to mark
     * @throws InvalidMoleculeException as for {@link #decorated}, or if a mark is not at a single
     *     bond
     */
    public static Scaffold linking(
            String first, String second, GuestBounds bounds, Vocabulary vocabulary)
            throws InvalidMoleculeException {
        return new Scaffold(
                "link of",
                first + " and " + second,
                new ScaffoldWriter(vocabulary).linking(first, second, bounds),
                null);
    }

    /**
     * A fragment with a guest between its two marks, so that there is a ring.
     *
     * @param smiles a fragment with two marks, as for {@link #decorated}
     * @param size of that ring: the smallest that has both ends of the guest
     * @param bounds of the guest
     * @throws InvalidMoleculeException as for {@link #decorated}, or if a mark is not at a single
     *     bond, or both are at the same atom
     */
    public static Scaffold macrocycle(
            String smiles, GuestBounds.Range size, GuestBounds bounds, Vocabulary vocabulary)
            throws InvalidMoleculeException {
        return new Scaffold(
                "macrocycle of",
                smiles,
                new ScaffoldWriter(vocabulary).macrocycle(smiles, size, bounds),
                null);
    }

    /**
     * A molecule whose core is drawn anew: what is around the core is {@linkplain #decorated
     * decorated} if it is one part, {@linkplain #linking linked} if it is two.
     *
     * @param smiles a molecule in any form
     * @param core that occurs in it once, up to symmetry, with one or two parts around it, each at
     *     one single bond
     * @param bounds of the new core
     * @throws InvalidMoleculeException if it is no molecule, the core is no such one, or an atom is
     *     outside the lexicon
     */
    public static Scaffold replacing(
            String smiles, SubstructurePattern core, GuestBounds bounds, Vocabulary vocabulary)
            throws InvalidMoleculeException {
        List<String> parts = CoreRemoval.around(smiles, core);
        return parts.size() == 1
                ? decorated(parts.get(0), Map.of(1, bounds), vocabulary)
                : linking(parts.get(0), parts.get(1), bounds, vocabulary);
    }

    /**
     * Whether a molecule, in the order of atoms in which it was drawn, contains the fragment, in
     * one part: as a substructure search sees it, with the fragment's charges and aromaticity. All
     * that are drawn do.
     */
    public boolean isIn(Molecule molecule) {
        return pattern == null || (isOnePart(molecule) && pattern.matches(molecule));
    }

    private static boolean isOnePart(Molecule molecule) {
        boolean[] reached = new boolean[molecule.atomCount()];
        int[] open = new int[reached.length];
        int size = 1;
        int count = 1;
        reached[0] = true;
        while (size > 0) {
            int atom = open[--size];
            for (int i = 0; i < molecule.degree(atom); i++) {
                int other = molecule.neighbor(atom, i);
                if (!reached[other]) {
                    reached[other] = true;
                    open[size++] = other;
                    count++;
                }
            }
        }
        return count == reached.length;
    }

    /**
     * The names of the guests, in the order of {@link #guests}: {@code R1} and so on by the numbers
     * of the marks, or {@code linker}; none where guests grow anywhere.
     */
    public List<String> guestNames() {
        return plans.get(0).guestNames();
    }

    /**
     * The guests of a molecule that was drawn with this scaffold.
     *
     * @param molecule in the order of atoms in which it was drawn
     * @return by {@link #guestNames} their SMILES, with atoms {@code [*:1]} for the marks; the
     *     empty text for a mark that was left free
     * @throws InvalidMoleculeException if it was not drawn with this scaffold
     */
    public List<String> guests(KekuleGraph molecule) throws InvalidMoleculeException {
        for (ScaffoldPlan plan : plans) {
            List<String> found = new GuestCut(plan, molecule).guests();
            if (found.size() == guestNames().size()) {
                return found;
            }
        }
        throw new InvalidMoleculeException(
                Reason.UNSUPPORTED, -1, "it was not drawn with the " + this);
    }

    /**
     * The number of atoms on the shortest way from one mark of a linker to the other.
     *
     * @param linker with two marks, as {@link #guests} gives it
     * @throws InvalidMoleculeException if it is none
     */
    public static int pathLength(String linker) throws InvalidMoleculeException {
        Molecule molecule = Molecule.fromSmiles(linker);
        int[] distance = new int[molecule.atomCount()];
        List<Integer> reached = new ArrayList<>();
        for (int a = 0; reached.isEmpty() && a < distance.length; a++) {
            if (molecule.element(a) == 0) {
                reached.add(a);
                distance[a] = 1;
            }
        }
        for (int i = 0; i < reached.size(); i++) {
            int atom = reached.get(i);
            if (i > 0 && molecule.element(atom) == 0) {
                return distance[atom] - 2;
            }
            for (int k = 0; k < molecule.degree(atom); k++) {
                int other = molecule.neighbor(atom, k);
                if (distance[other] == 0) {
                    distance[other] = distance[atom] + 1;
                    reached.add(other);
                }
            }
        }
        throw new InvalidMoleculeException(Reason.UNSUPPORTED, -1, "a linker has two marks");
    }

    @Override
    public String toString() {
        return kind + " " + smiles;
    }

    List<ScaffoldPlan> plans() {
        return plans;
    }
}
