package org.molrae.chemistry.evaluation;

import org.molrae.chemistry.properties.Descriptor;

/**
 * Wasserstein's distance of order 1 between the distributions of one descriptor in the two sets, in
 * the unit of the descriptor; 0 and up.
 *
 * <p>Reference: MOSES 1.0, {@code WassersteinMetric}. Differences: those of the descriptor.
 */
final class WassersteinDistance extends Distance {

    private final Descriptor descriptor;

    WassersteinDistance(String name, Descriptor descriptor) {
        super(name, descriptor.unit(), "Wasserstein distance of the distributions of " + name);
        this.descriptor = descriptor;
    }

    @Override
    public double of(Comparison sets) {
        return Distributions.wasserstein(
                sets.generated().values(descriptor), sets.reference().values(descriptor));
    }
}
