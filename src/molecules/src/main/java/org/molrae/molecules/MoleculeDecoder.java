package org.molrae.molecules;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.molrae.sequences.decoding.DerivationDecoder;
import org.molrae.sequences.decoding.RuleChoice;

/**
 * Turns latent codes into SMILES under a mask of its {@link MoleculeGenerator}, as the model writes
 * them. Thread-safe; unusable once the generator is closed.
 */
public final class MoleculeDecoder {

    private final DerivationDecoder decoder;
    private final Function<int[], String> text;

    MoleculeDecoder(DerivationDecoder decoder, Function<int[], String> text) {
        this.decoder = decoder;
        this.text = text;
    }

    /**
     * The likeliest derivations, rule by rule.
     *
     * @param codes {@code [codes][latentDimension]}
     */
    public List<String> greedy(List<float[]> codes) {
        return decoder.greedy(codes).stream().map(text).toList();
    }

    /**
     * Draws a derivation for each code.
     *
     * @param codes {@code [codes][latentDimension]}
     * @param random a generator for each code
     */
    public List<String> draw(
            List<float[]> codes,
            RuleChoice.Sampling choice,
            List<? extends RandomGenerator> random) {
        return draw(codes, 0, choice, random);
    }

    /**
     * Draws a derivation for each code, to which noise is added first.
     *
     * @param codes {@code [codes][latentDimension]}
     * @param noise see {@link SampleOptions#noise}
     * @param random a generator for each code
     */
    public List<String> draw(
            List<float[]> codes,
            double noise,
            RuleChoice choice,
            List<? extends RandomGenerator> random) {
        return draw(codes, noise, random, choice, random);
    }

    /**
     * Draws a derivation for each code, to which noise is added first by generators of its own:
     * codes with equal ones are read alike by the network.
     *
     * @param codes {@code [codes][latentDimension]}
     * @param noise see {@link SampleOptions#noise}
     * @param noiseRandom a generator for the noise of each code
     * @param random a generator for the choices of each code; may be the same one
     */
    public List<String> draw(
            List<float[]> codes,
            double noise,
            List<? extends RandomGenerator> noiseRandom,
            RuleChoice choice,
            List<? extends RandomGenerator> random) {
        for (int generators : new int[] {noiseRandom.size(), random.size()}) {
            if (generators != codes.size()) {
                throw new IllegalArgumentException(
                        "%d generators for %d codes".formatted(generators, codes.size()));
            }
        }
        List<String> drawn = new ArrayList<>(codes.size());
        for (int from = 0; from < codes.size(); from += DerivationDecoder.CHUNK) {
            int to = Math.min(codes.size(), from + DerivationDecoder.CHUNK);
            Arrays.stream(
                            decoder.decode(
                                    codes.subList(from, to),
                                    noise,
                                    noiseRandom.subList(from, to),
                                    choice,
                                    random.subList(from, to)))
                    .map(text)
                    .forEach(drawn::add);
        }
        return drawn;
    }
}
