package org.molrae.chemistry.evaluation;

/**
 * The squared Fréchet distance of two normal distributions, those of the counts of atom
 * environments (Morgan, radius 0 to 2) in the two sets; an environment's place among the {@value
 * EnvironmentMoments#SIZE} counts is its identifier modulo that number. 0 and up, in counts
 * squared.
 *
 * <p>It is made as the Fréchet ChemNet distance (FCD) is, but not of ChemNet's activations: its
 * figures have nothing to do with those of FCD. Like those they grow as the sets get smaller, so
 * only figures of sets of the same sizes compare.
 *
 * <p>Reference: none; a figure of this project. {@code benchmarks/peers/metrics_reference.py}
 * computes it from RDKit's identifiers.
 */
final class EnvironmentFrechetDistance extends Distance {

    EnvironmentFrechetDistance() {
        super(
                "Frechet_environments",
                "1",
                "Fréchet distance of the counts of atom environments (not FCD)");
    }

    @Override
    public double of(Comparison sets) {
        return sets.generated().environments().frechet(sets.reference().environments());
    }
}
