package org.molrae.chemistry.fingerprint;

import java.util.function.Function;
import org.molrae.chemistry.structure.Molecule;

/** The unfolded fingerprints, by the names that benchmarks of goals call them. */
public enum CountFingerprint implements Function<Molecule, EnvironmentCounts> {
    /** Circular, radius 2. */
    ECFP4(molecule -> MorganFingerprint.counts(molecule, 2)),
    /** Circular, radius 3. */
    ECFP6(molecule -> MorganFingerprint.counts(molecule, 3)),
    /** Circular, of what atoms do, radius 2. */
    FCFP4(molecule -> MorganFingerprint.featureCounts(molecule, 2)),
    /** Circular, of what atoms do, radius 3. */
    FCFP6(molecule -> MorganFingerprint.featureCounts(molecule, 3)),
    /** Atom pairs. */
    AP(AtomPairFingerprint::counts),
    /** Pharmacophores of two and three points, each counted once. */
    PHCO(PharmacophoreFingerprint::bits);

    // none of the functions has a state
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<Molecule, EnvironmentCounts> function;

    CountFingerprint(Function<Molecule, EnvironmentCounts> function) {
        this.function = function;
    }

    @Override
    public EnvironmentCounts apply(Molecule molecule) {
        return function.apply(molecule);
    }
}
