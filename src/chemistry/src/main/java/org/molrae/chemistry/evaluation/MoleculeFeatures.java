package org.molrae.chemistry.evaluation;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.fingerprint.Fingerprint;
import org.molrae.chemistry.fingerprint.MorganFingerprint;
import org.molrae.chemistry.fragments.BricsFragments;
import org.molrae.chemistry.properties.Descriptor;
import org.molrae.chemistry.properties.Descriptors;
import org.molrae.chemistry.properties.MurckoScaffold;
import org.molrae.chemistry.properties.Profile;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.KekuleGraph;
import org.molrae.chemistry.structure.Molecule;

/**
 * The features of one molecule that metrics compare, those that were asked for: to ask for another
 * is an {@link IllegalStateException}. Immutable; computed on any thread.
 */
public final class MoleculeFeatures implements Serializable {

    /** The descriptors whose distributions are compared as one figure. */
    static final List<Descriptor> TWELVE =
            List.of(
                    Descriptors.LOG_P,
                    Descriptors.WEIGHT,
                    Descriptors.POLAR_SURFACE,
                    Descriptors.PATTERN_ACCEPTORS,
                    Descriptors.DONORS,
                    Descriptors.ROTATABLE_BONDS,
                    Descriptors.RINGS,
                    Descriptors.AROMATIC_RINGS,
                    Descriptors.HEAVY_ATOMS,
                    Descriptors.FRACTION_SP3,
                    Descriptors.DRUG_LIKENESS,
                    Descriptors.BERTZ);

    /** All that are computed. */
    static final List<Descriptor> DESCRIPTORS =
            Stream.concat(TWELVE.stream(), Stream.of(Descriptors.SYNTHETIC_ACCESSIBILITY)).toList();

    /** MOSES' fingerprint: Morgan, radius 2, 1024 bits. */
    static final int RADIUS = 2;

    static final int BITS = 1024;

    private static final long serialVersionUID = 1;

    private static final Profile PROFILE = Profile.of(DESCRIPTORS);

    private final String smiles;
    private final long identity;
    private final int @Nullable [] environments;
    private final @Nullable Fingerprint fingerprint;
    private final long @Nullable [] fragments;
    private final @Nullable Scaffold scaffold;
    private final @Nullable Boolean passesFilters;
    private final double @Nullable [] values;

    /**
     * A scaffold.
     *
     * @param key 0 for a molecule without rings
     */
    record Scaffold(long key, int rings) implements Serializable {}

    private MoleculeFeatures(
            String smiles, KekuleGraph graph, @Nullable Molecule read, Set<Feature> wanted) {
        this.smiles = smiles;
        identity = Identity.of(graph, smiles);
        Molecule molecule = read == null && !wanted.isEmpty() ? Molecule.of(graph) : read;
        environments =
                ask(
                        Feature.FINGERPRINT,
                        wanted,
                        molecule,
                        some -> MorganFingerprint.identifiers(some, RADIUS));
        fingerprint = environments == null ? null : Fingerprint.fold(environments, BITS);
        fragments = ask(Feature.FRAGMENTS, wanted, molecule, some -> fragments(some, smiles));
        scaffold =
                ask(
                        Feature.SCAFFOLD,
                        wanted,
                        molecule,
                        some -> new Scaffold(scaffold(some), some.ringCount()));
        passesFilters = ask(Feature.FILTERS, wanted, molecule, MosesFilters::passes);
        values = ask(Feature.DESCRIPTORS, wanted, molecule, PROFILE::of);
    }

    private static <T> @Nullable T ask(
            Feature feature,
            Set<Feature> wanted,
            @Nullable Molecule molecule,
            Function<Molecule, T> how) {
        return molecule == null || !wanted.contains(feature) ? null : how.apply(molecule);
    }

    /**
     * Computes all of them.
     *
     * @throws InvalidMoleculeException if the text is no molecule
     */
    public static MoleculeFeatures of(String smiles) throws InvalidMoleculeException {
        return of(smiles, Feature.ALL);
    }

    /**
     * Computes some of them; without any, no structure is perceived.
     *
     * @throws InvalidMoleculeException if the text is no molecule
     */
    public static MoleculeFeatures of(String smiles, Set<Feature> wanted)
            throws InvalidMoleculeException {
        return new MoleculeFeatures(smiles, KekuleGraph.read(smiles), null, wanted);
    }

    /**
     * Computes some of a molecule that has been read.
     *
     * @param smiles the text that it was read from
     */
    public static MoleculeFeatures of(String smiles, Molecule molecule, Set<Feature> wanted) {
        return new MoleculeFeatures(smiles, molecule.graph(), molecule, wanted);
    }

    private static long[] fragments(Molecule molecule, String smiles) {
        try {
            return BricsFragments.of(molecule).stream().mapToLong(TextKey::of).toArray();
        } catch (InvalidMoleculeException e) {
            // bonds that no canonical form expresses: nothing is cut
            return new long[] {TextKey.of(smiles)};
        }
    }

    private static long scaffold(Molecule molecule) {
        try {
            String scaffold = MurckoScaffold.of(molecule);
            return scaffold.isEmpty() ? 0 : TextKey.of(scaffold);
        } catch (InvalidMoleculeException e) {
            return 0;
        }
    }

    /** The text that was read. */
    public String smiles() {
        return smiles;
    }

    /** The key of the molecule: equal for equal molecules. */
    public long identity() {
        return identity;
    }

    boolean has(Feature feature) {
        return switch (feature) {
            case FINGERPRINT -> fingerprint != null;
            case FRAGMENTS -> fragments != null;
            case SCAFFOLD -> scaffold != null;
            case FILTERS -> passesFilters != null;
            case DESCRIPTORS -> values != null;
        };
    }

    private static <T> T require(@Nullable T computed, Feature feature) {
        if (computed == null) {
            throw new IllegalStateException(
                    "no metric of this evaluation asked for " + feature + " in its features()");
        }
        return computed;
    }

    /** The identifiers of the atom environments of radius 0 to 2, each as often as it occurs. */
    int[] environments() {
        return require(environments, Feature.FINGERPRINT);
    }

    Fingerprint fingerprint() {
        return require(fingerprint, Feature.FINGERPRINT);
    }

    /** The keys of the BRICS fragments, each as often as it occurs. */
    long[] fragments() {
        return require(fragments, Feature.FRAGMENTS);
    }

    Scaffold scaffold() {
        return require(scaffold, Feature.SCAFFOLD);
    }

    boolean passesFilters() {
        return require(passesFilters, Feature.FILTERS);
    }

    /** The value of one of {@link SetStatistics#descriptors}. */
    public double value(Descriptor descriptor) {
        return values()[DESCRIPTORS.indexOf(descriptor)];
    }

    /** The values of {@link #DESCRIPTORS}; not to be changed. */
    double[] values() {
        return require(values, Feature.DESCRIPTORS);
    }
}
