package org.molrae.autoencoder.density;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A source of latent codes: a {@link LatentDensity}, or something that only draws. Implementations
 * are immutable and may be shared between threads.
 */
public interface CodeSource {

    /** Dimension of the codes. */
    int dimension();

    /**
     * Draws one code. All randomness comes from the generator and how much is drawn from it does
     * not depend on anything else: a generator for each sample makes samples independent of how
     * they are batched.
     *
     * @param rng the source of randomness
     * @param code receives the code, {@code [dimension]}
     * @throws IllegalArgumentException if the array has another dimension
     */
    void sample(RandomGenerator rng, float[] code);

    /**
     * Draws codes, see {@link #sample}; faster than one by one where a source works on many at
     * once.
     *
     * @param rng a source of randomness for each code
     * @return {@code [rng.size()][dimension]}
     */
    default float[][] sampleAll(List<? extends RandomGenerator> rng) {
        float[][] codes = new float[rng.size()][dimension()];
        for (int i = 0; i < codes.length; i++) {
            sample(rng.get(i), codes[i]);
        }
        return codes;
    }

    /**
     * The source that codes are drawn from where so much noise is added to them before they are
     * decoded: this one, unless it has a part that holds at one level only.
     *
     * @param noise as a multiple of the deviation that the decoder was trained with; 0 for none
     */
    default CodeSource at(double noise) {
        return this;
    }
}
