package org.molrae.chemistry.goals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.molrae.chemistry.properties.Descriptor;
import org.molrae.chemistry.properties.Measurement;
import org.molrae.chemistry.structure.Molecule;

/**
 * A score that combines several wishes for a molecule: the weighted mean of the desirabilities of
 * some quantities, from 0 to 1. A scorer is a quantity itself, so that scores nest.
 *
 * <p>In a geometric mean a term of desirability 0 makes the whole 0. Filters and penalties stand
 * outside of the mean: a filter of desirability below 1/2 makes the whole 0 and otherwise does not
 * count; a penalty multiplies the mean with its desirability, to the power of its weight. Where a
 * quantity is NaN, the score is.
 *
 * <p>Any number of threads may ask at once.
 */
public final class Scorer implements Descriptor {

    /** How terms are combined. */
    public enum Mean {
        GEOMETRIC,
        ARITHMETIC
    }

    /** What a term does to the score. */
    public enum Role {
        SCORE,
        FILTER,
        PENALTY
    }

    /**
     * One wish.
     *
     * @param descriptor the quantity
     * @param desirability how welcome its values are
     * @param weight how much it counts, relative to the others
     * @param role what it does to the score
     */
    public record Term(Descriptor descriptor, Desirability desirability, double weight, Role role) {

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

        /** A term of the mean. */
        public Term(Descriptor descriptor, Desirability desirability, double weight) {
            this(descriptor, desirability, weight, Role.SCORE);
        }

        /**
         * A term of one's own, of weight 1.
         *
         * @param function from 0 to 1; pure, as any number of threads may ask at once
         */
        public static Term of(String name, ToDoubleFunction<Molecule> function) {
            return new Term(Descriptor.of(name, function), new Desirability.Identity(), 1);
        }

        private double of(Measurement measurement) {
            double value = measurement.value(descriptor);
            return Double.isNaN(value) ? value : desirability.of(value);
        }
    }

    private final Mean mean;
    private final List<Term> terms;

    private Scorer(Mean mean, List<Term> terms) {
        this.mean = mean;
        this.terms = List.copyOf(terms);
    }

    /**
     * Combines terms by their geometric mean.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static Scorer of(List<Term> terms) {
        return of(Mean.GEOMETRIC, terms);
    }

    /**
     * Combines terms.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static Scorer of(Mean mean, List<Term> terms) {
        if (terms.isEmpty()) {
            throw new IllegalArgumentException("a score needs one term or more");
        }
        return new Scorer(mean, terms);
    }

    /**
     * Reads a scorer from YAML:
     *
     * <pre>
     * mean: arithmetic               # or geometric, the default
     * terms:
     *   - property: QED              # lies between 0 and 1: taken as it is
     *   - property: logP             # any name of Descriptors
     *     range: [1, 4]              # or  above: 1  or  below: 4
     *     softness: 0.5              # 0, the default, makes the edges hard
     *     weight: 2                  # default 1
     *   - property: TPSA
     *     gaussian: [100, 10]        # mean and deviation; min-gaussian is 1 below the mean,
     *                                # max-gaussian above
     *   - property: SA
     *     ramp: [6, 2]               # 0 at 6 and more, 1 at 2 and less
     *   - similarity: [CCO, CCN]     # to the nearest of these; also with range, ramp and so on
     *     fingerprint: FCFP4         # unfolded, any name of CountFingerprint
     *   - substructure: "[N+](=O)[O-]"
     *     wanted: false
     *     role: filter               # or penalty, or score, the default
     *   - alerts: pains              # or brenk, mcf, or the file of a list, as AlertFile reads it
     *   - terms: [...]               # a mean within the mean
     * </pre>
     *
     * Alerts are counted; without a shape of its own, the term is 1 where there are none and 0
     * otherwise. All keys are in the package's description.
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
        return read(yaml, folder, Map.of());
    }

    /**
     * Reads a scorer from YAML, as above, with further quantities.
     *
     * @param quantities by the keys that they have in a term: what the text after the key stands
     *     for; an {@link IllegalArgumentException} of theirs is reported with the line
     */
    public static Scorer read(
            String yaml, Path folder, Map<String, Function<String, Descriptor>> quantities) {
        return new ScorerReader(folder, quantities).read(yaml);
    }

    public Mean mean() {
        return mean;
    }

    public List<Term> terms() {
        return terms;
    }

    @Override
    public String name() {
        return "score";
    }

    @Override
    public String unit() {
        return "1";
    }

    @Override
    public double lowest() {
        return 0;
    }

    @Override
    public double highest() {
        return 1;
    }

    @Override
    public boolean whole() {
        return false;
    }

    /** The score of a molecule, from 0 to 1. */
    @Override
    public double of(Molecule molecule) {
        return of(Measurement.of(molecule));
    }

    @Override
    public double of(Measurement measurement) {
        double factor = 1;
        double sum = 0;
        double weights = 0;
        for (Term term : terms) {
            double desirability = term.of(measurement);
            if (Double.isNaN(desirability)) {
                return Double.NaN;
            }
            switch (term.role()) {
                case FILTER -> factor = desirability < 0.5 ? 0 : factor;
                case PENALTY -> factor *= Math.pow(desirability, term.weight());
                case SCORE -> {
                    weights += term.weight();
                    sum +=
                            term.weight()
                                    * (mean == Mean.GEOMETRIC
                                            ? Math.log(desirability)
                                            : desirability);
                }
            }
            if (factor == 0 || (mean == Mean.GEOMETRIC && sum == Double.NEGATIVE_INFINITY)) {
                return 0;
            }
        }
        if (weights == 0) {
            return factor;
        }
        double value = sum / weights;
        return factor * (mean == Mean.GEOMETRIC ? Math.exp(value) : value);
    }
}
