package org.molrae.molecules.evaluation;

import java.util.List;
import java.util.Set;
import org.molrae.autoencoder.features.GaussianMoments;
import org.molrae.chemistry.evaluation.Comparison;
import org.molrae.chemistry.evaluation.Feature;
import org.molrae.chemistry.evaluation.MeasuredMetric;
import org.molrae.chemistry.evaluation.SetStatistics;
import org.molrae.chemistry.structure.Molecule;

/**
 * The Fréchet ChemNet distance: the squared Fréchet distance of the normal distributions of {@link
 * ChemNet}'s activations in the two sets; 0 and up. It grows as the sets get smaller, so only
 * figures of sets of the same sizes compare; NaN for less than two molecules, and for sets without
 * activations.
 *
 * <p>Reference: {@code get_fcd} of fcd 1.2.2. Differences: those of {@link ChemNetText}; the trace
 * of the matrix root is taken from eigenvalues, so that no offset is added where SciPy's root
 * fails. GuacaMol and MOSES bring both sets to RDKit's canonical SMILES first, here the texts are
 * taken as they stand.
 */
public final class ChemNetFrechetDistance implements MeasuredMetric<float[]> {

    private final ChemNet network;

    /**
     * The distance by a network.
     *
     * @param network stays the caller's to close
     */
    public ChemNetFrechetDistance(ChemNet network) {
        this.network = network;
    }

    @Override
    public List<float[]> measure(List<Molecule> molecules, List<String> smiles) {
        return List.of(network.activations(smiles));
    }

    @Override
    public void add(SetStatistics set, float[] activations) {
        GaussianMoments.Sums sums =
                set.attached(GaussianMoments.Sums.class)
                        .orElseGet(() -> new GaussianMoments.Sums(activations.length));
        sums.add(activations);
        set.attach(GaussianMoments.Sums.class, sums);
    }

    @Override
    public Set<Feature> features() {
        return Set.of();
    }

    @Override
    public String name() {
        return "FCD";
    }

    @Override
    public String description() {
        return "Fréchet ChemNet distance, of the SMILES as they stand";
    }

    @Override
    public Goal goal() {
        return Goal.LOW;
    }

    @Override
    public double of(Comparison sets) {
        GaussianMoments.Sums generated =
                sets.generated().attached(GaussianMoments.Sums.class).orElse(null);
        GaussianMoments.Sums reference =
                sets.reference().attached(GaussianMoments.Sums.class).orElse(null);
        return generated == null
                        || generated.rows() < 2
                        || reference == null
                        || reference.rows() < 2
                ? Double.NaN
                : generated.moments().distance(reference.moments());
    }
}
