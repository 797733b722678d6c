package org.molrae.molecules.evaluation;

import org.molrae.molecules.properties.Descriptor;

/**
 * Wasserstein's distance of order 1 between the distributions of one descriptor in the two sets, in
 * the unit of the descriptor; 0 and up.
 *
 * <p>Reference: MOSES 1.0, {@code WassersteinMetric}. Differences: those of the descriptor.
 */
final class WassersteinDistance implements Metric {

    private final String name;
    private final Descriptor descriptor;

    WassersteinDistance(String name, Descriptor descriptor) {
        this.name = name;
        this.descriptor = descriptor;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String description() {
        return "Wasserstein distance of the distributions of " + name;
    }

    @Override
    public String unit() {
        return descriptor.unit();
    }

    @Override
    public double lowest() {
        return 0;
    }

    @Override
    public double highest() {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public Goal goal() {
        return Goal.LOW;
    }

    @Override
    public double of(Comparison sets) {
        return Distributions.wasserstein(
                sets.generated().values(descriptor), sets.reference().values(descriptor));
    }
}
