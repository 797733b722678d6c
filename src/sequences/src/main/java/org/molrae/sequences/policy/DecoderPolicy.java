package org.molrae.sequences.policy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.Pair;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import org.jspecify.annotations.Nullable;
import org.molrae.autoencoder.GradientTape;
import org.molrae.autoencoder.InferenceParameters;
import org.molrae.autoencoder.training.Adam;
import org.molrae.sequences.network.SequenceNetwork;

/**
 * The decoder of a model as a policy over derivations, given codes: likelihoods of what was drawn
 * under a mask, and steps of Adam on a {@link PolicyObjective}. Learning changes the model itself.
 *
 * <p>Not thread-safe while it learns.
 */
public final class DecoderPolicy implements AutoCloseable {

    private static final float FORBIDDEN = -1e9f;

    /** Of log Z, whose first value it is too; both as in Genetic GFN. */
    private static final double PARTITION_RATE = 0.1;

    private static final double PARTITION_START = 5;

    /** Derivations whose likelihoods are computed at once. */
    private static final int CHUNK = 64;

    private final SequenceNetwork network;
    private final NDManager manager;
    private final Lock open;
    private final ParameterStore parameters;
    private final ScalarAdam logPartition = new ScalarAdam(PARTITION_START, PARTITION_RATE);
    private @Nullable Adam optimizer;
    private final double rate;
    private final double clip;
    private long steps;

    /**
     * The policy of a network.
     *
     * @param parent owner of the network's parameters
     * @param open held while the network is used, so that it is not freed meanwhile
     * @param rate of Adam
     * @param clip bound on the gradient's norm, 0 for none
     */
    public DecoderPolicy(
            SequenceNetwork network, NDManager parent, Lock open, double rate, double clip) {
        this.network = network;
        this.open = open;
        this.rate = rate;
        this.clip = clip;
        this.manager = parent.newSubManager();
        this.parameters = new ParameterStore(manager, false);
    }

    /** Over the decoder's weights, made when the first step is taken. */
    private Adam optimizer() {
        Adam made = optimizer;
        if (made == null) {
            Map<String, NDArray> weights = new LinkedHashMap<>();
            for (Pair<String, Parameter> parameter : network.decoder().getParameters()) {
                if (parameter.getValue().requiresGradient()) {
                    weights.put(parameter.getKey(), parameter.getValue().getArray());
                }
            }
            made = Adam.of(weights, manager);
            optimizer = made;
        }
        return made;
    }

    /**
     * What a step came to, before it was taken.
     *
     * @param value of the objective
     * @param logLikelihoods of the derivations by the policy
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    public record Step(double value, double[] logLikelihoods) {}

    /**
     * Natural logarithms of the probabilities of derivations given what the decoder reads of codes:
     * sums over the steps of the log-softmax of the logits over the allowed rules.
     *
     * @param inputs of the decoder, {@code [derivations][decoderWidth]}
     */
    public double[] logLikelihoods(List<MaskedDerivation> derivations, List<float[]> inputs) {
        double[] result = new double[derivations.size()];
        open.lock();
        try {
            for (int from = 0; from < result.length; from += CHUNK) {
                int to = Math.min(result.length, from + CHUNK);
                try (NDManager scoped = manager.newSubManager();
                        NDScope scope = new NDScope()) {
                    scope.suppressNotUsedWarning();
                    float[] values =
                            logLikelihoods(
                                            new InferenceParameters(scoped),
                                            derivations.subList(from, to),
                                            inputs.subList(from, to),
                                            scoped)
                                    .toFloatArray();
                    for (int i = from; i < to; i++) {
                        result[i] = values[i - from];
                    }
                }
            }
        } finally {
            open.unlock();
        }
        return result;
    }

    /**
     * Takes a step of Adam.
     *
     * @param derivations to learn from, all at once
     * @param inputs of the decoder, {@code [derivations][decoderWidth]}
     * @param priors logarithms of their probabilities by the prior
     * @param rewards of the derivations
     */
    public Step learn(
            PolicyObjective objective,
            List<MaskedDerivation> derivations,
            List<float[]> inputs,
            double[] priors,
            double[] rewards) {
        // outside of the scope, which frees what is made in it
        Adam adam = optimizer();
        open.lock();
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            Gradient gradient = differentiate(objective, derivations, inputs, priors, rewards);
            GradientTape.unrecorded(() -> adam.update(steps, rate, clip));
            if (objective.partition()) {
                logPartition.step(gradient.byPartition());
            }
            steps++;
            return gradient.step();
        } finally {
            open.unlock();
        }
    }

    /** What a step comes to, and the derivative by log Z. */
    record Gradient(Step step, double byPartition) {}

    /** Adds the gradient of an objective to those of the weights. */
    Gradient differentiate(
            PolicyObjective objective,
            List<MaskedDerivation> derivations,
            List<float[]> inputs,
            double[] priors,
            double[] rewards) {
        try (NDManager scoped = manager.newSubManager();
                GradientTape tape = GradientTape.recording()) {
            NDArray likelihoods = logLikelihoods(parameters, derivations, inputs, scoped);
            double[] policy = doubles(likelihoods.toFloatArray());
            PolicyObjective.Value value =
                    objective.of(policy, priors, rewards, logPartition.value());
            // the objective depends on the weights through the likelihoods alone
            tape.backward(likelihoods.mul(scoped.create(floats(value.byPolicy()))).sum());
            return new Gradient(new Step(value.value(), policy), value.byPartition());
        }
    }

    private NDArray logLikelihoods(
            ParameterStore weights,
            List<MaskedDerivation> derivations,
            List<float[]> inputs,
            NDManager scoped) {
        int examples = derivations.size();
        int length = derivations.stream().mapToInt(MaskedDerivation::length).max().orElse(0);
        int rules = network.startRule();
        Shape shape = new Shape(length, examples);
        int[] previous = new int[length * examples];
        long[] chosen = new long[length * examples];
        float[] present = new float[length * examples];
        float[] penalties = new float[length * examples * rules];
        Arrays.fill(penalties, FORBIDDEN);
        for (int i = 0; i < examples; i++) {
            MaskedDerivation derivation = derivations.get(i);
            for (int step = 0; step < length; step++) {
                int cell = step * examples + i;
                if (step >= derivation.length()) {
                    // no step: one rule, certain
                    penalties[cell * rules] = 0;
                    continue;
                }
                previous[cell] = step == 0 ? rules : derivation.rule(step - 1);
                chosen[cell] = derivation.rule(step);
                present[cell] = 1;
                for (int rule : derivation.allowed(step)) {
                    penalties[cell * rules + rule] = 0;
                }
            }
        }
        NDArray none = scoped.create(new int[0]);
        NDArray here = scoped.create(present, shape);
        NDList batch =
                new NDList(
                        none,
                        scoped.create(previous, shape),
                        scoped.create(chosen, shape),
                        none,
                        here);
        NDArray codes = scoped.create(flat(inputs), new Shape(examples, network.decoderWidth()));
        NDArray logits = network.decode(weights, codes, batch, network.config().isSameInTraining());
        return logits.add(scoped.create(penalties, new Shape(length, examples, rules)))
                .logSoftmax(-1)
                .gather(batch.get(2).expandDims(2), 2)
                .squeeze(2)
                .mul(here)
                .sum(new int[] {0});
    }

    private float[] flat(List<float[]> inputs) {
        int width = network.decoderWidth();
        float[] flat = new float[inputs.size() * width];
        for (int i = 0; i < inputs.size(); i++) {
            System.arraycopy(inputs.get(i), 0, flat, i * width, width);
        }
        return flat;
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    /** Frees the optimizer's memory; the network stays. */
    @Override
    public void close() {
        // the moments of the optimizer with it
        manager.close();
    }
}
