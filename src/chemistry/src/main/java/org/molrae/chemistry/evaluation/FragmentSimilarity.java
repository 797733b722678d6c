package org.molrae.chemistry.evaluation;

/**
 * The cosine of the counts of BRICS fragments in the two sets.
 *
 * <p>Reference: MOSES, {@code FragMetric}. Differences: those of {@link
 * org.molrae.chemistry.fragments.BricsFragments}.
 */
final class FragmentSimilarity extends Fraction {

    FragmentSimilarity() {
        super("Frag", Goal.HIGH, "cosine of the counts of BRICS fragments");
    }

    @Override
    public double of(Comparison sets) {
        return sets.generated().fragments().cosine(sets.reference().fragments());
    }
}
