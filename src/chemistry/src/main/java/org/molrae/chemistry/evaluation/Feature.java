package org.molrae.chemistry.evaluation;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a metric needs of each molecule beside its identity. Only what some metric asks for is
 * computed: {@link Metric#features}.
 */
public enum Feature {
    /** Atom environments of radius 0 to 2, and their fingerprint. */
    FINGERPRINT,
    /** BRICS fragments. */
    FRAGMENTS,
    /** The Bemis-Murcko scaffold and the number of rings. */
    SCAFFOLD,
    /** Whether MOSES' filters let it pass. */
    FILTERS,
    /** The values of {@link SetStatistics#descriptors}. */
    DESCRIPTORS;

    /** All of them. */
    public static final Set<Feature> ALL =
            Collections.unmodifiableSet(EnumSet.allOf(Feature.class));
}
