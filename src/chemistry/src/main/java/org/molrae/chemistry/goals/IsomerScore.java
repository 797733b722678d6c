package org.molrae.chemistry.goals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.molrae.chemistry.properties.Descriptors;

/**
 * How near a molecule is to a molecular formula, as GuacaMol has it: the geometric mean of
 * Gaussians of the number of atoms of each element of the formula (deviation 1) and of the number
 * of all atoms (deviation 2), hydrogens included.
 */
public final class IsomerScore {

    private static final Pattern PART = Pattern.compile("([A-Z][a-z]?)(\\d{0,4})");

    private IsomerScore() {}

    /**
     * The score for a formula.
     *
     * @param formula such as {@code C9H10N2O2PF2Cl}, each element once
     * @throws IllegalArgumentException if it is no formula
     */
    public static Scorer of(String formula) {
        List<Scorer.Term> terms = new ArrayList<>();
        Set<String> elements = new HashSet<>();
        Matcher part = PART.matcher(formula);
        int total = 0;
        int end = 0;
        while (part.find() && part.start() == end) {
            end = part.end();
            int count = part.group(2).isEmpty() ? 1 : Integer.parseInt(part.group(2));
            if (!elements.add(part.group(1))) {
                throw new IllegalArgumentException(
                        "the formula '" + formula + "' names " + part.group(1) + " twice");
            }
            terms.add(
                    new Scorer.Term(
                            Descriptors.atomsOf(part.group(1)),
                            new Desirability.Gaussian(count, 1),
                            1));
            total += count;
        }
        if (end != formula.length() || terms.isEmpty()) {
            throw new IllegalArgumentException(
                    "'" + formula + "' is no formula like C9H10N2O2PF2Cl");
        }
        terms.add(new Scorer.Term(Descriptors.ATOMS, new Desirability.Gaussian(total, 2), 1));
        return Scorer.of(terms);
    }
}
