package org.molrae.chemistry.evaluation;

import org.molrae.chemistry.properties.Descriptor;

/**
 * The mean of Wasserstein's distances over twelve descriptors, each divided by the standard
 * deviation of the reference: logP, weight, polar surface, acceptors and donors by RDKit's
 * patterns, rotatable bonds, rings, aromatic rings, heavy atoms, share of sp3 carbons, QED, Bertz's
 * complexity. From 0; a descriptor that is constant in the reference counts if it has the same
 * value everywhere, as 0.
 *
 * <p>Reference: none; a figure of this project. SciPy's {@code wasserstein_distance} and NumPy's
 * {@code std} give the same.
 */
final class MeanWassersteinDistance extends Distance {

    MeanWassersteinDistance() {
        super(
                "Wasserstein12",
                "1",
                "mean Wasserstein distance of 12 descriptors, in standard deviations of the reference");
    }

    @Override
    public double of(Comparison sets) {
        double sum = 0;
        for (Descriptor descriptor : MoleculeFeatures.TWELVE) {
            double[] reference = sets.reference().values(descriptor);
            double distance =
                    Distributions.wasserstein(sets.generated().values(descriptor), reference);
            sum += distance == 0 ? 0 : distance / Distributions.deviation(reference);
        }
        return sum / MoleculeFeatures.TWELVE.size();
    }
}
