package org.molrae.sequences;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.molrae.autoencoder.Objective;
import org.molrae.autoencoder.Posterior;
import org.molrae.autoencoder.Preset;
import org.molrae.autoencoder.training.TrainingPlan;
import org.molrae.grammar.Grammar;
import org.molrae.sequences.network.ConvolutionalGruConfig;
import org.molrae.sequences.network.KusnerConfig;
import org.molrae.sequences.network.NetworkConfig;

/**
 * The four models of sequences that Ghosh et al. compare in their figure 3, each as a whole:
 * grammar, network and limits, posterior, objective with its weights, training. This is their only
 * definition; verbs, tables and tests train what {@link #options} returns.
 *
 * <p>The variational objectives are those of Kusner et al. (ICML 2017) as released, in the units
 * used here, which are sums: nats of a whole sequence, and divergence summed over the latent
 * dimensions. The released loss is {@code T} times the <i>mean</i> of the binary cross-entropies
 * over a one-hot table of {@code T} times {@code D} cells, which is {@code 1 / D} times their sum,
 * and the <i>mean</i> of the divergence over the {@code d} latent dimensions, which is {@code 1 /
 * d} times its sum. Multiplied by {@code D}, which moves no minimum, that is the sum of the
 * cross-entropies and {@code β = D / d} times the sum of the divergence. {@code D} is the number of
 * columns: 76 productions or 35 characters for molecules, 12 or 15 for expressions; {@code d} is
 * the network's latent dimension, 56 and 25 as published. The released decoder meets a hundredth of
 * the posterior's noise, {@code gaussian(0.01)}.
 *
 * <p>Known differences: cross-entropy of the production instead of the binary cross-entropies of
 * all columns, which are about twice as large where the network is nearly sure; padding costs
 * nothing; the learning rate falls along half a cosine, theirs to a fifth after an epoch
 * (expressions) or three (molecules) without progress; one example in fifty is held out instead of
 * one in ten.
 *
 * <p>Ghosh et al. publish neither GRAE's regularizer nor its weights, nor GCVVAE's variance: here
 * they are {@code rae-l2} with the weights of {@link TrainingOptions#DEFAULT}, and a deviation of
 * 0.1. GCVVAE is otherwise weighed as GVAE is.
 */
@SuppressWarnings("ImmutableEnumChecker") // the parts are records
public enum SequencePreset {
    /** Grammar RAE: productions, deterministic encoder, regularized decoder. */
    GRAE(Preset.RAE_L2, new Posterior.Deterministic(), false),

    /** Grammar constant-variance VAE. */
    GCVVAE(Preset.CV_VAE, new Posterior.ConstantVariance(0.1), false),

    /** Grammar VAE. */
    GVAE(Preset.VAE, new Posterior.Gaussian(0.01), false),

    /** Character VAE: the same without a grammar, which writes texts of all sorts. */
    CVAE(Preset.VAE, new Posterior.Gaussian(0.01), true);

    private final Preset preset;
    private final Posterior posterior;
    private final boolean characters;

    SequencePreset(Preset preset, Posterior posterior, boolean characters) {
        this.preset = preset;
        this.posterior = posterior;
        this.characters = characters;
    }

    /** The kind of the texts. */
    public enum Task {
        /**
         * Arithmetic expressions, written without blanks: at most 15 productions, 19 characters. 12
         * and 15 columns in the authors' one-hot tables.
         */
        EXPRESSIONS,

        /**
         * SMILES. The published network reads {@code KusnerSmiles.g4}, 277 productions at most, or
         * 120 characters; ours {@code Smiles.g4} with merged rules. 76 and 35 columns in the
         * authors' one-hot tables.
         */
        MOLECULES
    }

    /** Whose network. */
    public enum Network {
        /**
         * Convolutions and an autoregressive GRU, of a size that trains in minutes; or any other
         * architecture that is not theirs.
         */
        OURS,

        /** That of Kusner et al., whose decoder does not see what it has written. */
        PUBLISHED;

        /** Those of {@link NetworkConfig}: a further one is ours. */
        private List<String> architectures() {
            String published = KusnerConfig.MOLECULES.architecture();
            return NetworkConfig.architectures().stream()
                    .filter(name -> name.equals(published) == (this == PUBLISHED))
                    .toList();
        }

        /**
         * The network with this label, {@code ours} or {@code published}, or of this architecture.
         *
         * @throws IllegalArgumentException if there is none
         */
        public static Network named(String name) {
            for (Network network : values()) {
                if (network.name().equalsIgnoreCase(name)
                        || network.architectures().contains(name)) {
                    return network;
                }
            }
            throw new IllegalArgumentException(
                    "unknown network '%s'; there are %s"
                            .formatted(
                                    name,
                                    Arrays.stream(values())
                                            .map(Network::described)
                                            .collect(Collectors.joining(", "))));
        }

        private String described() {
            return "%s (%s)".formatted(label(), String.join(", ", architectures()));
        }

        /** The name on the command line, e.g. {@code ours}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The name on the command line, e.g. {@code grae}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All labels, separated by commas. */
    public static String labels() {
        return Arrays.stream(values()).map(SequencePreset::label).collect(Collectors.joining(", "));
    }

    /** The model with this label, in capitals or not, if there is one. */
    public static Optional<SequencePreset> find(String label) {
        return Arrays.stream(values()).filter(one -> one.name().equalsIgnoreCase(label)).findAny();
    }

    /**
     * The model with this label, in capitals or not.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static SequencePreset named(String label) {
        return find(label)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "unknown model '%s'; there are %s"
                                                .formatted(label, labels())));
    }

    /** Whether it is a model of characters, whose texts may be none of the task. */
    public boolean characters() {
        return characters;
    }

    /** The grammar whose derivations it reads and writes. */
    public Grammar grammar(Task task, Network network) {
        if (characters) {
            return Grammar.named("characters");
        }
        if (task == Task.EXPRESSIONS) {
            return Grammar.named("expression");
        }
        return Grammar.named(network == Network.PUBLISHED ? "kusner" : "smiles");
    }

    /** How it is trained: the published epochs and batches for the published network. */
    public TrainingOptions options(Task task, Network network) {
        NetworkConfig shape = network == Network.PUBLISHED ? published(task) : ours(task);
        boolean merged = task == Task.MOLECULES && network == Network.OURS && !characters;
        return new TrainingOptions(
                shape,
                merged ? TrainingOptions.DEFAULT.merges() : 0,
                preset,
                objective(task, shape.latentDimension()),
                plan(task, network),
                batchSize(task, network),
                10,
                PropertyPrediction.NONE);
    }

    /**
     * How it is trained with other settings in the places of some of its own. Where the latent
     * dimension is among them and the latent weight is not, the weight follows the dimension.
     *
     * @param settings one after the other, each by name as {@link TrainingConfiguration} has them
     * @throws IllegalArgumentException if a setting is unknown or its value makes no sense
     */
    public TrainingOptions options(
            Task task, Network network, List<? extends Map<String, ?>> settings) {
        TrainingOptions chosen = options(task, network);
        boolean weighed = false;
        for (Map<String, ?> some : settings) {
            chosen = TrainingConfiguration.with(chosen, some);
            weighed |= some.containsKey("latentWeight");
        }
        Map<String, Double> weight =
                Map.of("latentWeight", latentWeight(task, chosen.network().latentDimension()));
        return weighed ? chosen : TrainingConfiguration.with(chosen, weight);
    }

    /**
     * Its objective.
     *
     * @param latentDimension of the network, which decides the weight of the divergence
     */
    public Objective objective(Task task, int latentDimension) {
        return new Objective(
                posterior,
                preset.latentPenalty(),
                latentWeight(task, latentDimension),
                preset.decoderRegularizer(),
                posterior.isStochastic()
                        ? 0
                        : TrainingOptions.DEFAULT.objective().regularizerWeight());
    }

    private double latentWeight(Task task, int latentDimension) {
        return posterior.isStochastic()
                ? (double) columns(task) / latentDimension
                : TrainingOptions.DEFAULT.objective().latentWeight();
    }

    private int columns(Task task) {
        if (task == Task.EXPRESSIONS) {
            return characters ? 15 : 12;
        }
        return characters ? 35 : 76;
    }

    /** In productions; a text of n characters has n + 1 of them. */
    private int maxLength(Task task) {
        if (task == Task.EXPRESSIONS) {
            return characters ? 20 : KusnerConfig.EXPRESSIONS.maxLength();
        }
        return characters ? 121 : KusnerConfig.MOLECULES.maxLength();
    }

    private KusnerConfig published(Task task) {
        KusnerConfig sizes =
                task == Task.EXPRESSIONS ? KusnerConfig.EXPRESSIONS : KusnerConfig.MOLECULES;
        return new KusnerConfig(
                sizes.latentDimension(),
                maxLength(task),
                sizes.filters(),
                sizes.kernels(),
                sizes.dense(),
                sizes.stateSize(),
                sizes.layers(),
                sizes.batchNormalization());
    }

    private ConvolutionalGruConfig ours(Task task) {
        if (task == Task.EXPRESSIONS) {
            return new ConvolutionalGruConfig(
                    KusnerConfig.EXPRESSIONS.latentDimension(),
                    maxLength(task),
                    16,
                    List.of(48, 64),
                    3,
                    32,
                    128,
                    1);
        }
        ConvolutionalGruConfig sizes = ConvolutionalGruConfig.DEFAULT;
        return new ConvolutionalGruConfig(
                KusnerConfig.MOLECULES.latentDimension(),
                characters ? maxLength(task) : sizes.maxLength(),
                sizes.encoderEmbedding(),
                sizes.encoderChannels(),
                sizes.kernel(),
                sizes.decoderEmbedding(),
                sizes.stateSize(),
                sizes.layers());
    }

    private static TrainingPlan plan(Task task, Network network) {
        TrainingPlan.Schedule cosine = TrainingPlan.Schedule.COSINE;
        if (network == Network.PUBLISHED) {
            int epochs = task == Task.EXPRESSIONS ? 50 : 100;
            return new TrainingPlan(1, epochs, 1e-3, cosine, 0, 0, 0);
        }
        return task == Task.EXPRESSIONS
                ? new TrainingPlan(1, 20, 3e-3, cosine, 200, 1, 0)
                : TrainingOptions.DEFAULT.plan();
    }

    private static int batchSize(Task task, Network network) {
        if (network == Network.PUBLISHED) {
            return task == Task.EXPRESSIONS ? 600 : 500;
        }
        return task == Task.EXPRESSIONS ? 256 : TrainingOptions.DEFAULT.batchSize();
    }
}
