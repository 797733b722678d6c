package org.molrae.benchmarks.latent;

import java.util.random.RandomGenerator;
import org.molrae.autoencoder.density.CodeSource;

/**
 * Given codes, each as likely as any other: a constant code, or the codes of held-out molecules. A
 * control has no density function.
 */
@SuppressWarnings("ArrayRecordComponent") // not changed once it is made
record FixedCodes(String name, float[][] codes) implements CodeSource {

    /** The code whose numbers all are 0. */
    static FixedCodes zero(int dimension) {
        return new FixedCodes("zero code", new float[1][dimension]);
    }

    @Override
    public int dimension() {
        return codes[0].length;
    }

    @Override
    public void sample(RandomGenerator rng, float[] code) {
        float[] chosen = codes[rng.nextInt(codes.length)];
        System.arraycopy(chosen, 0, code, 0, code.length);
    }
}
