package org.molrae.chemistry.evaluation;

/**
 * The share of the valid molecules that pass MOSES' filters: MCF and PAINS, no charges, no ring of
 * eight atoms or more, no elements beyond C, N, O, F, S, Cl, Br, H. Molecules that carry charges,
 * as half of ZINC250k do, fail by definition: compare with the reference's figure.
 *
 * <p>Reference: MOSES, {@code fraction_passes_filters}. Differences: none known.
 */
final class FilterShare extends Fraction {

    FilterShare() {
        super("filters", Goal.LIKE_REFERENCE, "share of the molecules that pass MOSES' filters");
    }

    @Override
    public double of(Comparison sets) {
        return (double) sets.generated().passing() / sets.generated().valid();
    }
}
