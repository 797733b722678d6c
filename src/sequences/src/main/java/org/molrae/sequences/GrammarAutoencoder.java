package org.molrae.sequences;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.NetworkWeights;
import org.molrae.autoencoder.Posterior;
import org.molrae.autoencoder.model.LatentModel;
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
import org.molrae.sequences.network.PredictingNetwork;
import org.molrae.sequences.network.SequenceNetwork;
import org.molrae.sequences.policy.DecoderPolicy;

/**
 * A model of derivations: encoder, masked decoder, latent densities.
 *
 * <p>Thread-safe, but for training and {@link #close()}.
 */
public final class GrammarAutoencoder extends LatentModel {

    private final Vocabulary vocabulary;
    private final SequenceNetwork network;
    private final DerivationEncoder encoder;
    private final DerivationDecoder decoder;
    private @Nullable TrainingSetFilter trainingSet;

    private GrammarAutoencoder(
            Vocabulary vocabulary,
            SequenceNetwork network,
            Posterior posterior,
            NDManager manager,
            Provenance provenance) {
        super(network, posterior, manager, provenance);
        this.vocabulary = vocabulary;
        this.network = network;
        this.encoder = new DerivationEncoder(vocabulary, network, posterior, manager, use());
        int budget = network.config().maxLength();
        this.decoder = decoder(() -> new DerivationCursor(vocabulary, budget));
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
        RuleMask mask = vocabulary.mask();
        boolean[][] legal = new boolean[mask.contexts()][];
        Arrays.setAll(legal, mask::legal);
        NetworkConfig.Sizes sizes = sizes(vocabulary, config, posterior);
        return device.owning(
                manager ->
                        new GrammarAutoencoder(
                                vocabulary,
                                new SequenceNetwork(config, sizes, legal, manager, seed),
                                posterior,
                                manager,
                                Provenance.untrained(seed)));
    }

    /** The sizes of the networks of a model. */
    static NetworkConfig.Sizes sizes(
            Vocabulary vocabulary, NetworkConfig config, Posterior posterior) {
        return NetworkConfig.Sizes.of(config, posterior, vocabulary.plainSize(), vocabulary.size());
    }

    /** The network with a predictor of properties that lives as long as the model. */
    PredictingNetwork predicting(PropertyPrediction prediction, long seed) {
        return new PredictingNetwork(
                network, prediction.properties().size(), prediction.weight(), manager(), seed);
    }

    /**
     * Loads a model.
     *
     * @throws org.molrae.autoencoder.storage.ModelFormatException if the file is damaged, of
     *     another format, or of a version this one does not read
     */
    public static GrammarAutoencoder load(Path file, ComputeDevice device) throws IOException {
        return ModelFile.FORMAT.load(file, device);
    }

    /**
     * Loads a model from a stream.
     *
     * @param name of the model, for messages
     * @param length bytes that the stream holds
     */
    public static GrammarAutoencoder load(
            String name, InputStream in, long length, ComputeDevice device) throws IOException {
        return ModelFile.FORMAT.load(name, in, length, device);
    }

    @Override
    public void save(Path file) throws IOException {
        ModelFile.FORMAT.save(this, file);
    }

    /** The rules of the model. */
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    @Override
    public SequenceNetwork network() {
        return network;
    }

    /** Which derivations the model was trained on; empty for a model that was not trained. */
    public Optional<TrainingSetFilter> trainingSet() {
        return Optional.ofNullable(trainingSet);
    }

    void setTrainingSet(TrainingSetFilter trainingSet) {
        this.trainingSet = trainingSet;
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
        return new CodeRefinement(vocabulary, network, posterior(), manager(), decoder, use());
    }

    /** The probabilities of derivations given codes. */
    public DerivationLikelihood likelihood() {
        return new DerivationLikelihood(vocabulary, network, posterior(), manager(), use());
    }

    /**
     * The decoder as a policy, to be closed by the caller before this model is. What it learns
     * changes this model: it is for a {@linkplain #copy copy}, or to compute likelihoods.
     *
     * @param rate of Adam
     * @param clip bound on the gradient's norm, 0 for none
     */
    public DecoderPolicy policy(double rate, double clip) {
        return new DecoderPolicy(network, manager(), use(), rate, clip);
    }

    /**
     * A model of its own that does the same, on the same device, to be changed and closed by the
     * caller.
     */
    public GrammarAutoencoder copy() {
        GrammarAutoencoder copy =
                untrained(
                        vocabulary,
                        network.config(),
                        posterior(),
                        manager().getDevice().isGpu() ? ComputeDevice.GPU : ComputeDevice.CPU,
                        0);
        return LatentModel.orFreed(
                copy,
                fresh -> {
                    NetworkWeights.transfer(network, fresh.network);
                    fresh.trainingSet = trainingSet;
                    fresh.takeOver(this);
                    return fresh;
                });
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
        return new DerivationDecoder(vocabulary, network, posterior(), manager(), mask, use());
    }
}
