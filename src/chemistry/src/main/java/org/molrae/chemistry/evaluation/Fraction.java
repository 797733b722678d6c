package org.molrae.chemistry.evaluation;

/** A metric without a unit, from 0 to 1. */
abstract class Fraction implements Metric {

    private final String name;
    private final Goal goal;
    private final String description;

    Fraction(String name, Goal goal, String description) {
        this.name = name;
        this.goal = goal;
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
        return "1";
    }

    @Override
    public final double lowest() {
        return 0;
    }

    @Override
    public final double highest() {
        return 1;
    }

    @Override
    public final Goal goal() {
        return goal;
    }
}
