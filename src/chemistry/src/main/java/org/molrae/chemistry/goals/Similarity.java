package org.molrae.chemistry.goals;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import org.molrae.chemistry.fingerprint.CountFingerprint;
import org.molrae.chemistry.fingerprint.EnvironmentCounts;
import org.molrae.chemistry.fingerprint.Fingerprint;
import org.molrae.chemistry.fingerprint.MorganFingerprint;
import org.molrae.chemistry.properties.Descriptor;
import org.molrae.chemistry.properties.Measurement;
import org.molrae.chemistry.structure.Molecule;

/**
 * Likeness to the nearest of some molecules: the Tanimoto coefficient of fingerprints, 0 for
 * nothing in common, 1 for the same.
 */
public final class Similarity implements Descriptor {

    private static final int RADIUS = 2;
    private static final int BITS = 2048;

    /** A constant, so that a measurement knows it again. */
    @SuppressWarnings("UnnecessaryLambda")
    private static final Function<Molecule, Fingerprint> FOLDED =
            molecule -> MorganFingerprint.folded(molecule, RADIUS, BITS);

    private final int references;
    private final ToDoubleBiFunction<Measurement, Integer> tanimoto;

    private Similarity(int references, ToDoubleBiFunction<Measurement, Integer> tanimoto) {
        this.references = references;
        this.tanimoto = tanimoto;
    }

    /**
     * Likeness by Morgan fingerprints of radius 2 (ECFP4) folded to 2,048 bits.
     *
     * @throws IllegalArgumentException if there are no molecules
     */
    public static Similarity to(List<Molecule> molecules) {
        List<Fingerprint> known = fingerprints(molecules, FOLDED);
        return new Similarity(known.size(), (of, i) -> of.feature(FOLDED).tanimoto(known.get(i)));
    }

    /**
     * Likeness by an unfolded fingerprint.
     *
     * @throws IllegalArgumentException if there are no molecules
     */
    public static Similarity to(List<Molecule> molecules, CountFingerprint fingerprint) {
        List<EnvironmentCounts> known = fingerprints(molecules, fingerprint);
        return new Similarity(
                known.size(), (of, i) -> of.feature(fingerprint).tanimoto(known.get(i)));
    }

    private static <F> List<F> fingerprints(
            List<Molecule> molecules, Function<Molecule, F> fingerprint) {
        if (molecules.isEmpty()) {
            throw new IllegalArgumentException("no molecule to be similar to");
        }
        return molecules.stream().map(fingerprint).toList();
    }

    @Override
    public String name() {
        return "similarity";
    }

    @Override
    public String unit() {
        return "1";
    }

    @Override
    public double lowest() {
        return 0;
    }

    @Override
    public double highest() {
        return 1;
    }

    @Override
    public boolean whole() {
        return false;
    }

    @Override
    public double of(Molecule molecule) {
        return of(Measurement.of(molecule));
    }

    @Override
    public double of(Measurement measurement) {
        double best = 0;
        for (int i = 0; i < references; i++) {
            best = Math.max(best, tanimoto.applyAsDouble(measurement, i));
        }
        return best;
    }
}
