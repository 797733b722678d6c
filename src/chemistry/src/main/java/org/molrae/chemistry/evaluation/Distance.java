package org.molrae.chemistry.evaluation;

/** A distance between the two sets: 0 and up, the less the better. */
abstract class Distance implements Metric {

    private final String name;
    private final String unit;
    private final String description;

    Distance(String name, String unit, String description) {
        this.name = name;
        this.unit = unit;
        this.description = description;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String description() {
        return description;
    }

    @Override
    public final String unit() {
        return unit;
    }

    @Override
    public final double lowest() {
        return 0;
    }

    @Override
    public final double highest() {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public final Goal goal() {
        return Goal.LOW;
    }
}
