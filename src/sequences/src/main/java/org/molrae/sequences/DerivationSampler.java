package org.molrae.sequences;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.molrae.autoencoder.density.LatentDensity;
import org.molrae.autoencoder.model.SamplingDefaults;
import org.molrae.sequences.decoding.DerivationDecoder;
import org.molrae.sequences.decoding.RuleChoice;

/**
 * Draws derivations without end: codes from a latent density, rules from the masked decoder.
 *
 * <p>Sample {@code i} depends on the seed and on {@code i} alone: each has a generator of its own,
 * and codes are always decoded in full chunks. Chunks are worked on in parallel and handed out in
 * order.
 *
 * @param <T> what a derivation is turned into, in parallel
 */
public final class DerivationSampler<T> implements DerivationSource<T> {

    private final DerivationDecoder decoder;
    private final LatentDensity density;
    private final double noise;
    private final RuleChoice choice;
    private final long seed;
    private final Function<int[], T> result;
    private final ParallelChunks<T> chunks;

    /**
     * Starts drawing.
     *
     * @param decoder with the mask to obey
     * @param density of the codes
     * @param noise added to the codes, see {@link DerivationDecoder#decode}
     * @param choice of the rules
     * @param threads workers, at least 1
     * @param result applied to each derivation, in the model's rules, by the workers
     */
    public DerivationSampler(
            DerivationDecoder decoder,
            LatentDensity density,
            double noise,
            RuleChoice choice,
            long seed,
            int threads,
            Function<int[], T> result) {
        this.decoder = decoder;
        this.density = density;
        this.noise = SamplingDefaults.requireNoise(noise);
        this.choice = choice;
        this.seed = seed;
        this.result = result;
        this.chunks = new ParallelChunks<>(threads, this::draw);
    }

    @Override
    public void skipTo(long sample) {
        chunks.skipTo(sample, DerivationDecoder.CHUNK);
    }

    @Override
    public T next() {
        return chunks.next();
    }

    private List<T> draw(long chunk) {
        List<SplittableRandom> random = new ArrayList<>(DerivationDecoder.CHUNK);
        List<float[]> codes = new ArrayList<>(DerivationDecoder.CHUNK);
        for (int i = 0; i < DerivationDecoder.CHUNK; i++) {
            SplittableRandom generator = SampleRandom.of(seed, chunk * DerivationDecoder.CHUNK + i);
            float[] code = new float[density.dimension()];
            density.sample(generator, code);
            random.add(generator);
            codes.add(code);
        }
        return Arrays.stream(decoder.decode(codes, noise, choice, random)).map(result).toList();
    }

    @Override
    public void close() {
        chunks.close();
    }
}
