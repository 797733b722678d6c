package org.molrae.chemistry.evaluation;

import java.util.List;
import java.util.Set;
import org.molrae.chemistry.goals.Scorer;
import org.molrae.chemistry.structure.Molecule;

/**
 * The mean score of the generated molecules, by a score of the user's; those without one, NaN, are
 * left out.
 */
public final class MeanScore implements MeasuredMetric<Double> {

    private final Scorer scorer;

    /** The mean of a score. */
    public MeanScore(Scorer scorer) {
        this.scorer = scorer;
    }

    /** The sum of the scores of a set, and how many molecules have none. */
    private static final class Sum {
        private double value;
        private int missing;
    }

    @Override
    public String name() {
        return "score";
    }

    @Override
    public Set<Feature> features() {
        return Set.of();
    }

    @Override
    public String description() {
        return "mean of the score";
    }

    @Override
    public Goal goal() {
        return Goal.HIGH;
    }

    @Override
    public List<Double> measure(List<Molecule> molecules, List<String> smiles) {
        return molecules.stream().map(scorer::of).toList();
    }

    @Override
    public void add(SetStatistics set, Double score) {
        Sum sum = set.attached(Sum.class).orElseGet(Sum::new);
        if (Double.isNaN(score)) {
            sum.missing++;
        } else {
            sum.value += score;
        }
        set.attach(Sum.class, sum);
    }

    @Override
    public double of(Comparison sets) {
        long valid = sets.generated().valid();
        return sets.generated()
                .attached(Sum.class)
                .map(sum -> sum.value / (valid - sum.missing))
                .orElse(Double.NaN);
    }
}
