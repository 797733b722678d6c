package org.molrae.chemistry.evaluation;

import java.util.List;
import java.util.stream.Stream;
import org.molrae.chemistry.fingerprint.Fingerprint;
import org.molrae.chemistry.fingerprint.MorganFingerprint;
import org.molrae.chemistry.fragments.BricsFragments;
import org.molrae.chemistry.properties.Descriptor;
import org.molrae.chemistry.properties.Descriptors;
import org.molrae.chemistry.properties.MurckoScaffold;
import org.molrae.chemistry.properties.Profile;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.structure.Molecule;

/** The features of one molecule that metrics compare. Immutable; computed on any thread. */
public final class MoleculeFeatures {

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

    private static final Profile PROFILE = Profile.of(DESCRIPTORS);

    private final String smiles;
    private final long identity;
    private final int[] environments;
    private final Fingerprint fingerprint;
    private final long[] fragments;
    private final long scaffold;
    private final boolean passesFilters;
    private final double[] values;

    private MoleculeFeatures(String smiles, Molecule molecule) {
        this.smiles = smiles;
        identity = Identity.of(molecule.graph(), smiles);
        environments = MorganFingerprint.identifiers(molecule, RADIUS);
        fingerprint = Fingerprint.fold(environments, BITS);
        fragments = fragments(molecule, smiles);
        scaffold = scaffold(molecule);
        passesFilters = MosesFilters.passes(molecule);
        values = PROFILE.of(molecule);
    }

    /**
     * Computes them.
     *
     * @throws InvalidMoleculeException if the text is no molecule
     */
    public static MoleculeFeatures of(String smiles) throws InvalidMoleculeException {
        return of(smiles, Molecule.fromSmiles(smiles));
    }

    /**
     * Computes those of a molecule that has been read.
     *
     * @param smiles the text that it was read from
     */
    public static MoleculeFeatures of(String smiles, Molecule molecule) {
        return new MoleculeFeatures(smiles, molecule);
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

    /** The identifiers of the atom environments of radius 0 to 2, each as often as it occurs. */
    int[] environments() {
        return environments;
    }

    Fingerprint fingerprint() {
        return fingerprint;
    }

    /** The keys of the BRICS fragments, each as often as it occurs. */
    long[] fragments() {
        return fragments;
    }

    /** The key of the scaffold, 0 for a molecule without rings. */
    long scaffold() {
        return scaffold;
    }

    boolean passesFilters() {
        return passesFilters;
    }

    /** The value of one of {@link SetStatistics#descriptors}. */
    public double value(Descriptor descriptor) {
        return values[DESCRIPTORS.indexOf(descriptor)];
    }

    /** The values of {@link #DESCRIPTORS}; not to be changed. */
    double[] values() {
        return values;
    }
}
