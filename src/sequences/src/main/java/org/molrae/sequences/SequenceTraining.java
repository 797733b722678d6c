package org.molrae.sequences;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.EncoderDecoder;
import org.molrae.autoencoder.NetworkWeights;
import org.molrae.autoencoder.PyTorch;
import org.molrae.autoencoder.density.CodeSplit;
import org.molrae.autoencoder.density.DensityEstimator;
import org.molrae.autoencoder.density.FitListener;
import org.molrae.autoencoder.model.LatentModel;
import org.molrae.autoencoder.model.ModelTraining;
import org.molrae.autoencoder.model.SamplingDefaults;
import org.molrae.autoencoder.storage.ModelFormatException;
import org.molrae.autoencoder.training.CheckpointFile;
import org.molrae.autoencoder.training.EpochReport;
import org.molrae.autoencoder.training.Provenance;
import org.molrae.autoencoder.training.TrainingListener;
import org.molrae.autoencoder.training.TrainingOutcome;
import org.molrae.autoencoder.training.TrainingRun;
import org.molrae.sequences.data.CorpusBuilder;
import org.molrae.sequences.data.DerivationBatches;
import org.molrae.sequences.data.DerivationCorpus;
import org.molrae.sequences.data.PropertyTargets;

/**
 * Trains a {@link GrammarAutoencoder} on prepared corpora, then fits the latent densities to the
 * training codes (ex-post density estimation, Ghosh et al., section 4).
 */
public final class SequenceTraining implements AutoCloseable {

    /** Validation derivations that are reconstructed after each epoch, at most. */
    private static final int RECONSTRUCTED = 1000;

    private final TrainingOptions options;
    private final CorpusBuilder.Corpora corpora;
    private final DataDescription data;
    private final @Nullable StartingPoint start;
    private final GrammarAutoencoder model;
    private final ModelTraining<GrammarAutoencoder> training;

    /**
     * What the data is, for the model's provenance.
     *
     * @param name of the data set
     * @param sha256 of the data as it was read
     */
    public record DataDescription(String name, String sha256) {}

    /**
     * Prepares training.
     *
     * @param checkpoint written after each epoch; if it is there, the run goes on from it
     * @throws IllegalStateException if a GPU is asked for and there is none
     */
    public SequenceTraining(
            TrainingOptions options,
            CorpusBuilder.Corpora corpora,
            DataDescription data,
            ComputeDevice device,
            Path checkpoint,
            TrainingListener listener) {
        this(options, corpora, data, device, checkpoint, listener, null);
    }

    /**
     * Prepares training that begins with a model's weights.
     *
     * @param checkpoint as above; if it is there, the run goes on from it and not from the model
     * @param start whose vocabulary is that of the corpora, or lacks spellings of its lexicon: the
     *     model then gets rules for them, {@link StartingPoint#extended}
     * @throws IllegalArgumentException if the options or the corpora do not fit the model
     */
    public static SequenceTraining from(
            StartingPoint start,
            TrainingOptions options,
            CorpusBuilder.Corpora corpora,
            DataDescription data,
            ComputeDevice device,
            Path checkpoint,
            TrainingListener listener) {
        start.require(options);
        return new SequenceTraining(
                options,
                corpora,
                data,
                device,
                checkpoint,
                listener,
                start.extended(corpora.vocabulary()));
    }

    private SequenceTraining(
            TrainingOptions options,
            CorpusBuilder.Corpora corpora,
            DataDescription data,
            ComputeDevice device,
            Path checkpoint,
            TrainingListener listener,
            @Nullable StartingPoint start) {
        this.options = options;
        this.corpora = corpora;
        this.data = data;
        this.start = start;
        require(options.prediction(), corpora);
        model =
                LatentModel.orFreed(
                        GrammarAutoencoder.untrained(
                                corpora.vocabulary(),
                                options.network(),
                                options.objective().posterior(),
                                device,
                                options.plan().seed()),
                        this::begun);
        training =
                ModelTraining.of(
                        model,
                        this::trained,
                        options.objective(),
                        options.plan(),
                        new TrainingRun.Data(
                                batches(
                                        corpora.training(),
                                        properties(PropertyTargets::training),
                                        true),
                                batches(
                                        corpora.validation(),
                                        properties(PropertyTargets::validation),
                                        false)),
                        () -> Map.of("reconstruction", reconstruction()),
                        listener,
                        new CheckpointFile(checkpoint, fingerprint(device)));
    }

    /** The model with the weights that it starts with. */
    private GrammarAutoencoder begun(GrammarAutoencoder untrained) {
        if (start != null) {
            try {
                NetworkWeights.write(untrained.network(), start.weights());
            } catch (ModelFormatException e) {
                throw new IllegalArgumentException("the model's weights do not fit its network", e);
            }
        }
        return untrained;
    }

    private String fingerprint(ComputeDevice device) {
        String fingerprint = options.fingerprint(data.sha256(), device);
        return start == null ? fingerprint : fingerprint + " from=" + start.name();
    }

    /** The model's network, with a predictor beside it where properties are to be told. */
    private EncoderDecoder trained(GrammarAutoencoder of) {
        PropertyPrediction prediction = options.prediction();
        return prediction.properties().isEmpty()
                ? of.network()
                : of.predicting(prediction, options.plan().seed() + 2);
    }

    private float @Nullable [][] properties(Function<PropertyTargets, float[][]> which) {
        return options.prediction().properties().isEmpty()
                ? null
                : which.apply(corpora.properties().orElseThrow());
    }

    private static void require(PropertyPrediction prediction, CorpusBuilder.Corpora corpora) {
        List<String> there = corpora.properties().map(PropertyTargets::names).orElse(List.of());
        if (!prediction.properties().isEmpty() && !prediction.properties().equals(there)) {
            throw new IllegalArgumentException(
                    "properties: %s are to be told by codes, the data has %s"
                            .formatted(prediction.properties(), there.isEmpty() ? "none" : there));
        }
    }

    private DerivationBatches batches(
            DerivationCorpus corpus, float @Nullable [][] properties, boolean shuffled) {
        return new DerivationBatches(
                corpus,
                corpora.vocabulary(),
                options.network(),
                options.batchSize(),
                shuffled,
                properties);
    }

    /** The share of validation derivations that greedy decoding gives back exactly. */
    private double reconstruction() {
        List<int[]> originals = new ArrayList<>();
        int count = Math.min(RECONSTRUCTED, corpora.validation().size());
        for (int i = 0; i < count; i++) {
            originals.add(corpora.validation().derivation(i));
        }
        List<int[]> decoded = model.decode(Arrays.asList(model.encode(originals)));
        int exact = 0;
        for (int i = 0; i < count; i++) {
            int[] plain = corpora.vocabulary().expand(decoded.get(i));
            exact += Arrays.equals(plain, originals.get(i)) ? 1 : 0;
        }
        return (double) exact / count;
    }

    /** Asks the run to write a checkpoint and return; from any thread. */
    public void stop() {
        training.stop();
    }

    /** Trains until the plan ends or {@link #stop()} is called. */
    public TrainingOutcome train() throws IOException {
        return training.train();
    }

    /**
     * Fits the Gaussian, the mixture and the preset's own density, if it has one, to the training
     * codes under the weights of the best epoch, and ends the training.
     *
     * @param outcome of {@link #train()}
     * @return the model, which outlives this training and is the caller's to close
     */
    public GrammarAutoencoder finish(TrainingOutcome outcome, FitListener listener)
            throws IOException {
        training.loadBest();
        CodeSplit codes = new CodeSplit(codes(corpora.training()), codes(corpora.validation()));
        TrainingSetFilter filter = TrainingSetFilter.of(corpora.training().size());
        corpora.training().derivations().forEach(filter::add);
        model.setTrainingSet(filter);
        if (model.posterior().noiseDeviation().isPresent()) {
            model.setSamplingDefaults(SamplingDefaults.NOISY);
        }
        return training.finish(
                provenance(outcome), codes, densities(codes.training().length), listener);
    }

    private List<DensityEstimator> densities(int codes) {
        long seed = options.plan().seed();
        List<DensityEstimator> densities =
                new ArrayList<>(DensityEstimator.standard(components(codes), codes, seed));
        options.preset()
                .density()
                .map(own -> DensityEstimator.of(own, seed))
                .ifPresent(densities::add);
        return densities;
    }

    /** A component has ten codes or more, unless there are fewer altogether. */
    private int components(int codes) {
        return Math.max(1, Math.min(options.components(), codes / 10));
    }

    private float[][] codes(DerivationCorpus corpus) {
        int count = corpus.size();
        float[][] codes = new float[count][];
        for (int from = 0; from < count; from += 4096) {
            List<int[]> derivations = new ArrayList<>();
            for (int i = from; i < Math.min(count, from + 4096); i++) {
                derivations.add(corpus.derivation(i));
            }
            System.arraycopy(model.encode(derivations), 0, codes, from, derivations.size());
        }
        return codes;
    }

    private Provenance provenance(TrainingOutcome outcome) {
        Map<String, Double> metrics = new TreeMap<>();
        if (outcome.bestEpoch() > 0) {
            EpochReport best = outcome.history().get(outcome.bestEpoch() - 1);
            metrics.put("validation nats", best.validation().reconstruction());
            metrics.put("best epoch", (double) best.epoch());
            best.metrics().forEach((name, value) -> metrics.put("validation " + name, value));
        }
        Map<String, String> trained = new TreeMap<>();
        trained.put("batch size", String.valueOf(options.batchSize()));
        trained.put("merges", String.valueOf(options.merges()));
        trained.put("plan", options.plan().toString());
        trained.put("threads", String.valueOf(PyTorch.threads()));
        if (start != null) {
            trained.put("started from", start.name());
        }
        return new Provenance(
                data.name(),
                data.sha256(),
                corpora.training().size(),
                options.plan().seed(),
                outcome.history().size(),
                options.objectiveText(),
                trained,
                Provenance.presentVersions(),
                metrics,
                Map.of(),
                Provenance.Epoch.of(outcome.history()));
    }

    /** Frees the optimizer, and the model too if it was not finished. */
    @Override
    public void close() {
        training.close();
    }
}
