package org.molrae.chemistry.properties;

import java.util.List;
import org.molrae.chemistry.fingerprint.Fingerprint;
import org.molrae.chemistry.fingerprint.MorganFingerprint;
import org.molrae.chemistry.structure.Molecule;

/**
 * Likeness to the nearest of some molecules: the Tanimoto coefficient of Morgan fingerprints of
 * radius 2 (ECFP4) folded to 2,048 bits; 0 for no common environment, 1 for the same ones.
 */
final class Similarity implements Descriptor {

    private static final int RADIUS = 2;
    private static final int BITS = 2048;

    private final List<Fingerprint> references;

    private Similarity(List<Fingerprint> references) {
        this.references = references;
    }

    /**
     * Likeness to the nearest of these molecules.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static Similarity to(List<Molecule> molecules) {
        if (molecules.isEmpty()) {
            throw new IllegalArgumentException("no molecule to be similar to");
        }
        return new Similarity(molecules.stream().map(Similarity::fingerprint).toList());
    }

    private static Fingerprint fingerprint(Molecule molecule) {
        return MorganFingerprint.folded(molecule, RADIUS, BITS);
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
        Fingerprint fingerprint = fingerprint(molecule);
        double best = 0;
        for (Fingerprint reference : references) {
            best = Math.max(best, fingerprint.tanimoto(reference));
        }
        return best;
    }
}
