package org.molrae.chemistry.evaluation;

/**
 * The share of the different valid molecules that are not in the training set; configurations
 * count.
 *
 * <p>Reference: MOSES, {@code novelty}. Difference: MOSES takes the training set's texts as
 * canonical SMILES, here they are brought to a canonical form.
 */
final class Novelty extends Fraction {

    Novelty() {
        super("novelty", Goal.HIGH, "share of the different molecules that training has not seen");
    }

    @Override
    public double of(Comparison sets) {
        TrainingSet training = sets.training();
        if (training == null) {
            return Double.NaN;
        }
        KeyCounts found = sets.generated().identities();
        return (double) found.missingFrom(training.identities()) / found.distinct();
    }
}
