package org.molrae.sequences.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.GradientTape;
import org.molrae.autoencoder.Posterior;
import org.molrae.grammar.DerivationCursor;
import org.molrae.sequences.Expressions;
import org.molrae.sequences.GrammarAutoencoder;
import org.molrae.sequences.decoding.DerivationDecoder;
import org.molrae.sequences.decoding.RuleChoice;
import org.molrae.sequences.network.NetworkConfig;

class DecoderPolicyTest {

    private static final int BUDGET = 5;
    private static final double RATE = 1e-3;

    static List<NetworkConfig> configs() {
        return List.of(Expressions.SMALL, Expressions.SMALL_RECURRENT, Expressions.SMALL_KUSNER);
    }

    private static List<float[]> codes(int count, int dimension) {
        Random random = new Random(4);
        List<float[]> codes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[] code = new float[dimension];
            for (int j = 0; j < dimension; j++) {
                code[j] = (float) random.nextGaussian();
            }
            codes.add(code);
        }
        return codes;
    }

    /** All derivations of a few rules. */
    private static List<int[]> all(GrammarAutoencoder model) {
        List<int[]> complete = new ArrayList<>();
        extend(model, new int[0], complete);
        return complete;
    }

    private static void extend(GrammarAutoencoder model, int[] prefix, List<int[]> complete) {
        for (int rule = 0; rule < model.vocabulary().size(); rule++) {
            DerivationCursor cursor = new DerivationCursor(model.vocabulary(), BUDGET);
            for (int before : prefix) {
                cursor.apply(before);
            }
            if (cursor.allows(rule)) {
                int[] longer = Arrays.copyOf(prefix, prefix.length + 1);
                longer[prefix.length] = rule;
                cursor.apply(rule);
                if (cursor.complete()) {
                    complete.add(longer);
                } else {
                    extend(model, longer, complete);
                }
            }
        }
    }

    private static MaskedDerivation masked(GrammarAutoencoder model, int[] rules) {
        return MaskedDerivation.of(
                        model.vocabulary(), new DerivationCursor(model.vocabulary(), BUDGET), rules)
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("configs")
    void probabilitiesAddUpToOne(NetworkConfig config) {
        int merges = config.architecture().equals("kusner") ? 0 : 8;
        try (GrammarAutoencoder model = Expressions.untrained(config, merges, 5);
                DecoderPolicy policy = model.policy(RATE, 0)) {
            List<MaskedDerivation> all =
                    all(model).stream().map(rules -> masked(model, rules)).toList();
            assertThat(all).hasSizeGreaterThan(10);
            for (float[] code : codes(2, config.latentDimension())) {
                List<float[]> inputs = Collections.nCopies(all.size(), code);
                double sum = Arrays.stream(policy.logLikelihoods(all, inputs)).map(Math::exp).sum();
                assertThat(sum).isCloseTo(1, within(1e-4));
            }
        }
    }

    @Test
    void likelihoodsAreThoseThatSamplingRecords() {
        Posterior noisy = new Posterior.NoiseLevels(0.5);
        try (GrammarAutoencoder model =
                        GrammarAutoencoder.untrained(
                                Expressions.vocabulary(8),
                                Expressions.SMALL,
                                noisy,
                                ComputeDevice.CPU,
                                5);
                DecoderPolicy policy = model.policy(RATE, 0)) {
            DerivationDecoder decoder =
                    model.decoder(() -> new DerivationCursor(model.vocabulary(), BUDGET));
            List<float[]> codes = codes(100, model.latentDimension());
            List<SplittableRandom> random = new ArrayList<>();
            List<float[]> inputs = new ArrayList<>();
            for (int i = 0; i < codes.size(); i++) {
                random.add(new SplittableRandom(i));
                inputs.add(noisy.decoderInput(codes.get(i), 3, new SplittableRandom(i)));
            }
            DerivationDecoder.Scored drawn =
                    decoder.decodeScored(codes, 3, new RuleChoice.Sampling(1), random);
            List<MaskedDerivation> derivations =
                    Arrays.stream(drawn.rules()).map(rules -> masked(model, rules)).toList();
            double[] found = policy.logLikelihoods(derivations, inputs);
            for (int i = 0; i < found.length; i++) {
                assertThat(found[i]).isCloseTo(drawn.logLikelihoods()[i], within(1e-4));
            }
        }
    }

    @Test
    void aMaskRefusesWhatItDoesNotAllow() {
        try (GrammarAutoencoder model = Expressions.untrained(Expressions.SMALL, 0, 5)) {
            int[] rules = all(model).get(3);
            DerivationCursor tight = new DerivationCursor(model.vocabulary(), rules.length);
            assertThat(MaskedDerivation.isAllowed(tight, rules)).isTrue();
            int[] cut = Arrays.copyOf(rules, rules.length - 1);
            tight.reset();
            assertThat(MaskedDerivation.isAllowed(tight, cut)).isFalse();
            tight.reset();
            assertThat(MaskedDerivation.of(model.vocabulary(), tight, cut)).isEmpty();
            int[] longer = Arrays.copyOf(rules, rules.length + 1);
            tight.reset();
            assertThat(MaskedDerivation.of(model.vocabulary(), tight, longer)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("configs")
    void gradientsAreThoseOfDifferences(NetworkConfig config) {
        try (GrammarAutoencoder model = Expressions.untrained(config, 0, 5);
                DecoderPolicy policy = model.policy(RATE, 0)) {
            List<MaskedDerivation> some =
                    all(model).stream().limit(5).map(rules -> masked(model, rules)).toList();
            List<float[]> inputs = codes(some.size(), config.latentDimension());
            double[] priors = {-3, -4, -5, -6, -7};
            double[] rewards = {0.1, 0.5, 0.2, 0.9, 0.3};
            PolicyObjective objective = new PolicyObjective(0.7, 5, true, 0.1, 2);
            GradientTape.unrecorded(
                    () -> policy.differentiate(objective, some, inputs, priors, rewards));
            int compared = 0;
            for (Pair<String, Parameter> parameter : model.network().decoder().getParameters()) {
                if (!parameter.getValue().requiresGradient()) {
                    continue;
                }
                NDArray weight = parameter.getValue().getArray();
                float[] gradient = weight.getGradient().toFloatArray();
                float[] values = weight.toFloatArray();
                for (int i = 0; i < values.length; i += Math.max(1, values.length / 3)) {
                    // at the kink of a rectifier the slopes of both sides differ
                    double[] slopes =
                            slopes(policy, objective, some, inputs, priors, rewards, weight, i);
                    double tolerance = 0.02 + 0.03 * Math.abs(slopes[0]);
                    assertThat((double) gradient[i])
                            .as(parameter.getKey() + " " + i)
                            .isBetween(
                                    Math.min(slopes[0], slopes[1]) - tolerance,
                                    Math.max(slopes[0], slopes[1]) + tolerance);
                    boolean smooth = Math.abs(slopes[0] - slopes[1]) < 0.02;
                    compared += smooth && Math.abs(slopes[0]) > 0.1 ? 1 : 0;
                }
            }
            assertThat(compared).isGreaterThan(3);
        }
    }

    /** Of the objective in one weight, downwards and upwards. */
    private static double[] slopes(
            DecoderPolicy policy,
            PolicyObjective objective,
            List<MaskedDerivation> some,
            List<float[]> inputs,
            double[] priors,
            double[] rewards,
            NDArray weight,
            int index) {
        float[] values = weight.toFloatArray();
        double step = 5e-3;
        double[] at = new double[3];
        for (int i = 0; i < at.length; i++) {
            float[] moved = values.clone();
            moved[index] += (float) ((i - 1) * step);
            set(weight, moved);
            at[i] = objective.of(policy.logLikelihoods(some, inputs), priors, rewards, 5).value();
        }
        set(weight, values);
        return new double[] {(at[1] - at[0]) / step, (at[2] - at[1]) / step};
    }

    private static void set(NDArray weight, float[] values) {
        GradientTape.unrecorded(() -> weight.set(values));
    }

    /** With log Z learnt, the policy comes to be in proportion to the exponential of the reward. */
    @Test
    void learnsTheTiltedDistribution() {
        try (GrammarAutoencoder prior = Expressions.untrained(Expressions.SMALL, 0, 5);
                GrammarAutoencoder model = prior.copy();
                DecoderPolicy before = prior.policy(RATE, 0);
                DecoderPolicy policy = model.policy(1e-2, 0)) {
            List<MaskedDerivation> all =
                    all(model).stream().map(rules -> masked(model, rules)).toList();
            List<float[]> inputs =
                    Collections.nCopies(all.size(), new float[model.latentDimension()]);
            double[] priors = before.logLikelihoods(all, inputs);
            double[] rewards = new double[all.size()];
            Arrays.setAll(rewards, i -> i % 3 == 0 ? 1 : 0);
            PolicyObjective tilt = new PolicyObjective(1, 2, true, 0, 0);
            for (int step = 0; step < 500; step++) {
                policy.learn(tilt, all, inputs, priors, rewards);
            }
            double[] after = policy.logLikelihoods(all, inputs);
            double[] wanted = new double[all.size()];
            Arrays.setAll(wanted, i -> Math.exp(priors[i] + 2 * rewards[i]));
            double total = Arrays.stream(wanted).sum();
            for (int i = 0; i < wanted.length; i++) {
                assertThat(Math.exp(after[i])).isCloseTo(wanted[i] / total, within(0.02));
            }
            assertThat(before.logLikelihoods(all, inputs)).containsExactly(priors);
        }
    }
}
