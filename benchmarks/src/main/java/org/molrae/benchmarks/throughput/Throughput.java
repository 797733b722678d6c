package org.molrae.benchmarks.throughput;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.LossTerms;
import org.molrae.autoencoder.PyTorch;
import org.molrae.autoencoder.training.TrainingListener;
import org.molrae.autoencoder.training.TrainingPlan;
import org.molrae.chemistry.evaluation.MoleculeFeatures;
import org.molrae.chemistry.properties.Descriptors;
import org.molrae.chemistry.properties.Profile;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.KekuleForm;
import org.molrae.chemistry.smiles.MoleculeCheck;
import org.molrae.chemistry.structure.Molecule;
import org.molrae.grammar.DerivationCodec;
import org.molrae.grammar.Grammar;
import org.molrae.grammar.SyntaxException;
import org.molrae.molecules.MoleculeGenerator;
import org.molrae.molecules.MoleculeStream;
import org.molrae.molecules.SampleOptions;
import org.molrae.sequences.SequenceTraining;
import org.molrae.sequences.TrainingOptions;
import org.molrae.sequences.data.CorpusBuilder;

/**
 * Measures how many molecules a second molrae works on, on molecules of a model's own.
 *
 * <pre>{@code
 * Throughput throughput = new Throughput(generator, 4, 5);
 * double peak = throughput.matrixPeak();
 * for (Throughput.Figure figure : throughput.measure()) {
 *     System.out.println(figure.stage() + " " + figure.rate());
 * }
 * }</pre>
 */
public final class Throughput {

    /** The sides of the multiplied matrices. */
    private static final int MATRIX = 1024;

    private static final int BATCH = 256;
    private static final int TRAINED = 4096;
    private static final int VALIDATED = 64;
    private static final long SEED = 1;

    /** Share of the time that each stage runs before it is measured. */
    private static final double WARM_UP = 0.25;

    private final MoleculeGenerator generator;
    private final int threads;
    private final double seconds;
    private final List<String> molecules = new ArrayList<>();

    /**
     * A figure.
     *
     * @param stage what was done
     * @param rate molecules a second
     * @param threads that were at work
     */
    public record Figure(String stage, double rate, int threads) {}

    /** Work on a molecule. */
    private interface Work {
        void on(String smiles) throws InvalidMoleculeException;
    }

    /**
     * Measures nothing yet.
     *
     * @param threads at work in every stage
     * @param seconds that each stage is measured for
     */
    public Throughput(MoleculeGenerator generator, int threads, double seconds) {
        this.generator = generator;
        this.threads = threads;
        this.seconds = seconds;
    }

    /** Measures the stages in the order of a model's life. */
    public List<Figure> measure() throws IOException {
        List<Figure> figures = new ArrayList<>();
        PyTorch.setThreads(1);
        figures.add(sample());
        figures.add(inParallel("encode", batch -> generator.encode(derived(batch)).length));
        figures.add(each("check", MoleculeCheck::of));
        Profile profile = Profile.of(Descriptors.all());
        figures.add(each("properties", smiles -> profile.of(Molecule.fromSmiles(smiles))));
        figures.add(each("evaluate", MoleculeFeatures::of));
        PyTorch.setThreads(threads);
        figures.add(trainStep());
        return figures;
    }

    private List<int[]> derived(List<String> batch) {
        List<int[]> derivations = new ArrayList<>(batch.size());
        for (String smiles : batch) {
            try {
                derivations.add(generator.derive(smiles));
            } catch (InvalidMoleculeException e) {
                // the canonical form can be longer than what the model wrote
            }
        }
        return derivations;
    }

    private Figure sample() {
        SampleOptions options = SampleOptions.seeded(SEED).withThreads(threads);
        try (MoleculeStream stream = generator.sample(options)) {
            long begun = System.nanoTime();
            while (seconds(begun) < WARM_UP * seconds) {
                stream.next();
            }
            long start = System.nanoTime();
            while (molecules.size() < BATCH || seconds(start) < seconds) {
                molecules.add(stream.next().smiles());
            }
            double rate = molecules.size() / seconds(start);
            while (molecules.size() < TRAINED + VALIDATED) {
                molecules.add(stream.next().smiles());
            }
            return new Figure("sample", rate, threads);
        }
    }

    private Figure each(String stage, Work work) {
        return inParallel(
                stage,
                batch -> {
                    for (String smiles : batch) {
                        try {
                            work.on(smiles);
                        } catch (InvalidMoleculeException e) {
                            throw new IllegalStateException("the model wrote no molecule", e);
                        }
                    }
                    return batch.size();
                });
    }

    /** Runs a task on batches until the time is over. */
    private Figure inParallel(String stage, ToIntFunction<List<String>> task) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            run(pool, task, WARM_UP * seconds);
            long start = System.nanoTime();
            long done = run(pool, task, seconds);
            return new Figure(stage, done / seconds(start), threads);
        } finally {
            pool.shutdownNow();
        }
    }

    private long run(ExecutorService pool, ToIntFunction<List<String>> task, double limit) {
        long start = System.nanoTime();
        List<Future<Long>> workers = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            int first = t;
            workers.add(
                    pool.submit(
                            () -> {
                                long done = 0;
                                for (int b = first; seconds(start) < limit; b += threads) {
                                    done += task.applyAsInt(batch(b));
                                }
                                return done;
                            }));
        }
        long done = 0;
        for (Future<Long> worker : workers) {
            try {
                done += worker.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw (CancellationException) new CancellationException("interrupted").initCause(e);
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
        return done;
    }

    private List<String> batch(int number) {
        int batches = molecules.size() / BATCH;
        int from = number % batches * BATCH;
        return molecules.subList(from, from + BATCH);
    }

    /** Training steps of a new network of the default shape; the first ones do not count. */
    private Figure trainStep() throws IOException {
        Path folder = Files.createTempDirectory("molrae-throughput");
        TrainingOptions defaults = TrainingOptions.DEFAULT;
        TrainingOptions options =
                new TrainingOptions(
                        defaults.network(),
                        defaults.merges(),
                        defaults.preset(),
                        defaults.objective(),
                        new TrainingPlan(
                                SEED, 1000, 1e-3, TrainingPlan.Schedule.CONSTANT, 0, 1.0, 0),
                        defaults.batchSize(),
                        defaults.components(),
                        defaults.prediction());
        try (CorpusBuilder builder =
                new CorpusBuilder(Grammar.named("smiles"), options.network().maxLength(), folder)) {
            for (String smiles : molecules.subList(0, TRAINED)) {
                add(builder, smiles);
            }
            for (String smiles : molecules.subList(TRAINED, TRAINED + VALIDATED)) {
                builder.addValidation(form(smiles));
            }
            Stopwatch watch = new Stopwatch();
            try (SequenceTraining training =
                    new SequenceTraining(
                            options,
                            builder.finish(options.merges()),
                            new SequenceTraining.DataDescription("own samples", ""),
                            ComputeDevice.CPU,
                            folder.resolve("checkpoint"),
                            watch)) {
                watch.stop = training::stop;
                training.train();
            }
            return new Figure("train step", watch.rate, threads);
        } finally {
            delete(folder);
        }
    }

    private static void add(CorpusBuilder builder, String smiles) throws IOException {
        try {
            builder.addTraining(form(smiles));
        } catch (SyntaxException | IllegalArgumentException e) {
            // the canonical form can be longer than what the model wrote
        }
    }

    private static String form(String smiles) {
        try {
            return KekuleForm.of(smiles);
        } catch (InvalidMoleculeException e) {
            throw new IllegalStateException("the model wrote no molecule", e);
        }
    }

    /**
     * Rules that the decoder writes for one of the molecules, on average; after {@link #measure}.
     */
    public double rulesPerMolecule() {
        DerivationCodec codec = new DerivationCodec(generator.vocabulary());
        return molecules.stream()
                .limit(TRAINED)
                .mapToInt(
                        smiles -> {
                            try {
                                return codec.encode(form(smiles)).size();
                            } catch (SyntaxException e) {
                                throw new IllegalStateException("the model wrote no SMILES", e);
                            }
                        })
                .average()
                .orElse(Double.NaN);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(
                            file -> {
                                try {
                                    Files.delete(file);
                                } catch (IOException e) {
                                    throw new UncheckedIOException(e);
                                }
                            });
        }
    }

    /** Times steps over epochs, but for the first few, and stops when it has seen enough. */
    private final class Stopwatch implements TrainingListener {

        private static final int WARM_UP = 8;

        private Runnable stop = () -> {};
        private int steps;
        private long mark;
        private long before;
        private long counted;
        private double elapsed;
        private double rate;

        @Override
        public void batches(
                int epoch, int batch, int batches, long examples, LossTerms.Values recent) {
            // an epoch's first step is not counted: validation lies before it
            if (++steps > WARM_UP && examples > before) {
                elapsed += seconds(mark);
                counted += examples - before;
                rate = counted / elapsed;
            }
            mark = System.nanoTime();
            before = examples;
            if (elapsed >= seconds) {
                stop.run();
            }
        }
    }

    /** Billions of floating-point operations a second in products of square float32 matrices. */
    public double matrixPeak() {
        PyTorch.setThreads(threads);
        try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
            NDArray a = manager.randomUniform(-1, 1, new Shape(MATRIX, MATRIX));
            NDArray b = manager.randomUniform(-1, 1, new Shape(MATRIX, MATRIX));
            double best = 0;
            long begin = System.nanoTime();
            while (seconds(begin) < seconds) {
                long start = System.nanoTime();
                try (NDArray product = a.matMul(b)) {
                    product.getFloat(0, 0);
                }
                best = Math.max(best, 2.0 * MATRIX * MATRIX * MATRIX / seconds(start) / 1e9);
            }
            return best;
        }
    }

    /** The engine and its version. */
    public static String engine() {
        Engine engine = Engine.getInstance();
        return engine.getEngineName() + " " + engine.getVersion();
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
