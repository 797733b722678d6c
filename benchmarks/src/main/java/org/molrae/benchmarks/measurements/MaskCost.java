package org.molrae.benchmarks.measurements;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.PyTorch;
import org.molrae.autoencoder.density.LatentDensity;
import org.molrae.grammar.RuleCursor;
import org.molrae.grammar.Vocabulary;
import org.molrae.molecules.ReleasedModels;
import org.molrae.molecules.mask.Constraint;
import org.molrae.molecules.mask.SemanticCursor;
import org.molrae.molecules.mask.SemanticMask;
import org.molrae.sequences.GrammarAutoencoder;
import org.molrae.sequences.decoding.DerivationDecoder;
import org.molrae.sequences.decoding.RuleChoice;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * The cost of one step of a derivation under the semantic mask, on one core, and what it allocates:
 * with uniform choices, and with those of the released model, whose questions to the mask were
 * recorded before.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class MaskCost {

    private static final int STEPS = 1000;

    /** Runs all of them. */
    public static void main(String[] arguments) throws RunnerException {
        new Runner(
                        new OptionsBuilder()
                                .include(MaskCost.class.getName())
                                .addProfiler(GCProfiler.class)
                                .build())
                .run();
    }

    /** Uniform choices among plain rules. */
    @State(Scope.Thread)
    public static class Uniform {
        final SplittableRandom random = new SplittableRandom(1);
        int[][] legal;
        int[] urn;
        SemanticCursor budget80;
        SemanticCursor budget277;

        @Setup
        public void prepare() throws IOException {
            Vocabulary rules = ReleasedModels.describe(ReleasedModels.DEFAULT).vocabulary().plain();
            legal = new int[rules.mask().contexts()][];
            Arrays.setAll(legal, rules.mask()::rules);
            urn = new int[rules.size()];
            SemanticMask mask = SemanticMask.of(rules, 80);
            budget80 = mask.get();
            budget277 = mask.narrowed(277, Constraint.NONE).get();
        }

        void walk(SemanticCursor cursor) {
            for (int i = 0; i < STEPS; i++) {
                if (cursor.complete()) {
                    cursor.reset();
                }
                step(cursor);
            }
        }

        private void step(SemanticCursor cursor) {
            int[] candidates = legal[cursor.context()];
            int left = candidates.length;
            System.arraycopy(candidates, 0, urn, 0, left);
            while (true) {
                int drawn = random.nextInt(left);
                if (cursor.allows(urn[drawn])) {
                    cursor.apply(urn[drawn]);
                    return;
                }
                urn[drawn] = urn[--left];
            }
        }
    }

    /** What the decoder of the released model asked the mask, to be asked again. */
    @State(Scope.Thread)
    public static class Trained {
        private static final int BATCHES = 8;

        private final List<Recorder> recorders = new ArrayList<>();
        private int[][] questions;
        private SemanticCursor cursor;
        private int molecule;
        private int position;

        @Setup
        public void record() throws IOException {
            PyTorch.setThreads(1);
            try (GrammarAutoencoder model =
                    GrammarAutoencoder.load(
                            Path.of("data/models/zinc250k.safetensors"), ComputeDevice.CPU)) {
                SemanticMask mask = SemanticMask.of(model.vocabulary(), model.maxLength());
                cursor = mask.get();
                DerivationDecoder decoder =
                        model.decoder(
                                () -> {
                                    recorders.add(new Recorder(mask.get()));
                                    return recorders.get(recorders.size() - 1);
                                });
                LatentDensity density = model.density("gmm");
                SplittableRandom random = new SplittableRandom(1);
                for (int batch = 0; batch < BATCHES; batch++) {
                    List<float[]> codes = new ArrayList<>();
                    List<SplittableRandom> generators = new ArrayList<>();
                    for (int i = 0; i < DerivationDecoder.CHUNK; i++) {
                        float[] code = new float[density.dimension()];
                        density.sample(random, code);
                        codes.add(code);
                        generators.add(random.split());
                    }
                    decoder.decode(codes, 0, new RuleChoice.Sampling(1), generators);
                }
            }
            questions = recorders.stream().map(Recorder::questions).toArray(int[][]::new);
            recorders.clear();
        }

        /** Takes some steps; how often the mask said yes. */
        int walk() {
            int allowed = 0;
            for (int steps = 0; steps < STEPS; position++) {
                if (position == questions[molecule].length) {
                    molecule = (molecule + 1) % questions.length;
                    position = 0;
                    cursor.reset();
                }
                int question = questions[molecule][position];
                if (question < 0) {
                    cursor.apply(~question);
                    steps++;
                } else {
                    allowed += cursor.allows(question) ? 1 : 0;
                }
            }
            return allowed;
        }
    }

    /** Notes rules that are asked about, and the complements of those that are applied. */
    private static final class Recorder implements RuleCursor {
        private final SemanticCursor cursor;
        private final List<Integer> questions = new ArrayList<>();

        Recorder(SemanticCursor cursor) {
            this.cursor = cursor;
        }

        int[] questions() {
            return questions.stream().mapToInt(Integer::intValue).toArray();
        }

        @Override
        public int context() {
            return cursor.context();
        }

        @Override
        public boolean allows(int rule) {
            questions.add(rule);
            return cursor.allows(rule);
        }

        @Override
        public void apply(int rule) {
            questions.add(~rule);
            cursor.apply(rule);
        }

        @Override
        public void reset() {
            cursor.reset();
        }

        @Override
        public boolean complete() {
            return cursor.complete();
        }
    }

    /** Uniform choices, at most 80 rules. */
    @Benchmark
    @OperationsPerInvocation(STEPS)
    public void uniform80(Uniform state) {
        state.walk(state.budget80);
    }

    /** Uniform choices, at most 277 rules. */
    @Benchmark
    @OperationsPerInvocation(STEPS)
    public void uniform277(Uniform state) {
        state.walk(state.budget277);
    }

    /** The choices of the released model; its rules are merged ones. */
    @Benchmark
    @OperationsPerInvocation(STEPS)
    public int trained(Trained state) {
        return state.walk();
    }
}
