package org.molrae.molecules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.molrae.autoencoder.NormalDeviates;
import org.molrae.autoencoder.density.CodeSource;
import org.molrae.autoencoder.density.MultivariateNormal;
import org.molrae.chemistry.CanonicalForm;
import org.molrae.chemistry.smiles.InvalidMoleculeException;

/**
 * Molecules whose latent codes lie at a given distance from one code, in directions drawn evenly.
 *
 * <p>Not thread-safe; unusable once its generator is closed.
 */
public final class Neighborhood {

    /** Codes that the mean distance is taken of. */
    private static final int MEASURED = 1000;

    /** Codes decoded at once in a search for different molecules. */
    private static final int BATCH = 256;

    /** Batches in a row that bring nothing new before that search ends. */
    private static final int PATIENCE = 4;

    private final MoleculeGenerator generator;
    private final String molecule;
    private final float[] center;
    private final double radius;
    private final SplittableRandom random;

    Neighborhood(
            MoleculeGenerator generator,
            String molecule,
            float[] center,
            double distance,
            long seed) {
        if (!(distance > 0) || Double.isInfinite(distance)) {
            throw new IllegalArgumentException("the distance must be positive, is " + distance);
        }
        this.generator = generator;
        this.molecule = molecule;
        this.center = center;
        this.random = new SplittableRandom(seed);
        // of a seed of its own: the scale belongs to the model
        this.radius =
                distance
                        * meanDistance(
                                generator.drawCodes(generator.bestDensity(), 2 * MEASURED, 0));
    }

    /** The mean Euclidean distance within pairs of codes. */
    private static double meanDistance(float[][] codes) {
        double sum = 0;
        for (int i = 0; i + 1 < codes.length; i += 2) {
            double squares = 0;
            for (int j = 0; j < codes[i].length; j++) {
                double difference = codes[i][j] - codes[i + 1][j];
                squares += difference * difference;
            }
            sum += Math.sqrt(squares);
        }
        return 2 * sum / codes.length;
    }

    /** The distance of the codes from the center, in the units of codes. */
    public double radius() {
        return radius;
    }

    /**
     * Codes around the center by a normal distribution, whose root mean square of the distance is
     * this one; for {@link SampleOptions#withDensity}.
     */
    public CodeSource codes() {
        int d = center.length;
        double[] mean = new double[d];
        double[][] covariance = new double[d][d];
        for (int j = 0; j < d; j++) {
            mean[j] = center[j];
            covariance[j][j] = radius * radius / d;
        }
        return MultivariateNormal.of(mean, covariance);
    }

    /** The molecule that the code in the middle is decoded to, as Kekulé SMILES. */
    public String center() {
        return generator.decode(List.of(center)).get(0);
    }

    /**
     * Decodes further codes until there are enough molecules that differ from each other and from
     * the one in the middle.
     *
     * @param count 0 or more
     * @return Kekulé SMILES, {@code [count]}; fewer where some batches of codes in a row bring
     *     nothing new, as at small distances
     */
    public List<String> different(int count) {
        MoleculeGenerator.requireCount(count, "molecules");
        Set<String> seen = new HashSet<>();
        isNew(molecule, seen);
        List<String> found = new ArrayList<>();
        int barren = 0;
        while (found.size() < count && barren < PATIENCE) {
            int before = found.size();
            for (String neighbor : next(BATCH)) {
                if (found.size() < count && isNew(neighbor, seen)) {
                    found.add(neighbor);
                }
            }
            barren = found.size() == before ? barren + 1 : 0;
        }
        return found;
    }

    /** Models of other grammars write texts that are no molecules, too; those are left out. */
    private static boolean isNew(String neighbor, Set<String> seen) {
        try {
            return seen.add(CanonicalForm.of(neighbor));
        } catch (InvalidMoleculeException e) {
            return false;
        }
    }

    /**
     * Decodes further codes greedily.
     *
     * @param count 0 or more
     * @return Kekulé SMILES, {@code [count]}; many are the same molecule if the distance is small
     */
    public List<String> next(int count) {
        MoleculeGenerator.requireCount(count, "molecules");
        List<float[]> codes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            double[] direction = NormalDeviates.draw(random.split(), center.length);
            double squares = 0;
            for (double component : direction) {
                squares += component * component;
            }
            float[] code = center.clone();
            for (int j = 0; j < code.length; j++) {
                code[j] += (float) (radius * direction[j] / Math.sqrt(squares));
            }
            codes.add(code);
        }
        return generator.decode(codes);
    }
}
