package org.molrae.sequences;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.PyTorch;
import org.molrae.autoencoder.density.FitListener;
import org.molrae.autoencoder.training.TrainingListener;
import org.molrae.grammar.DerivationCodec;

/** A model works the same on every thread, whichever started the engine. */
final class AnyThreadTest {

    private static final int THREADS = 8;

    @TempDir private Path folder;

    private static <T> List<T> atOnce(Callable<T> task) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(Collections.nCopies(THREADS, task))) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }

    /** What a program that uses DJL itself may do before and after. */
    private static void useTheEngineOtherwise() {
        try (NDManager manager = PyTorch.engine().newBaseManager()) {
            NDArray x = manager.create(3f);
            x.setRequiresGradient(true);
            try (GradientCollector collector = PyTorch.engine().newGradientCollector()) {
                collector.backward(x.square());
            }
            assertThat(x.getGradient().getFloat()).isEqualTo(6f);
        }
    }

    @Test
    void eightThreadsLoadEncodeRefineAndSaveAtOnce() throws Exception {
        Path file = folder.resolve("model.safetensors");
        List<String> texts = Expressions.random(20, 9);
        try (GrammarAutoencoder model = Expressions.trained(1, folder)) {
            model.save(file);
        }
        Callable<String> use =
                () -> {
                    try (GrammarAutoencoder model =
                            GrammarAutoencoder.load(file, ComputeDevice.CPU)) {
                        DerivationCodec codec = new DerivationCodec(model.vocabulary().plain());
                        List<int[]> derivations = new ArrayList<>();
                        for (String text : texts) {
                            derivations.add(codec.encode(text).rules());
                        }
                        float[][] codes = model.encode(derivations);
                        float[][] refined =
                                model.refinement(model.decoder()).refine(derivations, codes, 3);
                        Path copy = folder.resolve("copy" + Thread.currentThread().getId());
                        model.save(copy);
                        assertThat(copy).hasSameBinaryContentAs(file);
                        return Arrays.deepToString(codes) + Arrays.deepToString(refined);
                    }
                };
        String alone = use.call();
        useTheEngineOtherwise();
        assertThat(atOnce(use)).containsOnly(alone);
        useTheEngineOtherwise();
    }

    @Test
    void eightThreadsTrainAtOnce() throws Exception {
        Callable<String> train =
                () -> {
                    Path own = folder.resolve("run" + Thread.currentThread().getId());
                    Files.createDirectories(own);
                    try (SequenceTraining training =
                                    new SequenceTraining(
                                            Expressions.options(2),
                                            Expressions.corpora(
                                                    Expressions.random(60, 1),
                                                    8,
                                                    own.resolve("corpus")),
                                            new SequenceTraining.DataDescription("some", "0"),
                                            ComputeDevice.CPU,
                                            own.resolve("checkpoint"),
                                            new TrainingListener() {});
                            GrammarAutoencoder model =
                                    training.finish(training.train(), FitListener.SILENT)) {
                        return model.provenance().history().toString();
                    }
                };
        String alone = train.call();
        assertThat(atOnce(train)).containsOnly(alone);
    }
}
