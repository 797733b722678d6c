package org.molrae.sequences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.Posterior;
import org.molrae.sequences.decoding.DerivationDecoder;
import org.molrae.sequences.decoding.RuleChoice;

class DerivationSamplerTest {

    private static List<String> draw(GrammarAutoencoder model, long seed, int threads, int count) {
        return draw(model, 0, seed, threads, count);
    }

    private static List<String> draw(
            GrammarAutoencoder model, double noise, long seed, int threads, int count) {
        List<String> drawn = new ArrayList<>();
        try (DerivationSampler<String> sampler =
                new DerivationSampler<>(
                        model.decoder(),
                        model.density("prior"),
                        noise,
                        new RuleChoice.Sampling(1),
                        seed,
                        threads,
                        false,
                        draw -> Arrays.toString(draw.rules()))) {
            for (int i = 0; i < count; i++) {
                drawn.add(sampler.next());
            }
        }
        return drawn;
    }

    @Test
    void theSameSeedGivesTheSameOnAnyNumberOfThreads() {
        try (GrammarAutoencoder model = Expressions.untrained(Expressions.SMALL, 8, 2)) {
            List<String> one = draw(model, 7, 1, 1000);
            assertThat(draw(model, 7, 3, 1000)).isEqualTo(one);
            assertThat(draw(model, 7, 2, 100)).isEqualTo(one.subList(0, 100));
            assertThat(draw(model, 8, 2, 100)).isNotEqualTo(one.subList(0, 100));
        }
    }

    @Test
    void aDrawKnowsItsCodeAndWhatItIsWorth() {
        try (GrammarAutoencoder model = Expressions.untrained(Expressions.SMALL, 8, 2);
                DerivationSampler<DerivationSampler.Draw> sampler =
                        new DerivationSampler<>(
                                model.decoder(),
                                model.density("prior"),
                                0,
                                new RuleChoice.Sampling(0.5),
                                7,
                                2,
                                true,
                                draw -> draw)) {
            List<float[]> codes = new ArrayList<>();
            double[] likelihoods = new double[256];
            int[][] rules = new int[256][];
            for (int i = 0; i < 256; i++) {
                DerivationSampler.Draw draw = sampler.next();
                codes.add(draw.code());
                rules[i] = draw.rules();
                likelihoods[i] = draw.logLikelihood().orElseThrow();
            }
            List<SplittableRandom> random = new ArrayList<>();
            for (int i = 0; i < 256; i++) {
                SplittableRandom generator = SampleRandom.of(7, i);
                model.density("prior").sample(generator, new float[8]);
                random.add(generator);
            }
            DerivationDecoder.Scored again =
                    model.decoder().decodeScored(codes, 0, new RuleChoice.Sampling(0.5), random);
            assertThat(again.rules()).isDeepEqualTo(rules);
            assertThat(again.logLikelihoods()).isEqualTo(likelihoods);
        }
    }

    @Test
    void samplesDiffer() {
        try (GrammarAutoencoder model = Expressions.untrained(Expressions.SMALL, 0, 2)) {
            assertThat(draw(model, 1, 2, 512).stream().distinct().count()).isGreaterThan(100);
        }
    }

    @Test
    void noiseIsForDecodersThatAreToldOfIt() {
        try (GrammarAutoencoder plain = Expressions.untrained(Expressions.SMALL, 0, 2);
                GrammarAutoencoder told =
                        GrammarAutoencoder.untrained(
                                plain.vocabulary(),
                                Expressions.SMALL,
                                new Posterior.NoiseLevels(0.5),
                                ComputeDevice.CPU,
                                2)) {
            assertThat(draw(plain, 1, 7, 1, 100)).isEqualTo(draw(plain, 0, 7, 1, 100));
            List<String> noisy = draw(told, 1, 7, 1, 100);
            assertThat(noisy).isNotEqualTo(draw(told, 0, 7, 1, 100));
            assertThat(draw(told, 1, 7, 3, 100)).isEqualTo(noisy);
        }
    }

    @Test
    void refusesWhatItCannotDraw() {
        try (GrammarAutoencoder model = Expressions.untrained(Expressions.SMALL, 0, 2)) {
            assertThatThrownBy(() -> draw(model, 1, 0, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("at least 1 thread must draw, not 0");
            assertThatThrownBy(() -> draw(model, Double.NaN, 1, 1, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("NaN");
        }
    }

    @Test
    void skipsOnceAndBeforeTheFirstSample() {
        try (GrammarAutoencoder model = Expressions.untrained(Expressions.SMALL, 0, 2)) {
            DerivationSampler<String> sampler =
                    new DerivationSampler<>(
                            model.decoder(),
                            model.density("prior"),
                            0,
                            new RuleChoice.Sampling(1),
                            7,
                            1,
                            false,
                            draw -> Arrays.toString(draw.rules()));
            assertThatThrownBy(() -> sampler.skipTo(-1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("samples are numbered from 0, there is no -1");
            sampler.skipTo(300);
            assertThat(sampler.next()).isEqualTo(draw(model, 7, 1, 301).get(300));
            assertThatThrownBy(() -> sampler.skipTo(300))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("to go on elsewhere, skip once and before next()");
            sampler.close();
            assertThatThrownBy(sampler::next)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("sampling has been closed");
        }
    }
}
