package org.molrae.benchmarks.latent;

import java.util.Map;
import java.util.random.RandomGenerator;
import org.molrae.autoencoder.density.LatentDensity;
import org.molrae.autoencoder.storage.HostTensor;

/**
 * Given codes, each as likely as any other: a constant code, or the codes of held-out molecules. A
 * control has no density function and is not stored.
 */
@SuppressWarnings("ArrayRecordComponent") // not changed once it is made
record FixedCodes(String name, float[][] codes) implements LatentDensity {

    /** The code whose numbers all are 0. */
    static FixedCodes zero(int dimension) {
        return new FixedCodes("zero code", new float[1][dimension]);
    }

    @Override
    public int dimension() {
        return codes[0].length;
    }

    @Override
    public double logDensity(double[] code) {
        return Double.NaN;
    }

    @Override
    public void sample(RandomGenerator rng, float[] code) {
        float[] chosen = codes[rng.nextInt(codes.length)];
        System.arraycopy(chosen, 0, code, 0, code.length);
    }

    @Override
    public Map<String, HostTensor> tensors() {
        throw new UnsupportedOperationException("a control is not stored");
    }
}
