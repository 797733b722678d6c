package org.molrae.sequences;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.molrae.autoencoder.LatentPenalty;
import org.molrae.autoencoder.Objective;
import org.molrae.autoencoder.Posterior;
import org.molrae.autoencoder.Preset;
import org.molrae.autoencoder.training.TrainingPlan;
import org.molrae.grammar.Grammar;
import org.molrae.sequences.network.ConvolutionalGruConfig;
import org.molrae.sequences.network.KusnerConfig;
import org.molrae.sequences.network.NetworkConfig;

/**
 * The four models of sequences that Ghosh et al. compare in their figure 3: what is read and
 * written, productions or characters, and the objective.
 *
 * <p>The objectives are those of Kusner et al. (ICML 2017) as released, in the units used here.
 * Their loss is {@code T} times the mean of the binary cross-entropies of a one-hot table of {@code
 * T} times {@code D} cells, and the mean, not the sum, of the divergence over the {@code d} latent
 * dimensions; with the sums in both places that is {@code β = D / d}. Their decoder meets a
 * hundredth of the posterior's noise. Known differences: cross-entropy instead of binary
 * cross-entropies; the learning rate falls along half a cosine, theirs to a fifth after an epoch
 * (expressions) or three (molecules) without progress; one expression in fifty is held out instead
 * of one in ten.
 *
 * <p>Ghosh et al. publish neither GRAE's regularizer nor its weights, nor GCVVAE's variance: here
 * they are {@code rae-l2} with those of {@link TrainingOptions#DEFAULT}, and a deviation of 0.1.
 */
@SuppressWarnings("ImmutableEnumChecker") // the parts are records
public enum SequenceModel {
    /** Grammar RAE: productions, deterministic encoder, regularized decoder. */
    GRAE(Preset.RAE_L2, new Posterior.Deterministic(), false),

    /** Grammar constant-variance VAE. */
    GCVVAE(Preset.CV_VAE, new Posterior.ConstantVariance(0.1), false),

    /** Grammar VAE. */
    GVAE(Preset.VAE, new Posterior.Gaussian(0.01), false),

    /** Character VAE: the same without a grammar, which writes texts of all sorts. */
    CVAE(Preset.VAE, new Posterior.Gaussian(0.01), true);

    private static final double RAE_LATENT_WEIGHT = 0.01;
    private static final double RAE_DECODER_WEIGHT = 1e-6;

    private final Preset preset;
    private final Posterior posterior;
    private final boolean characters;

    SequenceModel(Preset preset, Posterior posterior, boolean characters) {
        this.preset = preset;
        this.posterior = posterior;
        this.characters = characters;
    }

    /** What the texts are. */
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
        /** Convolutions and an autoregressive GRU, of a size that trains in minutes. */
        OURS,

        /** That of Kusner et al., whose decoder does not see what it has written. */
        PUBLISHED
    }

    /** The name on the command line, e.g. {@code grae}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The model with this label, in capitals or not.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static SequenceModel named(String label) {
        for (SequenceModel model : values()) {
            if (model.label().equals(label.toLowerCase(Locale.ROOT))) {
                return model;
            }
        }
        throw new IllegalArgumentException(
                "unknown model '%s'; there are %s"
                        .formatted(
                                label,
                                Arrays.stream(values())
                                        .map(SequenceModel::label)
                                        .collect(Collectors.joining(", "))));
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
                10);
    }

    private Objective objective(Task task, int latentDimension) {
        boolean autoencoder = !posterior.isStochastic();
        return new Objective(
                posterior,
                autoencoder
                        ? new LatentPenalty.HalfSquaredNorm()
                        : new LatentPenalty.KullbackLeibler(),
                autoencoder ? RAE_LATENT_WEIGHT : (double) columns(task) / latentDimension,
                preset.decoderRegularizer(),
                autoencoder ? RAE_DECODER_WEIGHT : 0);
    }

    private int columns(Task task) {
        if (task == Task.EXPRESSIONS) {
            return characters ? 15 : 12;
        }
        return characters ? 35 : 76;
    }

    /** A text of n characters has n + 1 productions. */
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
