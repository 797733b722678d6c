package org.molrae.sequences;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.Posterior;
import org.molrae.autoencoder.density.FittedDensity;
import org.molrae.autoencoder.density.LatentDensity;
import org.molrae.autoencoder.density.StandardNormal;
import org.molrae.autoencoder.training.Provenance;
import org.molrae.grammar.DerivationCursor;
import org.molrae.grammar.RuleCursor;
import org.molrae.grammar.RuleMask;
import org.molrae.grammar.Vocabulary;
import org.molrae.sequences.decoding.DerivationDecoder;
import org.molrae.sequences.encoding.CodeRefinement;
import org.molrae.sequences.encoding.DerivationEncoder;
import org.molrae.sequences.encoding.DerivationLikelihood;
import org.molrae.sequences.network.NetworkConfig;
import org.molrae.sequences.network.SequenceNetwork;

/**
 * A model of derivations: encoder, masked decoder, latent densities.
 *
 * <p>Thread-safe, but for training and {@link #close()}.
 */
public final class GrammarAutoencoder implements AutoCloseable {

    private final Vocabulary vocabulary;
    private final SequenceNetwork network;
    private final Posterior posterior;
    private final NDManager manager;

    /** Read while the network is used, written when it is freed. */
    private final ReadWriteLock open = new ReentrantReadWriteLock();

    private final DerivationEncoder encoder;
    private final DerivationDecoder decoder;
    private final Map<String, LatentDensity> densities = new LinkedHashMap<>();
    private Provenance provenance;
    private SamplingDefaults samplingDefaults = SamplingDefaults.PLAIN;
    private @Nullable TrainingSetFilter trainingSet;

    private GrammarAutoencoder(
            Vocabulary vocabulary,
            SequenceNetwork network,
            Posterior posterior,
            NDManager manager,
            Provenance provenance) {
        this.vocabulary = vocabulary;
        this.network = network;
        this.posterior = posterior;
        this.manager = manager;
        this.provenance = provenance;
        this.encoder =
                new DerivationEncoder(vocabulary, network, posterior, manager, open.readLock());
        int budget = network.config().maxLength();
        this.decoder = decoder(() -> new DerivationCursor(vocabulary, budget));
        setDensity(new StandardNormal(network.latentDimension()));
    }

    /**
     * A model with seeded initial weights, whose codes are what its encoder gives.
     *
     * @throws IllegalStateException if a GPU is asked for and there is none
     */
    public static GrammarAutoencoder untrained(
            Vocabulary vocabulary, NetworkConfig config, ComputeDevice device, long seed) {
        return untrained(vocabulary, config, new Posterior.Deterministic(), device, seed);
    }

    /**
     * A model with seeded initial weights.
     *
     * @param posterior how the encoder's output becomes a code
     * @throws IllegalStateException if a GPU is asked for and there is none
     */
    public static GrammarAutoencoder untrained(
            Vocabulary vocabulary,
            NetworkConfig config,
            Posterior posterior,
            ComputeDevice device,
            long seed) {
        NDManager manager = NDManager.newBaseManager(device.device());
        RuleMask mask = vocabulary.mask();
        boolean[][] legal = new boolean[mask.contexts()][];
        Arrays.setAll(legal, mask::legal);
        SequenceNetwork network =
                new SequenceNetwork(
                        config,
                        vocabulary.plainSize(),
                        legal,
                        posterior.encoderWidth(config.latentDimension()),
                        posterior.decoderWidth(config.latentDimension()),
                        manager,
                        seed);
        return new GrammarAutoencoder(
                vocabulary, network, posterior, manager, Provenance.untrained(seed));
    }

    /**
     * Loads a model.
     *
     * @throws org.molrae.autoencoder.storage.ModelFormatException if the file is damaged, of
     *     another format, or of a version this one does not read
     */
    public static GrammarAutoencoder load(Path file, ComputeDevice device) throws IOException {
        return ModelFile.load(file, device);
    }

    /**
     * Loads a model from a stream.
     *
     * @param name of the model, for messages
     * @param length bytes that the stream holds
     */
    public static GrammarAutoencoder load(
            String name, InputStream in, long length, ComputeDevice device) throws IOException {
        return ModelFile.load(name, in, length, device);
    }

    /** Writes the model, whole or not at all. */
    public void save(Path file) throws IOException {
        ModelFile.save(this, file);
    }

    /** The rules of the model. */
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /** The networks, for training. */
    public SequenceNetwork network() {
        return network;
    }

    /** How the encoder's output becomes a code. */
    public Posterior posterior() {
        return posterior;
    }

    /** Owner of the model's arrays. */
    NDManager manager() {
        return manager;
    }

    /** Where the model comes from. */
    public Provenance provenance() {
        return provenance;
    }

    void setProvenance(Provenance provenance) {
        this.provenance = provenance;
    }

    /** The latent densities by name; the prior is always among them. */
    public Map<String, LatentDensity> densities() {
        return Map.copyOf(densities);
    }

    /**
     * The latent density with this name.
     *
     * @throws IllegalArgumentException if the model has none
     */
    public LatentDensity density(String name) {
        LatentDensity density = densities.get(name);
        if (density == null) {
            throw new IllegalArgumentException(
                    "the model has no density "
                            + name
                            + "; it has "
                            + String.join(", ", densities.keySet().stream().sorted().toList()));
        }
        return density;
    }

    /** How it draws where nothing else is asked for; {@link SamplingDefaults#PLAIN} at first. */
    public SamplingDefaults samplingDefaults() {
        return samplingDefaults;
    }

    /** Sets how it draws where nothing else is asked for; not while the model is used. */
    public void setSamplingDefaults(SamplingDefaults samplingDefaults) {
        this.samplingDefaults = samplingDefaults;
    }

    /** Which derivations the model was trained on; empty for a model that was not trained. */
    public Optional<TrainingSetFilter> trainingSet() {
        return Optional.ofNullable(trainingSet);
    }

    void setTrainingSet(TrainingSetFilter trainingSet) {
        this.trainingSet = trainingSet;
    }

    /**
     * Adds a density of the codes, in place of one with the same name, and how it was fitted to the
     * provenance; not while the model is used.
     *
     * @throws IllegalArgumentException if it is of another dimension than the codes
     */
    public void setDensity(FittedDensity fitted) {
        setDensity(fitted.density());
        provenance = provenance.withDensity(fitted.density().name(), fitted.provenance());
    }

    void setDensity(LatentDensity density) {
        if (density.dimension() != network.latentDimension()) {
            throw new IllegalArgumentException(
                    "the density %s has %d dimensions, the network %d"
                            .formatted(
                                    density.name(),
                                    density.dimension(),
                                    network.latentDimension()));
        }
        densities.put(density.name(), density);
    }

    /** The longest derivation in plain rules. */
    public int maxLength() {
        return network.config().maxLength();
    }

    /**
     * Encodes derivations: the means of their posteriors.
     *
     * @param derivations in plain rules, none longer than {@link #maxLength()}
     * @return codes, {@code [derivations][latentDimension]}
     * @throws IllegalArgumentException if a derivation is too long or has a rule that is not in the
     *     lexicon
     */
    public float[][] encode(List<int[]> derivations) {
        return encoder.encode(derivations);
    }

    /**
     * The search for codes that a decoder turns back into their derivations.
     *
     * @param decoder one of this model's
     */
    public CodeRefinement refinement(DerivationDecoder decoder) {
        return new CodeRefinement(
                vocabulary, network, posterior, manager, decoder, open.readLock());
    }

    /** The probabilities of derivations given codes. */
    public DerivationLikelihood likelihood() {
        return new DerivationLikelihood(vocabulary, network, posterior, manager, open.readLock());
    }

    /**
     * Decodes codes greedily.
     *
     * @param codes {@code [codes][latentDimension]}
     * @return complete derivations in the model's rules
     */
    public List<int[]> decode(List<float[]> codes) {
        return decoder.greedy(codes);
    }

    /** The decoder under the grammar's mask and the length budget. */
    public DerivationDecoder decoder() {
        return decoder;
    }

    /**
     * A decoder under another mask.
     *
     * @param mask gives a cursor at the start of a derivation, which allows no rule that the
     *     grammar forbids
     */
    public DerivationDecoder decoder(Supplier<? extends RuleCursor> mask) {
        return new DerivationDecoder(
                vocabulary, network, posterior, manager, mask, open.readLock());
    }

    /** Frees the model once nobody uses it; it cannot be used after that. */
    @Override
    public void close() {
        open.writeLock().lock();
        try {
            manager.close();
        } finally {
            open.writeLock().unlock();
        }
    }
}
