package org.molrae.chemistry.evaluation;

import java.util.List;
import org.molrae.chemistry.properties.Descriptors;

/** The metrics that molrae knows. */
public final class Metrics {

    private static final List<Metric> ALL =
            List.of(
                    new Validity(),
                    new Uniqueness(1),
                    new Uniqueness(10),
                    new Novelty(),
                    new InternalDiversity(1),
                    new InternalDiversity(2),
                    new NearestNeighborSimilarity(),
                    new FragmentSimilarity(),
                    new ScaffoldSimilarity(2),
                    new FilterShare(),
                    new WassersteinDistance("logP", Descriptors.LOG_P),
                    new WassersteinDistance("SA", Descriptors.SYNTHETIC_ACCESSIBILITY),
                    new WassersteinDistance("QED", Descriptors.DRUG_LIKENESS),
                    new WassersteinDistance("weight", Descriptors.WEIGHT),
                    new ScaffoldSimilarity(1),
                    new MeanWassersteinDistance(),
                    new KullbackLeiblerScore(),
                    new EnvironmentFrechetDistance());

    private Metrics() {}

    /**
     * All metrics that need nothing but the sets, in the order in which they are printed: MOSES',
     * then the others.
     */
    public static List<Metric> all() {
        return ALL;
    }
}
