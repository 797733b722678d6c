package org.molrae.benchmarks.measurements;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.molrae.autoencoder.LossTerms;
import org.molrae.autoencoder.Objective;
import org.molrae.autoencoder.Preset;
import org.molrae.autoencoder.PyTorch;
import org.molrae.autoencoder.training.BatchSource;
import org.molrae.autoencoder.training.CheckpointFile;
import org.molrae.autoencoder.training.EpochReport;
import org.molrae.autoencoder.training.ExampleBatch;
import org.molrae.autoencoder.training.TrainingListener;
import org.molrae.autoencoder.training.TrainingPlan;
import org.molrae.autoencoder.training.TrainingRun;
import org.molrae.sequences.network.ConvolutionalGruConfig;
import org.molrae.sequences.network.NetworkConfig;
import org.molrae.sequences.network.SequenceNetwork;

/**
 * Training steps of the default network a second, beside the same network in PyTorch (peers/
 * train_step.py), on random rules of ZINC's mean lengths.
 *
 * <p>{@code --threads N} for both, {@code --steps N} timed, {@code --preset NAME} for another
 * objective than RAE-L2, which is the peer's, {@code --rss} to report the process's resident memory
 * on the way instead (Linux).
 */
final class TrainingStep {

    /** Molecules of a step. */
    static final int BATCH = 256;

    private static final int PLAIN_RULES = 340;
    private static final int PLAIN_LENGTH = 44;
    private static final int RULES = 600;
    private static final int LENGTH = 13;
    private static final int CONTEXTS = 150;

    private TrainingStep() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> options = Arrays.asList(arguments);
        int threads = option(options, "--threads", 2);
        int steps = option(options, "--steps", 20);
        boolean memory = options.contains("--rss");
        PyTorch.setThreads(threads);
        int at = options.indexOf("--preset");
        Preset preset = at < 0 ? Preset.RAE_L2 : Preset.named(options.get(at + 1));
        double seconds = secondsAStep(preset, steps, memory);
        System.out.printf(
                "molrae (DJL, PyTorch %s, %d threads): %.1f ms a step, %.0f molecules/s, %.0f"
                        + " tokens/s%n",
                Engine.getInstance().getVersion(),
                threads,
                seconds * 1e3,
                BATCH / seconds,
                BATCH * LENGTH / seconds);
        if (!memory && preset == Preset.RAE_L2) {
            Peer peer =
                    Peer.run(
                            "train_step.py",
                            List.of("--threads", "" + threads, "--steps", "" + steps),
                            List.of());
            peer.lines().forEach(System.out::println);
            if (!peer.measured()) {
                System.out.println("peer: not measured");
            }
        }
    }

    private static int option(List<String> options, String name, int otherwise) {
        int at = options.indexOf(name);
        return at < 0 ? otherwise : Integer.parseInt(options.get(at + 1));
    }

    /**
     * Seconds that a step takes, after ten others.
     *
     * @param memory whether to print the resident memory on the way
     */
    static double secondsAStep(Preset preset, int steps, boolean memory) throws IOException {
        Path folder = Files.createTempDirectory("training-step");
        boolean[][] legal = new boolean[CONTEXTS][RULES];
        for (boolean[] rules : legal) {
            Arrays.fill(rules, true);
        }
        long[] started = new long[1];
        double[] seconds = new double[1];
        TrainingListener listener =
                new TrainingListener() {
                    @Override
                    public void batches(
                            int epoch,
                            int batch,
                            int batches,
                            long examples,
                            LossTerms.Values recent) {
                        if (memory && batch % 100 == 0) {
                            System.out.println("step " + batch + ": " + residentMegabytes());
                        }
                        if (batch == 10) {
                            started[0] = System.nanoTime();
                        }
                        if (batch == batches) {
                            seconds[0] = (System.nanoTime() - started[0]) / 1e9 / (batches - 10);
                        }
                    }

                    @Override
                    public void epoch(EpochReport report, boolean best) {}
                };
        try (NDManager manager = NDManager.newBaseManager()) {
            SequenceNetwork network =
                    new SequenceNetwork(
                            ConvolutionalGruConfig.DEFAULT,
                            NetworkConfig.Sizes.of(
                                    ConvolutionalGruConfig.DEFAULT,
                                    preset.posterior(),
                                    PLAIN_RULES,
                                    legal[0].length),
                            legal,
                            manager,
                            1);
            Objective objective = preset.objective(0.01, 1e-6);
            TrainingPlan plan =
                    new TrainingPlan(1, 1, 1e-3, TrainingPlan.Schedule.CONSTANT, 0, 1.0, 0);
            try (TrainingRun run =
                    new TrainingRun(
                            network,
                            objective,
                            plan,
                            new TrainingRun.Data(source(steps + 10), source(1)),
                            Map::of,
                            listener,
                            manager,
                            new CheckpointFile(folder.resolve("checkpoint"), ""))) {
                run.run();
            }
        }
        Files.deleteIfExists(folder.resolve("checkpoint"));
        Files.delete(folder);
        return seconds[0];
    }

    private static BatchSource source(int batches) {
        return new BatchSource() {
            @Override
            public int batchesPerEpoch() {
                return batches;
            }

            @Override
            public Epoch epoch(long seed, int epoch) {
                RandomBatch batch = new RandomBatch(new Random(seed));
                return index -> batch;
            }
        };
    }

    private static String residentMegabytes() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmRSS"))
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }

    /** Rules drawn uniformly, in the layout of {@link SequenceNetwork}. */
    private static final class RandomBatch implements ExampleBatch {
        private final int[] plain = new int[BATCH * PLAIN_LENGTH];
        private final int[] previous = new int[LENGTH * BATCH];
        private final long[] rules = new long[LENGTH * BATCH];
        private final int[] contexts = new int[LENGTH * BATCH];
        private final float[] present = new float[LENGTH * BATCH];

        RandomBatch(Random random) {
            Arrays.setAll(plain, i -> random.nextInt(PLAIN_RULES));
            Arrays.setAll(previous, i -> random.nextInt(RULES));
            Arrays.setAll(rules, i -> random.nextInt(RULES));
            Arrays.setAll(contexts, i -> random.nextInt(CONTEXTS));
            Arrays.fill(present, 1);
        }

        @Override
        public int examples() {
            return BATCH;
        }

        @Override
        public NDList load(NDManager manager) {
            Shape steps = new Shape(LENGTH, BATCH);
            NDArray present = manager.create(this.present, steps);
            return new NDList(
                    manager.create(plain, new Shape(BATCH, PLAIN_LENGTH)),
                    manager.create(previous, steps),
                    manager.create(rules, steps),
                    manager.create(contexts, steps),
                    present);
        }
    }
}
