package org.molrae.chemistry.evaluation;

import java.util.Set;

/**
 * A figure that compares generated molecules with others. {@link Metrics} holds those that molrae
 * knows. The same sets give the same figure, on any number of threads.
 */
public interface Metric {

    /** The figure that a good generator has. */
    enum Goal {
        /** The higher the better. */
        HIGH,
        /** The lower the better. */
        LOW,
        /** Close to the figure of molecules like the reference's; more is not better. */
        LIKE_REFERENCE
    }

    /** What it needs of each molecule: everything, unless it says otherwise. */
    default Set<Feature> features() {
        return Feature.ALL;
    }

    /** The name, as in the literature where there is one. */
    String name();

    /** A description of the metric in one line. */
    String description();

    /** The unit, or "1" for a number without one. */
    default String unit() {
        return "1";
    }

    /** The lowest value there can be. */
    default double lowest() {
        return 0;
    }

    /** The highest value there can be: 1, and infinity where low values are good. */
    default double highest() {
        return goal() == Goal.LOW ? Double.POSITIVE_INFINITY : 1;
    }

    Goal goal();

    /**
     * The figure; NaN where the sets do not define one: no molecules, no training set, no scaffolds
     * to count.
     */
    double of(Comparison sets);
}
