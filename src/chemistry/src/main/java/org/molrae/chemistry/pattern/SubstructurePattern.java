package org.molrae.chemistry.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.molrae.chemistry.structure.Molecule;

/**
 * A substructure to look for, given as SMARTS. Immutable; any number of threads may use it at once.
 *
 * <p>The meaning is RDKit's: its aromaticity, {@code R} counts rings of its ring set, {@code H}
 * counts all hydrogens, a bond that is not written is single or aromatic. Handedness and
 * double-bond configuration are read and not compared, as {@code HasSubstructMatch} does by
 * default. Of RDKit's extensions ranges as in {@code [r{8-}]}, {@code ^0} to {@code ^5}, {@code d},
 * {@code z}, {@code Z} and the dative bonds {@code ->} and {@code <-} are known. Not known, as they
 * are not to RDKit: reactions, and components grouped by parentheses. Refused where RDKit takes
 * them and loses something: dative bonds that close a ring or are combined with others.
 */
public final class SubstructurePattern {

    private static final int MAXIMUM_LENGTH = 4096;

    private final String smarts;
    private final QueryPlan plan;

    private SubstructurePattern(String smarts, QueryPlan plan) {
        this.smarts = smarts;
        this.plan = plan;
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException if it is no SMARTS, in one line with the position
     */
    public static SubstructurePattern of(String smarts) {
        return read(smarts, false);
    }

    /**
     * Reads a pattern and turns hydrogen atoms in it into conditions on the atoms that they are at,
     * so that they match molecules whose hydrogens are counts ({@code MergeQueryHs} in RDKit).
     *
     * @throws IllegalArgumentException if it is no SMARTS, in one line with the position
     */
    public static SubstructurePattern mergingHydrogens(String smarts) {
        return read(smarts, true);
    }

    private static SubstructurePattern read(String smarts, boolean mergeHydrogens) {
        if (smarts.isBlank() || smarts.length() > MAXIMUM_LENGTH) {
            throw new IllegalArgumentException(
                    smarts.isBlank()
                            ? "an empty pattern"
                            : "a pattern of more than 4096 characters");
        }
        // what follows white space is a name
        String[] parts = smarts.strip().split("\\s+", 2);
        if (parts.length > 1 && parts[1].startsWith("|")) {
            throw new IllegalArgumentException(
                    "no SMARTS: extensions between '|' are not read; leave them out");
        }
        return new SubstructurePattern(
                smarts, QueryPlan.fromRarest(SmartsReader.read(parts[0], mergeHydrogens)));
    }

    /**
     * The pattern of a molecule's own atoms and bonds: elements and charges, orders and
     * aromaticity, with any hydrogens and whatever marks; as RDKit takes a molecule for a query,
     * but that atoms without a charge match no charged ones.
     *
     * @param molecule a fragment of a few hundred atoms at most
     */
    public static SubstructurePattern of(Molecule molecule) {
        return of(MoleculeSmarts.of(molecule));
    }

    /** Whether the pattern occurs. */
    public boolean matches(Molecule molecule) {
        return matches(MatchTarget.of(molecule));
    }

    /** Whether the pattern occurs. */
    public boolean matches(MatchTarget target) {
        return plan.possible(target) && plan.search(target).next();
    }

    /** How many different sets of atoms the pattern matches. */
    public int count(MatchTarget target) {
        return find(target).size();
    }

    /**
     * All matches that differ in their atoms; of several over the same atoms the first found.
     *
     * @return for each match, the atom under each atom of the pattern
     */
    public List<int[]> find(MatchTarget target) {
        List<int[]> matches = new ArrayList<>();
        if (!plan.possible(target)) {
            return matches;
        }
        Set<List<Integer>> found = new HashSet<>();
        QueryPlan.Search search = plan.search(target);
        while (search.next()) {
            int[] match = search.match();
            if (match.length == 1 || found.add(Arrays.stream(match).sorted().boxed().toList())) {
                matches.add(match);
            }
        }
        return matches;
    }

    @Override
    public String toString() {
        return smarts;
    }
}
