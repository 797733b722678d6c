package org.molrae.sequences.decoding;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.molrae.autoencoder.InferenceParameters;
import org.molrae.autoencoder.Posterior;
import org.molrae.grammar.RuleCursor;
import org.molrae.grammar.RuleMask;
import org.molrae.grammar.Vocabulary;
import org.molrae.sequences.network.SequenceNetwork;
import org.molrae.sequences.network.StepDecoder;

/**
 * Decodes latent codes to derivations under a mask: the grammar's with the length budget, or one
 * that narrows it.
 *
 * <p>Thread-safe: each call works in memory of its own.
 */
public final class DerivationDecoder {

    /**
     * Codes decoded together. Fixed, because the last bits of a matrix product can depend on the
     * number of its rows.
     */
    public static final int CHUNK = 256;

    /**
     * The batch is made smaller when this part of it has finished: a step's time follows its rows.
     */
    private static final int FINISHED_SHARE = 8;

    private final Vocabulary vocabulary;
    private final SequenceNetwork network;
    private final Posterior posterior;
    private final NDManager manager;
    private final Supplier<? extends RuleCursor> mask;
    private final Lock open;
    private final int[][] legal;

    /**
     * Creates a decoder.
     *
     * @param posterior what the decoder reads of a code
     * @param manager owner of the network's parameters
     * @param mask gives a cursor at the start of a derivation, whose choices are obeyed
     * @param open held while decoding, so that the network is not freed meanwhile
     */
    public DerivationDecoder(
            Vocabulary vocabulary,
            SequenceNetwork network,
            Posterior posterior,
            NDManager manager,
            Supplier<? extends RuleCursor> mask,
            Lock open) {
        this.open = open;
        this.vocabulary = vocabulary;
        this.network = network;
        this.posterior = posterior;
        this.manager = manager;
        this.mask = mask;
        RuleMask grammar = vocabulary.mask();
        legal = new int[grammar.contexts()][];
        Arrays.setAll(legal, grammar::rules);
    }

    /**
     * Derivations with what they are worth to the model.
     *
     * @param rules complete derivations in the decoder's rules
     * @param logLikelihoods the natural logarithm of each one's probability given its code as the
     *     decoder read it, noise included: the sum over its steps of the log-softmax of the logits
     *     over the rules that the mask allows, at temperature 1, without top-k, top-p or min-p
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    public record Scored(int[][] rules, double[] logLikelihoods) {}

    /**
     * Decodes one chunk and scores what was drawn. The derivations are those of {@link #decode};
     * the mask is asked about every rule, which takes longer.
     *
     * @param codes as for {@link #decode}
     */
    public Scored decodeScored(
            List<float[]> codes,
            double noise,
            RuleChoice choice,
            List<? extends RandomGenerator> random) {
        double[] logLikelihoods = new double[codes.size()];
        return new Scored(
                decode(codes, noise, choice, random, random, logLikelihoods), logLikelihoods);
    }

    /**
     * Decodes one chunk.
     *
     * @param codes at most {@link #CHUNK} codes, {@code [codes][latentDimension]}
     * @param noise added to the codes first, see {@link Posterior#decoderInput}
     * @param random a generator for each code; neither greedy decoding without noise uses it
     * @return complete derivations in the decoder's rules, in the order of the codes
     * @throws IllegalArgumentException if a code is not one of the model's, or not finite
     * @throws CancellationException if the thread is interrupted, which it stays
     */
    public int[][] decode(
            List<float[]> codes,
            double noise,
            RuleChoice choice,
            List<? extends RandomGenerator> random) {
        return decode(codes, noise, choice, random, random, null);
    }

    /**
     * Decodes one chunk as {@link #decode(List, double, RuleChoice, List)} does, but draws the
     * noise by generators of its own: codes with equal ones are read alike by the decoder.
     *
     * @param noiseRandom a generator for the noise of each code
     */
    public int[][] decode(
            List<float[]> codes,
            double noise,
            List<? extends RandomGenerator> noiseRandom,
            RuleChoice choice,
            List<? extends RandomGenerator> random) {
        if (noiseRandom.size() != codes.size()) {
            throw new IllegalArgumentException(
                    "%d generators for the noise of %d codes"
                            .formatted(noiseRandom.size(), codes.size()));
        }
        return decode(codes, noise, choice, noiseRandom, random, null);
    }

    private int[][] decode(
            List<float[]> codes,
            double noise,
            RuleChoice choice,
            List<? extends RandomGenerator> noiseRandom,
            List<? extends RandomGenerator> random,
            double @Nullable [] logLikelihoods) {
        if (codes.size() > CHUNK) {
            throw new IllegalArgumentException("at most " + CHUNK + " codes at a time");
        }
        if (!random.isEmpty() && random.size() != codes.size()) {
            throw new IllegalArgumentException(
                    "%d generators for %d codes".formatted(random.size(), codes.size()));
        }
        open.lock();
        try (NDManager scoped = manager.newSubManager();
                NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            List<float[]> inputs = inputs(codes, noise, noiseRandom);
            int candidates =
                    choice instanceof RuleChoice.Sampling && !random.isEmpty()
                            ? mask.get().candidates()
                            : 1;
            return candidates == 1
                    ? new Chunk(
                                    inputs,
                                    choice,
                                    random,
                                    logLikelihoods,
                                    new double[codes.size()],
                                    scoped)
                            .decode()
                    : decodeSeveral(inputs, choice, random, logLikelihoods, candidates, scoped);
        } finally {
            open.unlock();
        }
    }

    /**
     * Decodes each code several times, and takes one of these by how likely the decoder found what
     * it had to write: sampling-importance-resampling (D. B. Rubin, 1987).
     */
    private int[][] decodeSeveral(
            List<float[]> inputs,
            RuleChoice choice,
            List<? extends RandomGenerator> random,
            double @Nullable [] logLikelihoods,
            int candidates,
            NDManager scoped) {
        int count = inputs.size();
        int[][] taken = new int[count][];
        double[] total = new double[count];
        Arrays.fill(total, Double.NEGATIVE_INFINITY);
        for (int k = 0; k < candidates; k++) {
            List<SplittableRandom> own = new ArrayList<>(count);
            random.forEach(each -> own.add(new SplittableRandom(each.nextLong())));
            double[] weights = new double[count];
            double[] scores = logLikelihoods == null ? null : new double[count];
            int[][] drawn;
            try (NDManager once = scoped.newSubManager()) {
                drawn = new Chunk(inputs, choice, own, scores, weights, once).decode();
            }
            for (int i = 0; i < count; i++) {
                double top = Math.max(total[i], weights[i]);
                total[i] = top + Math.log(Math.exp(total[i] - top) + Math.exp(weights[i] - top));
                // the latest takes the place of those before with its share of all so far
                boolean better = random.get(i).nextDouble() < Math.exp(weights[i] - total[i]);
                if (taken[i] == null || better) {
                    taken[i] = drawn[i];
                    if (logLikelihoods != null && scores != null) {
                        logLikelihoods[i] = scores[i];
                    }
                }
            }
        }
        return taken;
    }

    /** The decoder's input for each code, {@code [codes][decoderWidth]}. */
    private List<float[]> inputs(
            List<float[]> codes, double noise, List<? extends RandomGenerator> random) {
        List<float[]> inputs = new ArrayList<>(codes.size());
        for (int i = 0; i < codes.size(); i++) {
            check(codes.get(i));
            inputs.add(posterior.decoderInput(codes.get(i), noise, generator(random, i)));
        }
        return inputs;
    }

    private void check(float[] code) {
        if (code.length != network.latentDimension()) {
            throw new IllegalArgumentException(
                    "a code has %d dimensions, the model has %d"
                            .formatted(code.length, network.latentDimension()));
        }
        for (int i = 0; i < code.length; i++) {
            if (!Float.isFinite(code[i])) {
                throw new IllegalArgumentException(
                        "a code has %s in dimension %d; codes are finite".formatted(code[i], i));
            }
        }
    }

    private static RandomGenerator generator(List<? extends RandomGenerator> random, int code) {
        return random.isEmpty() ? NO_RANDOM : random.get(code);
    }

    /**
     * Decodes any number of codes greedily.
     *
     * @param codes {@code [codes][latentDimension]}
     * @return complete derivations in the decoder's rules
     */
    public List<int[]> greedy(List<float[]> codes) {
        List<int[]> derivations = new ArrayList<>(codes.size());
        for (int from = 0; from < codes.size(); from += CHUNK) {
            List<float[]> chunk = codes.subList(from, Math.min(codes.size(), from + CHUNK));
            derivations.addAll(Arrays.asList(decode(chunk, 0, new RuleChoice.Greedy(), List.of())));
        }
        return derivations;
    }

    /** One chunk on its way; finished derivations leave the batch when there are enough of them. */
    private final class Chunk {
        private final RuleChoice choice;
        private final List<? extends RandomGenerator> random;
        private final double @Nullable [] logLikelihoods;

        /** Of each code, the logarithm of the probability of what had to be written. */
        private final double[] weights;

        private final NDManager manager;
        private final StepDecoder steps;
        private final RuleCursor[] cursors;
        private final int[][] rules;
        private final int[] lengths;
        private final double[] scratch = new double[vocabulary.size()];
        private NDList state;

        /** The code of each row of the batch. */
        private int[] rows;

        /** The rule before the next step, for each row. */
        private int[] previous;

        Chunk(
                List<float[]> inputs,
                RuleChoice choice,
                List<? extends RandomGenerator> random,
                double @Nullable [] logLikelihoods,
                double[] weights,
                NDManager manager) {
            this.weights = weights;
            this.choice = choice;
            this.random = random;
            this.logLikelihoods = logLikelihoods;
            this.manager = manager;
            this.steps = network.steps(new InferenceParameters(manager));
            cursors = new RuleCursor[inputs.size()];
            Arrays.setAll(cursors, i -> begun(inputs.get(i), i));
            rules = new int[inputs.size()][16];
            lengths = new int[inputs.size()];
            rows = IntStream.range(0, CHUNK).toArray();
            previous = new int[CHUNK];
            Arrays.fill(previous, network.startRule());
            state = steps.begin(padded(inputs));
        }

        /** A cursor whose chances are those of the code's generator, or follow from the code. */
        private RuleCursor begun(float[] input, int code) {
            RuleCursor cursor = mask.get();
            cursor.begin(
                    random.isEmpty()
                            ? new SplittableRandom(Arrays.hashCode(input))
                            : generator(random, code));
            return cursor;
        }

        private NDArray padded(List<float[]> inputs) {
            int width = network.decoderWidth();
            float[] flat = new float[CHUNK * width];
            for (int i = 0; i < inputs.size(); i++) {
                System.arraycopy(inputs.get(i), 0, flat, i * width, width);
            }
            return manager.create(flat, new Shape(CHUNK, width));
        }

        int[][] decode() {
            int open = cursors.length;
            for (int step = 0; open > 0; step++) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new CancellationException("decoding was interrupted");
                }
                if (rows.length - open >= Math.max(1, rows.length / FINISHED_SHARE)) {
                    dropFinished();
                }
                NDList stepped = steps.step(state, manager.create(previous), step);
                float[] logits = stepped.get(0).toFloatArray();
                replaceState(stepped);
                open = choose(logits);
            }
            int[][] derivations = new int[cursors.length][];
            Arrays.setAll(derivations, i -> Arrays.copyOf(rules[i], lengths[i]));
            return derivations;
        }

        private void replaceState(NDList stepped) {
            stepped.get(0).close();
            NDList next = new NDList(stepped.subList(1, stepped.size()));
            for (NDArray old : state) {
                // by identity: arrays are equal if their contents are
                if (next.stream().noneMatch(kept -> kept == old)) {
                    old.close();
                }
            }
            state = next;
        }

        /** Chooses a rule for every open row; the number of rows still open after it. */
        private int choose(float[] logits) {
            int open = 0;
            for (int row = 0; row < rows.length; row++) {
                int code = rows[row];
                if (code >= cursors.length || cursors[code].complete()) {
                    continue;
                }
                RuleCursor cursor = cursors[code];
                boolean led = cursor.led();
                int rule =
                        choice.choose(
                                logits,
                                row * vocabulary.size(),
                                legal[cursor.context()],
                                cursor,
                                generator(random, code),
                                scratch);
                if (logLikelihoods != null) {
                    logLikelihoods[code] +=
                            logProbability(
                                    logits,
                                    row * vocabulary.size(),
                                    legal[cursor.context()],
                                    cursor,
                                    rule);
                }
                if (led && cursor.leads(rule)) {
                    weights[code] +=
                            logShareOfLeads(
                                    logits,
                                    row * vocabulary.size(),
                                    legal[cursor.context()],
                                    cursor);
                }
                cursor.apply(rule);
                append(code, rule);
                previous[row] = rule;
                if (!cursor.complete()) {
                    open++;
                }
            }
            return open;
        }

        private void append(int code, int rule) {
            if (lengths[code] == rules[code].length) {
                rules[code] = Arrays.copyOf(rules[code], 2 * lengths[code]);
            }
            rules[code][lengths[code]++] = rule;
        }

        private void dropFinished() {
            int[] kept =
                    IntStream.range(0, rows.length)
                            .filter(
                                    row ->
                                            rows[row] < cursors.length
                                                    && !cursors[rows[row]].complete())
                            .toArray();
            NDArray index = manager.create(kept);
            NDList selected = new NDList();
            for (NDArray array : state) {
                selected.add(select(array, index));
            }
            state = selected;
            rows = Arrays.stream(kept).map(row -> rows[row]).toArray();
            previous = Arrays.stream(kept).map(row -> previous[row]).toArray();
        }

        /** Rows of the second axis. */
        private NDArray select(NDArray array, NDArray index) {
            return array.transpose(1, 0, 2).get(index).transpose(1, 0, 2);
        }
    }

    /** The logarithm of the probability of the rules that write what waits, among all. */
    private static double logShareOfLeads(
            float[] logits, int offset, int[] legal, RuleCursor cursor) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int rule : legal) {
            highest = Math.max(highest, logits[offset + rule]);
        }
        double total = 0;
        double leads = 0;
        for (int rule : legal) {
            double weight = Math.exp(logits[offset + rule] - highest);
            total += weight;
            leads += cursor.leads(rule) ? weight : 0;
        }
        return Math.log(leads / total);
    }

    /** The log-softmax of a rule over the rules that the cursor allows. */
    private static double logProbability(
            float[] logits, int offset, int[] legal, RuleCursor cursor, int chosen) {
        double highest = logits[offset + chosen];
        double total = 1;
        for (int rule : legal) {
            if (rule == chosen || !cursor.allows(rule)) {
                continue;
            }
            double logit = logits[offset + rule];
            if (logit > highest) {
                total = total * Math.exp(highest - logit) + 1;
                highest = logit;
            } else {
                total += Math.exp(logit - highest);
            }
        }
        return logits[offset + chosen] - highest - Math.log(total);
    }

    private static final RandomGenerator NO_RANDOM =
            () -> {
                throw new IllegalStateException("sampling needs a generator for each code");
            };
}
