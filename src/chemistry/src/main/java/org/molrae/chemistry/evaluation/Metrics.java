package org.molrae.chemistry.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.molrae.chemistry.evaluation.FingerprintTable.SelfSimilarity;
import org.molrae.chemistry.evaluation.Metric.Goal;
import org.molrae.chemistry.properties.Descriptor;
import org.molrae.chemistry.properties.Descriptors;

/**
 * The metrics that molrae knows, in the order in which they are printed: MOSES', then the others.
 *
 * <p>To add one, add its line here; one that measures more of molecules than {@link
 * MoleculeFeatures} hold is a class of its own, a {@link MeasuredMetric}. The reference is MOSES
 * 1.0 unless another is named; where no difference is named, none is known.
 */
public final class Metrics {

    private static final List<Metric> ALL = new ArrayList<>();

    /**
     * The share of texts that are molecules, of all that were read; {@code fraction_valid}.
     * Differences: those of {@link org.molrae.chemistry.smiles.MoleculeCheck} and RDKit's reader;
     * blank lines are not counted at all.
     */
    public static final Metric VALIDITY =
            add(
                    SimpleMetric.share(
                            "valid",
                            Goal.HIGH,
                            "share of the lines that are molecules",
                            Set.of(),
                            sets -> (double) sets.generated().valid() / sets.generated().read()));

    /** The share of different molecules among the first 1,000 valid ones. */
    public static final Metric UNIQUENESS_1K = add(uniqueness(1));

    /** The share of different molecules among the first 10,000 valid ones. */
    public static final Metric UNIQUENESS_10K = add(uniqueness(10));

    /**
     * The share of the different valid molecules that are not in the training set; configurations
     * count; {@code novelty}. Difference: MOSES takes the training set's texts as canonical SMILES,
     * here they are brought to a canonical form.
     */
    public static final Metric NOVELTY =
            add(
                    SimpleMetric.share(
                            "novelty",
                            Goal.HIGH,
                            "share of the different molecules that training has not seen",
                            Set.of(),
                            Metrics::novelty));

    /** The mean difference of the valid molecules among themselves, p = 1. */
    public static final Metric INTERNAL_DIVERSITY_1 = add(internalDiversity(1));

    /** The mean difference of the valid molecules among themselves, p = 2. */
    public static final Metric INTERNAL_DIVERSITY_2 = add(internalDiversity(2));

    /**
     * The mean, over the valid molecules, of the Tanimoto similarity to the nearest molecule of the
     * reference; {@code SNNMetric}. Morgan fingerprints of radius 2, 1024 bits. Difference: a set
     * of more molecules than {@link SetStatistics#sample} holds is represented by that draw; MOSES
     * takes all.
     */
    public static final Metric NEAREST_NEIGHBOR_SIMILARITY =
            add(
                    SimpleMetric.share(
                            "SNN",
                            Goal.LIKE_REFERENCE,
                            "mean similarity to the nearest reference molecule",
                            Set.of(Feature.FINGERPRINT),
                            Metrics::nearestNeighborSimilarity));

    /**
     * The cosine of the counts of BRICS fragments in the two sets; {@code FragMetric}. Differences:
     * those of {@link org.molrae.chemistry.fragments.BricsFragments}.
     */
    public static final Metric FRAGMENT_SIMILARITY =
            add(
                    SimpleMetric.share(
                            "Frag",
                            Goal.HIGH,
                            "cosine of the counts of BRICS fragments",
                            Set.of(Feature.FRAGMENTS),
                            sets ->
                                    sets.generated()
                                            .fragments()
                                            .cosine(sets.reference().fragments())));

    /**
     * The cosine of the counts of scaffolds of two rings and more; {@code ScafMetric}. In sets of
     * some thousand molecules most such scaffolds occur once, so that even a perfect generator
     * scores low, and the figure grows with both sets.
     */
    public static final Metric SCAFFOLD_SIMILARITY = add(scaffoldSimilarity("Scaf", 2));

    /**
     * The share of the valid molecules that pass MOSES' filters: MCF and PAINS, no charges, no ring
     * of eight atoms or more, no elements beyond C, N, O, F, S, Cl, Br, H; {@code
     * fraction_passes_filters}. Molecules that carry charges, as half of ZINC250k do, fail by
     * definition: compare with the reference's figure.
     */
    public static final Metric FILTER_SHARE =
            add(
                    SimpleMetric.share(
                            "filters",
                            Goal.LIKE_REFERENCE,
                            "share of the molecules that pass MOSES' filters",
                            Set.of(Feature.FILTERS),
                            sets ->
                                    (double) sets.generated().passing()
                                            / sets.generated().valid()));

    /** Wasserstein's distance of the distributions of logP. */
    public static final Metric LOG_P_DISTANCE = add(wasserstein("logP", Descriptors.LOG_P));

    /** Wasserstein's distance of the distributions of synthetic accessibility. */
    public static final Metric SYNTHETIC_ACCESSIBILITY_DISTANCE =
            add(wasserstein("SA", Descriptors.SYNTHETIC_ACCESSIBILITY));

    /** Wasserstein's distance of the distributions of QED. */
    public static final Metric DRUG_LIKENESS_DISTANCE =
            add(wasserstein("QED", Descriptors.DRUG_LIKENESS));

    /** Wasserstein's distance of the distributions of the molecular weight, in dalton. */
    public static final Metric WEIGHT_DISTANCE = add(wasserstein("weight", Descriptors.WEIGHT));

    /** The cosine of the counts of scaffolds that have a ring; not of MOSES. */
    public static final Metric RING_SCAFFOLD_SIMILARITY = add(scaffoldSimilarity("Scaf_all", 1));

    /**
     * The mean of Wasserstein's distances over twelve descriptors, each divided by the standard
     * deviation of the reference: logP, weight, polar surface, acceptors and donors by RDKit's
     * patterns, rotatable bonds, rings, aromatic rings, heavy atoms, share of sp3 carbons, QED,
     * Bertz's complexity. A descriptor that is constant in the reference counts if it has the same
     * value everywhere, as 0. Reference: none; a figure of this project. SciPy's {@code
     * wasserstein_distance} and NumPy's {@code std} give the same.
     */
    public static final Metric MEAN_DISTANCE =
            add(
                    SimpleMetric.distance(
                            "Wasserstein12",
                            "1",
                            "mean Wasserstein distance of 12 descriptors, in standard deviations of the reference",
                            Set.of(Feature.DESCRIPTORS),
                            Metrics::meanDistance));

    /** GuacaMol's KL divergence score: {@link KullbackLeiblerScore}. */
    public static final Metric KULLBACK_LEIBLER =
            add(
                    SimpleMetric.share(
                            "KL",
                            Goal.HIGH,
                            "GuacaMol's KL divergence score of ten quantities",
                            Set.of(Feature.DESCRIPTORS, Feature.FINGERPRINT),
                            KullbackLeiblerScore::of));

    /**
     * The squared Fréchet distance of two normal distributions, those of the counts of atom
     * environments (Morgan, radius 0 to 2) in the two sets; an environment's place among the
     * {@value EnvironmentMoments#SIZE} counts is its identifier modulo that number. In counts
     * squared.
     *
     * <p>It is made as the Fréchet ChemNet distance (FCD) is, but not of ChemNet's activations: its
     * figures have nothing to do with those of FCD. Like those they grow as the sets get smaller,
     * so only figures of sets of the same sizes compare. Reference: none; a figure of this project.
     * {@code benchmarks/peers/metrics_reference.py} computes it from RDKit's identifiers.
     */
    public static final Metric ENVIRONMENT_DISTANCE =
            add(
                    SimpleMetric.distance(
                            "Frechet_environments",
                            "1",
                            "Fréchet distance of the counts of atom environments (not FCD)",
                            Set.of(Feature.FINGERPRINT),
                            sets ->
                                    sets.generated()
                                            .environments()
                                            .frechet(sets.reference().environments())));

    private Metrics() {}

    /** All metrics that need nothing but the sets, in the order in which they are printed. */
    public static List<Metric> all() {
        return Collections.unmodifiableList(ALL);
    }

    /**
     * The metric with this name, in capitals or not.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Metric named(String name) {
        return ALL.stream()
                .filter(metric -> metric.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "unknown metric '%s'; there are %s"
                                                .formatted(
                                                        name,
                                                        String.join(
                                                                ", ",
                                                                ALL.stream()
                                                                        .map(Metric::name)
                                                                        .toList()))));
    }

    private static Metric add(Metric metric) {
        ALL.add(metric);
        return metric;
    }

    /**
     * The share of different molecules among the first valid ones, {@code fraction_unique} with k,
     * by canonical isomeric SMILES. A smaller set is taken whole, so the figure is then not
     * comparable.
     */
    private static Metric uniqueness(int thousands) {
        return SimpleMetric.share(
                "unique@" + thousands + "k",
                Goal.HIGH,
                "share of different molecules of the first %d,000 valid".formatted(thousands),
                Set.of(),
                sets -> sets.generated().uniqueOfFirst(1000 * thousands));
    }

    private static double novelty(Comparison sets) {
        TrainingSet training = sets.training();
        if (training == null) {
            return Double.NaN;
        }
        return sets.generated().identities().shareMissingFrom(training.identities());
    }

    /**
     * 1 - the mean Tanimoto similarity of all ordered pairs, each molecule with itself among them;
     * for p = 2, 1 - the mean over molecules of the root mean square; {@code internal_diversity}.
     * Morgan fingerprints of radius 2, 1024 bits. For p = 2 as in MOSES' code, which takes the root
     * molecule by molecule, and not its paper, which takes it once. Difference: a set of more
     * molecules than {@link SetStatistics#sample} holds is represented by that draw; MOSES takes
     * all.
     */
    private static Metric internalDiversity(int p) {
        return SimpleMetric.share(
                "IntDiv" + p,
                Goal.LIKE_REFERENCE,
                "how much the molecules differ among themselves, p = " + p,
                Set.of(Feature.FINGERPRINT),
                sets -> {
                    SelfSimilarity similarity = sets.generated().selfSimilarity(sets.threads());
                    return 1 - (p == 1 ? similarity.mean() : similarity.rootMeanSquare());
                });
    }

    private static double nearestNeighborSimilarity(Comparison sets) {
        FingerprintTable generated = sets.generated().fingerprints();
        FingerprintTable reference = sets.reference().fingerprints();
        return reference.rows() == 0
                ? Double.NaN
                : generated.mean(generated.nearest(reference, sets.threads()));
    }

    /**
     * The cosine of the counts of Bemis-Murcko scaffolds. Difference: configurations are dropped,
     * where RDKit keeps those that scaffolds have left; MOSES' own data have none.
     */
    private static Metric scaffoldSimilarity(String name, int fewestRings) {
        return SimpleMetric.share(
                name,
                Goal.HIGH,
                "cosine of the counts of Bemis-Murcko scaffolds, rings: "
                        + fewestRings
                        + " or more",
                Set.of(Feature.SCAFFOLD),
                sets ->
                        sets.generated()
                                .scaffolds(fewestRings)
                                .cosine(sets.reference().scaffolds(fewestRings)));
    }

    /**
     * Wasserstein's distance of order 1 between the distributions of a descriptor, in its unit;
     * {@code WassersteinMetric}. Differences: those of the descriptor.
     */
    private static Metric wasserstein(String name, Descriptor descriptor) {
        return SimpleMetric.distance(
                name,
                descriptor.unit(),
                "Wasserstein distance of the distributions of " + name,
                Set.of(Feature.DESCRIPTORS),
                sets ->
                        Distributions.wasserstein(
                                sets.generated().values(descriptor),
                                sets.reference().values(descriptor)));
    }

    private static double meanDistance(Comparison sets) {
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
