package org.molrae.autoencoder.density;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.molrae.autoencoder.storage.HostTensor;
import org.molrae.autoencoder.storage.ModelFormatException;

/**
 * A mixture with a tilt ({@link GaussianMixture#tilted}) that holds at one level of noise:
 * {@linkplain #at there} codes are drawn from the tilted mixture, elsewhere from the mixture as it
 * was fitted. Likelihoods are those of the latter.
 */
public final class TiltedMixture implements LatentDensity {

    private static final String DIRECTION = "tilt.direction";
    private static final String NOISE = "tilt.noise";

    private final GaussianMixture mixture;
    private final GaussianMixture tilted;
    private final double[] direction;
    private final double noise;

    /**
     * A mixture and its tilt.
     *
     * @param direction of the tilt, {@code [dimension]}
     * @param noise that the tilt was fitted at
     * @throws IllegalArgumentException as {@link GaussianMixture#tilted}
     */
    public TiltedMixture(GaussianMixture mixture, double[] direction, double noise) {
        this.mixture = mixture;
        this.direction = direction.clone();
        this.noise = noise;
        this.tilted = mixture.tilted(direction);
    }

    /** Whether stored parameters are those of a mixture with a tilt. */
    static boolean isIn(DensityTensors tensors) {
        return tensors.has(NOISE);
    }

    static TiltedMixture read(DensityTensors tensors) throws ModelFormatException {
        GaussianMixture mixture = GaussianMixture.read(tensors, DIRECTION, NOISE);
        double[] direction = tensors.reals(DIRECTION, mixture.dimension());
        double noise = tensors.reals(NOISE, 1)[0];
        if (!(noise >= 0)) {
            throw tensors.wrong("a tilt at the noise " + noise);
        }
        try {
            return new TiltedMixture(mixture, direction, noise);
        } catch (IllegalArgumentException e) {
            throw tensors.wrong("its tilt: " + e.getMessage());
        }
    }

    /** The mixture as it was fitted. */
    public GaussianMixture mixture() {
        return mixture;
    }

    /** The noise that the tilt holds at. */
    public double noise() {
        return noise;
    }

    @Override
    public LatentDensity at(double noise) {
        // files may hold it in single precision
        return (float) noise == (float) this.noise ? tilted : mixture;
    }

    @Override
    public String name() {
        return mixture.name();
    }

    @Override
    public int dimension() {
        return mixture.dimension();
    }

    @Override
    public OptionalLong freeParameters() {
        return mixture.freeParameters();
    }

    @Override
    public double logDensity(double[] code) {
        return mixture.logDensity(code);
    }

    @Override
    public double[] logDensities(float[][] codes) {
        return mixture.logDensities(codes);
    }

    @Override
    public void sample(RandomGenerator rng, float[] code) {
        mixture.sample(rng, code);
    }

    @Override
    public Map<String, HostTensor> tensors() {
        Map<String, HostTensor> tensors = new LinkedHashMap<>(mixture.tensors());
        tensors.put(DIRECTION, HostTensor.of(direction, direction.length));
        tensors.put(NOISE, HostTensor.of(new double[] {noise}, 1));
        return tensors;
    }
}
