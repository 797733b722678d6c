package org.molrae.chemistry.properties;

import java.nio.file.Path;
import java.util.List;
import org.molrae.chemistry.structure.Molecule;

/**
 * A score that combines several wishes for a molecule: the weighted geometric mean of the
 * desirabilities of some quantities, from 0 to 1. A term of desirability 0 makes the whole 0.
 *
 * <p>Any number of threads may ask at once.
 */
public final class Scorer {

    /**
     * One wish.
     *
     * @param descriptor the quantity
     * @param desirability how welcome its values are
     * @param weight how much it counts, relative to the others
     */
    public record Term(Descriptor descriptor, Desirability desirability, double weight) {

        /**
         * Checks the weight.
         *
         * @throws IllegalArgumentException if it is not positive and finite
         */
        public Term {
            if (!(weight > 0) || Double.isInfinite(weight)) {
                throw new IllegalArgumentException("a weight is more than 0, not " + weight);
            }
        }
    }

    private final List<Term> terms;
    private final Profile profile;

    private Scorer(List<Term> terms) {
        this.terms = List.copyOf(terms);
        profile = Profile.of(terms.stream().map(Term::descriptor).toList());
    }

    /**
     * Combines terms.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static Scorer of(List<Term> terms) {
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("a score needs one term or more");
        }
        return new Scorer(terms);
    }

    /**
     * Reads a scorer from YAML:
     *
     * <pre>
     * terms:
     *   - property: QED              # lies between 0 and 1: taken as it is
     *   - property: logP             # any name of {@link Descriptors}
     *     range: [1, 4]              # or  above: 1  or  below: 4
     *     softness: 0.5              # 0, the default, makes the edges hard
     *     weight: 2                  # default 1
     *   - property: SA
     *     ramp: [6, 2]               # 0 at 6 and more, 1 at 2 and less
     *   - similarity: [CCO, CCN]     # to the nearest of these; also with range, ramp and so on
     *   - substructure: "[N+](=O)[O-]"
     *     wanted: false
     *   - alerts: pains              # or brenk, mcf, or the file of a list, as AlertFile reads it
     * </pre>
     *
     * Alerts are counted; without a shape of its own, the term is 1 where there are none and 0
     * otherwise.
     *
     * @throws IllegalArgumentException if the text is no YAML or no scorer; the message is one line
     *     and names the line and the key
     */
    public static Scorer read(String yaml) {
        return read(yaml, Path.of(""));
    }

    /**
     * Reads a scorer from YAML, as above.
     *
     * @param folder that relative names of files in it begin at
     * @throws IllegalArgumentException as above; also if a file cannot be read, or has a line that
     *     is no alert
     */
    public static Scorer read(String yaml, Path folder) {
        return of(new ScorerReader(folder).read(yaml));
    }

    public List<Term> terms() {
        return terms;
    }

    /** The score of a molecule, from 0 to 1. */
    public double of(Molecule molecule) {
        double[] values = profile.of(molecule);
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < values.length; i++) {
            Term term = terms.get(i);
            double desirability = term.desirability().of(values[i]);
            if (!(desirability > 0)) {
                return 0;
            }
            sum += term.weight() * Math.log(desirability);
            weights += term.weight();
        }
        return Math.exp(sum / weights);
    }
}
