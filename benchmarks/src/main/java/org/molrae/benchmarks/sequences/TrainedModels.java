package org.molrae.benchmarks.sequences;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.training.Provenance;
import org.molrae.autoencoder.training.TrainingOutcome;
import org.molrae.benchmarks.table.Fingerprint;
import org.molrae.benchmarks.table.StopSignal;
import org.molrae.benchmarks.table.TableListener;
import org.molrae.grammar.Grammar;
import org.molrae.sequences.GrammarAutoencoder;
import org.molrae.sequences.ModelDescription;
import org.molrae.sequences.SequencePreset;
import org.molrae.sequences.SequenceTraining;
import org.molrae.sequences.TrainingOptions;
import org.molrae.sequences.data.CorpusBuilder;

/**
 * The models of a table, trained when they are first asked for and kept as {@code
 * models/LABEL.safetensors}. A model that is there is taken if it says of itself that it was
 * trained in this way, by {@code molrae train --preset} for instance.
 */
public final class TrainedModels {
    private final Path folder;
    private final Training training;
    private final TrainingData data;
    private final ComputeDevice device;
    private final TableListener listener;
    private final StopSignal signal;
    private final Map<SequencePreset, String> hashes = new HashMap<>();

    /**
     * How all models are trained.
     *
     * @param settings in the places of some of each preset's, see {@link SequencePreset#options}
     */
    public record Training(
            SequencePreset.Task task,
            SequencePreset.Network network,
            Map<String, Object> settings) {

        /** Copies the settings. */
        public Training {
            settings = Map.copyOf(settings);
        }

        /**
         * The options of a model.
         *
         * @throws IllegalArgumentException if a setting makes no sense
         */
        public TrainingOptions options(SequencePreset model) {
            return model.options(task, network, List.of(settings));
        }
    }

    /**
     * The models in a table's folder.
     *
     * @param listener hears of trainings
     * @param signal that stops a training, which then writes a checkpoint
     */
    public TrainedModels(
            Path table,
            Training training,
            TrainingData data,
            ComputeDevice device,
            TableListener listener,
            StopSignal signal) {
        this.folder = table.resolve("models");
        this.training = training;
        this.data = data;
        this.device = device;
        this.listener = listener;
        this.signal = signal;
    }

    /** How they are trained. */
    public Training training() {
        return training;
    }

    /** The SHA-256 of a model's file; trains it if it is not there. */
    public String sha256(SequencePreset model) throws IOException {
        String known = hashes.get(model);
        if (known == null) {
            try (InputStream in = Files.newInputStream(file(model))) {
                known = DigestUtils.sha256Hex(in);
            }
            hashes.put(model, known);
        }
        return known;
    }

    /**
     * The file of a model; trains it if it is not there.
     *
     * @throws IllegalArgumentException if one is there that was trained otherwise
     * @throws CancellationException if the training was stopped
     */
    public Path file(SequencePreset model) throws IOException {
        Path file = folder.resolve(model.label() + ".safetensors");
        if (hashes.containsKey(model)) {
            return file;
        }
        if (Files.exists(file)) {
            fingerprint(model).require(file, stored(ModelDescription.read(file)));
        } else {
            Files.createDirectories(folder);
            listener.training(model.label());
            train(model, file, folder.resolve(model.label() + ".training"));
        }
        return file;
    }

    /** What decides a training, of what its provenance holds; threads do not belong to a table. */
    private static final Set<String> SETTINGS = Set.of("merges", "plan", "batch size");

    private Fingerprint fingerprint(SequencePreset model) throws IOException {
        TrainingOptions options = training.options(model);
        return Fingerprint.EMPTY
                .with("grammar", model.grammar(training.task, training.network).name())
                .with("network", options.network())
                .with("merges", options.merges())
                .with("objective", options.objectiveText())
                .with("plan", options.plan())
                .with("batch size", options.batchSize())
                .with("data", data.sha256());
    }

    private static Fingerprint stored(ModelDescription description) {
        Provenance provenance = description.provenance();
        Fingerprint all =
                Fingerprint.EMPTY
                        .with("grammar", description.vocabulary().grammar().name())
                        .with("network", description.network())
                        .with("objective", provenance.objective())
                        .with("data", provenance.dataSha256());
        Map<String, String> settings = new TreeMap<>(provenance.options());
        settings.keySet().retainAll(SETTINGS);
        return all.with(new Fingerprint(settings));
    }

    private void train(SequencePreset model, Path file, Path work) throws IOException {
        TrainingOptions options = training.options(model);
        Grammar grammar = model.grammar(training.task, training.network);
        try (CorpusBuilder corpus =
                new CorpusBuilder(grammar, options.network().maxLength(), work)) {
            SequenceTraining.DataDescription description =
                    data.fill(corpus, grammar, options.plan().seed());
            if (corpus.trainingSize() == 0) {
                throw new IllegalArgumentException(
                        description.name() + " holds nothing to train on");
            }
            CorpusBuilder.Corpora corpora = corpus.finish(options.merges());
            if (corpora.validation().size() == 0) {
                throw new IllegalArgumentException(
                        description.name() + " holds too little: nothing is left to validate on");
            }
            try (SequenceTraining run =
                    new SequenceTraining(
                            options,
                            corpora,
                            description,
                            device,
                            work.resolve("checkpoint"),
                            listener)) {
                TrainingOutcome outcome = signal.train(run::stop, run::train);
                try (GrammarAutoencoder trained = run.finish(outcome, listener)) {
                    trained.save(file);
                }
            }
        }
        delete(work);
    }

    private static void delete(Path work) throws IOException {
        try (Stream<Path> files = Files.walk(work)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
