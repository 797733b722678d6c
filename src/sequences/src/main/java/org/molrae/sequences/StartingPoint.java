package org.molrae.sequences;

import java.util.Map;
import org.molrae.autoencoder.NetworkWeights;
import org.molrae.autoencoder.Objective;
import org.molrae.autoencoder.Posterior;
import org.molrae.autoencoder.storage.HostTensor;
import org.molrae.autoencoder.training.TrainingPlan;
import org.molrae.grammar.Vocabulary;
import org.molrae.sequences.network.NetworkConfig;

/**
 * A model that a training begins with instead of random weights (fine-tuning). Its vocabulary and
 * the shape of its network are the training's.
 *
 * @param name that tells it from others, such as its file's SHA-256
 * @param objective that it was trained with, as {@link TrainingOptions#objectiveText} says it; a
 *     training that goes on from it has its own
 */
public record StartingPoint(
        String name,
        Vocabulary vocabulary,
        NetworkConfig network,
        Posterior posterior,
        String objective,
        Map<String, HostTensor> weights) {

    /** With fewer texts a usual training would be over after some dozens of steps. */
    private static final int SMALL_SET = 200;

    private static final int SMALL_SET_STEPS = 400;
    private static final double SMALL_SET_LEARNING_RATE = 5e-4;

    /** The present state of a model, which may be closed afterwards. */
    public static StartingPoint of(String name, GrammarAutoencoder model) {
        return new StartingPoint(
                name,
                model.vocabulary(),
                model.network().config(),
                model.posterior(),
                model.provenance().objective(),
                NetworkWeights.read(model.network()));
    }

    /**
     * The model with rules for the spellings that a longer lexicon adds. Old rules keep their
     * weights, so that what it does with old texts stays: a new rule is embedded as lexical rules
     * are on average, and all but never written until training says otherwise.
     *
     * @param longer this vocabulary with entries appended to its lexicon, or this one
     * @throws IllegalArgumentException if it is another
     */
    public StartingPoint extended(Vocabulary longer) {
        return longer.equals(vocabulary)
                ? this
                : new StartingPoint(
                        name,
                        longer,
                        network,
                        posterior,
                        objective,
                        new LexiconExtension(vocabulary, longer).weights(this));
    }

    /** The default options with what the model fixes, and its posterior. */
    public TrainingOptions options() {
        TrainingOptions defaults = TrainingOptions.DEFAULT;
        Objective usual = defaults.objective();
        return new TrainingOptions(
                network,
                vocabulary.merges().size(),
                defaults.preset(),
                new Objective(
                        posterior,
                        usual.latentPenalty(),
                        usual.latentWeight(),
                        usual.decoderRegularizer(),
                        usual.regularizerWeight()),
                defaults.plan(),
                defaults.batchSize(),
                defaults.components(),
                defaults.prediction());
    }

    /**
     * These options, or for a set that is small gentler ones: batches and epochs such that there
     * are some {@value #SMALL_SET_STEPS} steps at a low learning rate.
     *
     * @param texts to train on
     */
    public TrainingOptions options(int texts) {
        TrainingOptions usual = options();
        if (texts >= SMALL_SET) {
            return usual;
        }
        int batch = Math.max(4, texts / 8);
        int steps = Math.max(1, (texts + batch - 1) / batch);
        TrainingPlan plan = usual.plan();
        return new TrainingOptions(
                usual.network(),
                usual.merges(),
                usual.preset(),
                usual.objective(),
                new TrainingPlan(
                        plan.seed(),
                        Math.max(plan.epochs(), SMALL_SET_STEPS / steps),
                        SMALL_SET_LEARNING_RATE,
                        plan.schedule(),
                        Math.min(plan.warmupSteps(), SMALL_SET_STEPS / 10),
                        plan.gradientClip(),
                        plan.patience()),
                batch,
                usual.components(),
                usual.prediction());
    }

    /**
     * The options of a preset with what the model fixes.
     *
     * @throws IllegalArgumentException if one of them writes characters and the other does not
     */
    public TrainingOptions options(SequencePreset preset, SequencePreset.Task task) {
        String grammar = vocabulary.grammar().name();
        if (preset.characters() != grammar.equals("characters")) {
            throw new IllegalArgumentException(
                    "%s does not go on from a model of the grammar %s"
                            .formatted(preset.label(), grammar));
        }
        TrainingOptions wanted =
                preset.options(task, SequencePreset.Network.named(network.architecture()));
        return new TrainingOptions(
                network,
                vocabulary.merges().size(),
                wanted.preset(),
                preset.objective(task, network.latentDimension()),
                wanted.plan(),
                wanted.batchSize(),
                wanted.components(),
                wanted.prediction());
    }

    /**
     * Checks that the model can be trained on with some options.
     *
     * @throws IllegalArgumentException if they ask for another network, other merged rules, or a
     *     posterior that needs other widths
     */
    public void require(TrainingOptions options) {
        if (!options.network().equals(network)) {
            throw new IllegalArgumentException(
                    "the network is that of the model that training starts from: leave out its settings");
        }
        if (options.merges() != vocabulary.merges().size()) {
            throw new IllegalArgumentException(
                    "the merged rules are those of the model that training starts from: leave out merges");
        }
        Posterior other = options.objective().posterior();
        int latent = network.latentDimension();
        if (other.encoderWidth(latent) != posterior.encoderWidth(latent)
                || other.decoderWidth(latent) != posterior.decoderWidth(latent)) {
            throw new IllegalArgumentException(
                    "the posterior %s does not fit a network trained with %s"
                            .formatted(other.label(), posterior.label()));
        }
    }
}
