package org.molrae.molecules.evaluation;

/**
 * The Fréchet ChemNet distance: the squared Fréchet distance of the normal distributions of {@link
 * ChemNet}'s activations in the two sets; 0 and up. It grows as the sets get smaller, so only
 * figures of sets of the same sizes compare; NaN for less than two molecules.
 *
 * <p>Reference: {@code get_fcd} of fcd 1.2.2. Differences: those of {@link ChemNetText}; the trace
 * of the matrix root is taken from eigenvalues, so that no offset is added where SciPy's root
 * fails. GuacaMol and MOSES bring both sets to RDKit's canonical SMILES first, here the texts are
 * taken as they stand.
 */
final class ChemNetFrechetDistance extends Distance {

    ChemNetFrechetDistance() {
        super("FCD", "1", "Fréchet ChemNet distance, of the SMILES as they stand");
    }

    @Override
    public double of(Comparison sets) {
        return sets.generated().chemNetDistance(sets.reference());
    }
}
