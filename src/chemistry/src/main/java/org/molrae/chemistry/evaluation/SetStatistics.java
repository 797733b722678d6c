package org.molrae.chemistry.evaluation;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.properties.Descriptor;

/**
 * Sums over a set of molecules, from which metrics are computed. Filled by one thread, in the order
 * of the file: uniqueness looks at the first ones, and the sample of which pairs are compared
 * depends on the order. Filled, it may be compared on several threads.
 */
public final class SetStatistics {

    /** How many molecules all pairs are compared of, if nothing else is asked for. */
    public static final int DEFAULT_PAIR_SAMPLE = 30_000;

    private static final int FIRST = 10_000;
    private static final long SEED = 6;

    private long read;
    private int valid;
    private int passing;
    private final BitSet fresh = new BitSet();
    private final KeyCounts identities = new KeyCounts();
    private final KeyCounts fragments = new KeyCounts();
    private final KeyCounts ringScaffolds = new KeyCounts();
    private final KeyCounts polycyclicScaffolds = new KeyCounts();
    private final Columns values = new Columns(MoleculeFeatures.DESCRIPTORS.size());
    private final EnvironmentMoments environments = new EnvironmentMoments();
    private final Map<Class<?>, Object> attachments = new HashMap<>();
    private final Reservoir<MoleculeFeatures> sample;
    private @Nullable FingerprintTable fingerprints;
    private FingerprintTable.@Nullable SelfSimilarity selfSimilarity;

    /**
     * An empty set.
     *
     * @param pairSample of how many molecules at most all pairs are compared, which takes quadratic
     *     time; a seeded draw of as many stands for a larger set. {@link Integer#MAX_VALUE} takes
     *     all
     */
    public SetStatistics(int pairSample) {
        sample = new Reservoir<>(pairSample, SEED);
    }

    /** Adds the next text, or null for one that is no molecule. */
    public void add(@Nullable MoleculeFeatures molecule) {
        read++;
        if (molecule == null) {
            return;
        }
        if (identities.add(molecule.identity()) && valid < FIRST) {
            fresh.set(valid);
        }
        valid = Math.incrementExact(valid);
        for (Feature feature : Feature.ALL) {
            if (molecule.has(feature)) {
                add(molecule, feature);
            }
        }
        sample.add(molecule);
        fingerprints = null;
        selfSimilarity = null;
    }

    private void add(MoleculeFeatures molecule, Feature feature) {
        switch (feature) {
            case FINGERPRINT -> environments.add(molecule.environments());
            case FRAGMENTS -> {
                for (long fragment : molecule.fragments()) {
                    fragments.add(fragment);
                }
            }
            case SCAFFOLD -> {
                MoleculeFeatures.Scaffold scaffold = molecule.scaffold();
                if (scaffold.key() != 0) {
                    ringScaffolds.add(scaffold.key());
                    if (scaffold.rings() > 1) {
                        polycyclicScaffolds.add(scaffold.key());
                    }
                }
            }
            case FILTERS -> passing += molecule.passesFilters() ? 1 : 0;
            case DESCRIPTORS -> values.add(molecule.values());
        }
    }

    /**
     * Keeps what a metric from outside this package has added up of the set, in place of another
     * attachment of that type.
     */
    public <T> void attach(Class<T> type, T sums) {
        attachments.put(type, sums);
    }

    /** The sums that were attached under a type; empty if there are none. */
    public <T> Optional<T> attached(Class<T> type) {
        return Optional.ofNullable(attachments.get(type)).map(type::cast);
    }

    /** How many texts were added, molecules or not. */
    public long read() {
        return read;
    }

    /** How many of them were molecules. */
    public int valid() {
        return valid;
    }

    /** How many different molecules there are. */
    public int distinct() {
        return identities.distinct();
    }

    /** The descriptors whose values are compared. */
    public static List<Descriptor> descriptors() {
        return MoleculeFeatures.DESCRIPTORS;
    }

    /** The values of a descriptor in ascending order, as a copy. */
    public synchronized double[] values(Descriptor descriptor) {
        int column = MoleculeFeatures.DESCRIPTORS.indexOf(descriptor);
        if (column < 0) {
            throw new IllegalArgumentException(descriptor.name() + " is not evaluated");
        }
        return values.ascending(column);
    }

    /** The molecules of which pairs are compared: all, or a seeded draw. */
    public List<MoleculeFeatures> sample() {
        return sample.items();
    }

    int passing() {
        return passing;
    }

    /** The share of different molecules among the first ones, 10,000 at most. */
    double uniqueOfFirst(int count) {
        int first = Math.min(count, valid);
        return (double) fresh.get(0, first).cardinality() / first;
    }

    KeyCounts identities() {
        return identities;
    }

    KeyCounts fragments() {
        return fragments;
    }

    /** The scaffolds of molecules with rings, or of those with two and more. */
    KeyCounts scaffolds(int fewestRings) {
        return fewestRings > 1 ? polycyclicScaffolds : ringScaffolds;
    }

    EnvironmentMoments environments() {
        return environments;
    }

    /** The fingerprints of the {@link #sample}. */
    synchronized FingerprintTable fingerprints() {
        FingerprintTable table = fingerprints;
        if (table == null) {
            table =
                    FingerprintTable.of(
                            sample.items().stream().map(MoleculeFeatures::fingerprint).toList());
            fingerprints = table;
        }
        return table;
    }

    synchronized FingerprintTable.SelfSimilarity selfSimilarity(int threads) {
        FingerprintTable.SelfSimilarity similarity = selfSimilarity;
        if (similarity == null) {
            similarity = fingerprints().selfSimilarity(threads);
            selfSimilarity = similarity;
        }
        return similarity;
    }
}
