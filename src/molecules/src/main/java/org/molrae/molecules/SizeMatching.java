package org.molrae.molecules;

import org.molrae.autoencoder.density.FittedDensity;
import org.molrae.autoencoder.density.GaussianMixture;
import org.molrae.autoencoder.density.MeanMatching;
import org.molrae.autoencoder.density.TiltedMixture;
import org.molrae.autoencoder.model.LatentModel;
import org.molrae.chemistry.properties.Descriptors;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.structure.Molecule;

/**
 * Makes a model's samples as large, on average, as the data, in heavy atoms: tilts a mixture of its
 * codes ({@link MeanMatching}).
 */
final class SizeMatching {

    private static final int SAMPLES = 4096;

    private SizeMatching() {}

    /**
     * Tilts a mixture, for the noise that is drawn with.
     *
     * @param generator the model, which draws with its own choice of rules; it is left as it is
     * @param fitted a mixture
     * @param codes of the data, {@code [n, dimension]}
     * @param heavyAtoms of each molecule of the data
     * @param options seed and threads of the drawing, and its noise
     * @return the tilted mixture; its provenance says how far it is tilted, its likelihoods are
     *     those of before
     * @throws IllegalArgumentException if the density is no mixture
     */
    static FittedDensity match(
            MoleculeGenerator generator,
            FittedDensity fitted,
            float[][] codes,
            double[] heavyAtoms,
            SampleOptions options) {
        if (!(fitted.density() instanceof GaussianMixture mixture)) {
            throw new IllegalArgumentException("only a mixture can be tilted");
        }
        MeanMatching matching = new MeanMatching(codes, heavyAtoms);
        MeanMatching.Matched matched =
                matching.match(mixture, tried -> meanSize(generator, options.withDensity(tried)));
        LatentModel model = generator.model();
        double noise =
                model.effectiveNoise(options.noise().orElse(model.samplingDefaults().noise()));
        return new FittedDensity(
                matched.tilt() == 0
                        ? mixture
                        : new TiltedMixture(mixture, matching.direction(matched.tilt()), noise),
                fitted.provenance().withTilt(matched.tilt(), noise));
    }

    private static double meanSize(MoleculeGenerator generator, SampleOptions options) {
        double sum = 0;
        try (MoleculeStream stream = generator.sample(options)) {
            for (int i = 0; i < SAMPLES; i++) {
                sum += Descriptors.HEAVY_ATOMS.of(stream.next().molecule());
            }
        } catch (InvalidMoleculeException e) {
            throw new IllegalStateException("a sample is no molecule", e);
        }
        return sum / SAMPLES;
    }

    /**
     * The heavy atoms of a molecule.
     *
     * @throws InvalidMoleculeException if it is none
     */
    static double heavyAtoms(String smiles) throws InvalidMoleculeException {
        return Descriptors.HEAVY_ATOMS.of(Molecule.fromSmiles(smiles));
    }
}
