package org.molrae.chemistry.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.molrae.chemistry.fingerprint.Fingerprint;
import org.molrae.chemistry.fingerprint.MorganFingerprint;
import org.molrae.chemistry.structure.Molecule;

/**
 * Looks up the most similar of some molecules: Tanimoto similarity of Morgan fingerprints of radius
 * 2, 1024 bits, as in {@code SNN}. About 300 bytes a molecule. Filled by one thread.
 */
public final class NearestNeighbors {

    private final List<String> smiles = new ArrayList<>();
    private final List<Fingerprint> fingerprints = new ArrayList<>();

    /**
     * A molecule to be found, made on any thread.
     *
     * @param smiles as it was read
     */
    public record Candidate(String smiles, Fingerprint fingerprint) {

        /**
         * Computes the fingerprint.
         *
         * @param smiles the text that the molecule was read from
         */
        public static Candidate of(String smiles, Molecule molecule) {
            return new Candidate(
                    smiles,
                    MorganFingerprint.folded(
                            molecule, MoleculeFeatures.RADIUS, MoleculeFeatures.BITS));
        }

        /** The same from what is known already. */
        public static Candidate of(MoleculeFeatures molecule) {
            return new Candidate(molecule.smiles(), molecule.fingerprint());
        }
    }

    /**
     * A molecule with the one that is nearest to it.
     *
     * @param neighbor the nearest, the first of equals
     * @param similarity 0 to 1
     */
    public record Pair(MoleculeFeatures molecule, String neighbor, double similarity) {}

    public void add(Candidate candidate) {
        smiles.add(candidate.smiles());
        fingerprints.add(candidate.fingerprint());
    }

    public int size() {
        return smiles.size();
    }

    /** The nearest one of each; none where there is nothing to find. */
    public List<Pair> of(List<MoleculeFeatures> molecules, int threads) {
        if (smiles.isEmpty()) {
            return List.of();
        }
        FingerprintTable table = FingerprintTable.of(fingerprints);
        FingerprintTable wanted =
                FingerprintTable.of(molecules.stream().map(MoleculeFeatures::fingerprint).toList());
        double[] similarities = wanted.nearest(table, threads);
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < similarities.length; i++) {
            int nearest = table.nearestTo(molecules.get(i).fingerprint());
            pairs.add(new Pair(molecules.get(i), smiles.get(nearest), similarities[i]));
        }
        return pairs;
    }
}
