package org.molrae.sequences;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.molrae.autoencoder.density.CodeSource;
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
 * @param <T> what a draw is turned into, in parallel
 */
public final class DerivationSampler<T> implements DerivationSource<T> {

    private final DerivationDecoder decoder;
    private final CodeSource density;
    private final double noise;
    private final RuleChoice choice;
    private final long seed;
    private final boolean scored;
    private final Function<Draw, T> result;
    private final ParallelChunks<T> chunks;

    /**
     * What was drawn.
     *
     * @param rules the derivation in the model's rules
     * @param code that it was decoded from, as it was drawn from the density, without noise
     * @param logLikelihood what {@link DerivationDecoder.Scored} gives it; empty unless asked for
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    public record Draw(int[] rules, float[] code, OptionalDouble logLikelihood) {}

    /**
     * Starts drawing.
     *
     * @param decoder with the mask to obey
     * @param density of the codes
     * @param noise added to the codes, see {@link DerivationDecoder#decode}
     * @param choice of the rules
     * @param threads workers, at least 1
     * @param scored whether log-likelihoods are asked for
     * @param result applied to each draw by the workers
     */
    public DerivationSampler(
            DerivationDecoder decoder,
            CodeSource density,
            double noise,
            RuleChoice choice,
            long seed,
            int threads,
            boolean scored,
            Function<Draw, T> result) {
        this.decoder = decoder;
        this.density = density;
        this.noise = SamplingDefaults.requireNoise(noise);
        this.choice = choice;
        this.seed = seed;
        this.scored = scored;
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
        for (int i = 0; i < DerivationDecoder.CHUNK; i++) {
            random.add(SampleRandom.of(seed, chunk * DerivationDecoder.CHUNK + i));
        }
        List<float[]> codes = Arrays.asList(density.sampleAll(random));
        if (scored) {
            DerivationDecoder.Scored drawn = decoder.decodeScored(codes, noise, choice, random);
            double[] likelihoods = drawn.logLikelihoods();
            return results(drawn.rules(), codes, i -> OptionalDouble.of(likelihoods[i]));
        }
        int[][] rules = decoder.decode(codes, noise, choice, random);
        return results(rules, codes, i -> OptionalDouble.empty());
    }

    private List<T> results(
            int[][] rules, List<float[]> codes, IntFunction<OptionalDouble> logLikelihood) {
        List<T> results = new ArrayList<>(rules.length);
        for (int i = 0; i < rules.length; i++) {
            results.add(result.apply(new Draw(rules[i], codes.get(i), logLikelihood.apply(i))));
        }
        return results;
    }

    @Override
    public void close() {
        chunks.close();
    }
}
