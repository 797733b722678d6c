package org.molrae.chemistry.evaluation;

import java.util.Set;
import java.util.function.ToDoubleFunction;

/** A metric that is computed of the sums that every set keeps. */
record SimpleMetric(
        String name,
        String unit,
        Goal goal,
        String description,
        Set<Feature> features,
        ToDoubleFunction<Comparison> function)
        implements Metric {

    /** A share or a similarity, from 0 to 1. */
    static Metric share(
            String name,
            Goal goal,
            String description,
            Set<Feature> features,
            ToDoubleFunction<Comparison> function) {
        return new SimpleMetric(name, "1", goal, description, features, function);
    }

    /** A distance between the two sets: 0 and up, the less the better. */
    static Metric distance(
            String name,
            String unit,
            String description,
            Set<Feature> features,
            ToDoubleFunction<Comparison> function) {
        return new SimpleMetric(name, unit, Goal.LOW, description, features, function);
    }

    @Override
    public double of(Comparison sets) {
        return function.applyAsDouble(sets);
    }
}
