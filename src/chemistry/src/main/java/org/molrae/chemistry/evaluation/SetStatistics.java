package org.molrae.chemistry.evaluation;

import java.io.Serializable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.properties.Descriptor;

/**
 * Sums over a set of molecules, from which metrics are computed. Filled by one thread; filled, it
 * may be compared on several.
 *
 * <p>Sums of parts of a set {@linkplain #merge merge} to those of the whole, whatever the parts:
 * nothing depends on the order but uniqueness of the first molecules, for which texts have
 * positions. They travel by Java's serialization, within one computation; they are no file format.
 *
 * <p>Memory is bounded: of more than {@value KeyCounts#LIMIT} different molecules, descriptors and
 * novelty are those of a half to all of as many, drawn by the hash of their identity; scaffolds and
 * fragments likewise.
 */
public final class SetStatistics implements Serializable {

    /** How many molecules all pairs are compared of, if nothing else is asked for. */
    public static final int DEFAULT_PAIR_SAMPLE = 30_000;

    private static final long serialVersionUID = 1;

    private long read;
    private long valid;
    private long passing;
    private final FirstMolecules first = new FirstMolecules();
    private final KeyCounts identities = new KeyCounts(KeyCounts.LIMIT);
    private final KeyCounts fragments = new KeyCounts(KeyCounts.LIMIT);
    private final KeyCounts ringScaffolds = new KeyCounts(KeyCounts.LIMIT);
    private final KeyCounts polycyclicScaffolds = new KeyCounts(KeyCounts.LIMIT);
    private final Columns values = new Columns(MoleculeFeatures.DESCRIPTORS.size());
    private final EnvironmentMoments environments = new EnvironmentMoments();
    private final HashMap<Class<?>, Object> attachments = new HashMap<>();
    private final MoleculeSample sample;
    private transient @Nullable FingerprintTable fingerprints;
    private transient FingerprintTable.@Nullable SelfSimilarity selfSimilarity;

    /**
     * An empty set.
     *
     * @param pairSample of how many different molecules at most all pairs are compared, which takes
     *     quadratic time; a draw of as many, by the hash of their identity, stands for a larger
     *     set. {@link Integer#MAX_VALUE} takes all
     */
    public SetStatistics(int pairSample) {
        sample = new MoleculeSample(pairSample);
    }

    /** Adds the next text, or null for one that is no molecule. */
    public void add(@Nullable MoleculeFeatures molecule) {
        add(read, molecule);
    }

    /**
     * Adds a text that has a place of its own among all of the set.
     *
     * @param position by which the first molecules are found; no two texts have the same
     * @param molecule or null for a text that is none
     */
    public void add(long position, @Nullable MoleculeFeatures molecule) {
        read++;
        if (molecule == null) {
            return;
        }
        valid++;
        first.add(position, molecule.identity());
        int level = identities.level();
        boolean fresh = identities.add(molecule.identity());
        if (identities.level() > level) {
            values.retain(identities);
        }
        for (Feature feature : Feature.ALL) {
            if (molecule.has(feature)) {
                add(molecule, feature, fresh);
            }
        }
        sample.add(molecule, position);
        forget();
    }

    private void forget() {
        fingerprints = null;
        selfSimilarity = null;
    }

    /**
     * Adds the sums of other texts of the same set, whose positions begin where they like but are
     * not those of texts that are here.
     *
     * @throws IllegalStateException if either has {@linkplain #attach attachments}, which do not
     *     merge
     */
    public void merge(SetStatistics other) {
        if (!attachments.isEmpty() || !other.attachments.isEmpty()) {
            throw new IllegalStateException(
                    "what a metric of one's own has attached to a set cannot be merged");
        }
        read += other.read;
        valid += other.valid;
        passing += other.passing;
        first.merge(other.first);
        KeyCounts before = new KeyCounts();
        before.merge(identities);
        identities.merge(other.identities);
        values.retain(identities);
        values.addAll(other.values, identities, before);
        fragments.merge(other.fragments);
        ringScaffolds.merge(other.ringScaffolds);
        polycyclicScaffolds.merge(other.polycyclicScaffolds);
        environments.merge(other.environments);
        sample.merge(other.sample);
        forget();
    }

    private void add(MoleculeFeatures molecule, Feature feature, boolean fresh) {
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
            case DESCRIPTORS -> {
                if (fresh) {
                    values.add(molecule.identity(), molecule.values());
                }
            }
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
    public long valid() {
        return valid;
    }

    /** How many different molecules there are; of more than a million, an estimate. */
    public long distinct() {
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
        return values.ascending(column, identities);
    }

    /**
     * The different molecules of which pairs are compared, in the order of their positions: all, or
     * a draw.
     */
    public List<MoleculeFeatures> sample() {
        return sample.members().stream()
                .sorted(Comparator.comparingLong(MoleculeSample.Member::position))
                .map(MoleculeSample.Member::features)
                .toList();
    }

    /** The same in the order of the hashes of their identity, which is a random one. */
    List<MoleculeFeatures> shuffledSample() {
        return sample.members().stream().map(MoleculeSample.Member::features).toList();
    }

    long passing() {
        return passing;
    }

    /** The share of different molecules among the first ones, 10,000 at most. */
    double uniqueOfFirst(int count) {
        return first.unique(count);
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

    /** The fingerprints of the {@link #sample}, each with how often it counts. */
    synchronized FingerprintTable fingerprints() {
        FingerprintTable table = fingerprints;
        if (table == null) {
            table =
                    FingerprintTable.of(
                            sample.members().stream().map(m -> m.features().fingerprint()).toList(),
                            sample.members().stream()
                                    .mapToInt(MoleculeSample.Member::count)
                                    .toArray());
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
