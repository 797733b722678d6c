package org.molrae.molecules.optimization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.molrae.autoencoder.NetworkWeights;
import org.molrae.autoencoder.density.CodeSource;
import org.molrae.grammar.Derivation;
import org.molrae.grammar.DerivationCodec;
import org.molrae.molecules.MoleculeGenerator;
import org.molrae.molecules.SampleOptions;
import org.molrae.search.strategy.RankedPool;
import org.molrae.search.strategy.TextSearch;
import org.molrae.sequences.GrammarAutoencoder;
import org.molrae.sequences.decoding.DerivationDecoder;
import org.molrae.sequences.decoding.RuleChoice;
import org.molrae.sequences.policy.DecoderPolicy;
import org.molrae.sequences.policy.MaskedDerivation;

/**
 * The decoder as a policy: a copy of it proposes molecules under the semantic mask, and learns to
 * write those of a high reward. Codes are drawn from the model's density, for proposals and anew
 * each time that a molecule is learnt from.
 *
 * <p>It learns from the best {@value #KNOWN} molecules that are known, by {@link
 * PolicySettings#objective}: their canonical derivations, or where the mask forbids those the drawn
 * ones. A part of the proposals may be children of the best. When it writes hardly anything new for
 * a while, it begins again with the model's weights, and with all that it knows.
 *
 * <p>Molecules are as {@link MoleculeVariation} gives them. Deterministic by its seed on a given
 * number of the engine's threads; not thread-safe.
 */
final class PolicySearch implements TextSearch, AutoCloseable {

    private static final int KNOWN = 1024;

    /** Molecules that are known before there are children, and before anything is learnt. */
    private static final int FIRST = 64;

    /** How often it draws for as many new molecules as it is asked for. */
    private static final int DRAWS = 3;

    /** Shares of new molecules below this, so many rounds in a row, make it begin again. */
    private static final double COLLAPSED = 0.1;

    private static final int COLLAPSED_ROUNDS = 5;

    private static final int CHILD_TRIES = 20;
    private static final double GRADIENT_CLIP = 5;

    private final PolicySettings settings;
    private final MoleculeVariation variation;
    private final GrammarAutoencoder model;
    private final GrammarAutoencoder agent;
    private final DecoderPolicy prior;
    private final CodeSource density;
    private final double noise;
    private final RuleChoice choice;
    private final DerivationDecoder decoder;
    private final DerivationCodec codec;
    private final SplittableRandom random;
    private final RewardScale scale = new RewardScale();
    private final RankedPool<Known> known = new RankedPool<>(KNOWN, Known::text);
    private final Set<String> seen = new HashSet<>();

    /** The drawn rules of proposals that have no score yet, by their text. */
    private final Map<String, int[]> pending = new HashMap<>();

    private DecoderPolicy policy;
    private int collapsed;

    /** A molecule to learn from. */
    private record Known(String text, MaskedDerivation derivation) {}

    /**
     * A search that begins with the model as it is.
     *
     * @param options what molecules have to be, and from which codes they are drawn
     */
    PolicySearch(
            MoleculeGenerator generator,
            SampleOptions options,
            PolicySettings settings,
            long seed) {
        this.settings = settings;
        this.variation = new MoleculeVariation(generator, options);
        this.model = generator.model();
        this.agent = model.copy();
        agent.setProvenance(
                model.provenance()
                        .withOption("tuned from", model.sha256())
                        .withOption("tuned by", settings + ", seed " + seed));
        this.prior = model.policy(settings.learningRate(), 0);
        this.policy = agent.policy(settings.learningRate(), GRADIENT_CLIP);
        this.noise = options.noise().orElse(model.samplingDefaults().noise());
        this.choice = options.choice().orElseGet(() -> new RuleChoice.Sampling(1));
        this.density = options.density().in(model, noise);
        this.decoder = agent.decoder(variation.mask());
        this.codec = new DerivationCodec(model.vocabulary());
        this.random = new SplittableRandom(seed);
    }

    /** The policy as a model: what it has learnt so far. */
    GrammarAutoencoder agent() {
        return agent;
    }

    @Override
    public List<String> propose(int batch) {
        Set<String> proposed = new HashSet<>();
        List<String> texts = new ArrayList<>(batch);
        int children = known.size() < FIRST ? 0 : (int) Math.round(settings.offspring() * batch);
        for (int i = 0; i < children; i++) {
            child(proposed).ifPresent(texts::add);
        }
        draw(batch - texts.size(), proposed, texts);
        return texts;
    }

    private Optional<String> child(Set<String> proposed) {
        for (int i = 0; i < CHILD_TRIES; i++) {
            String parent = known.drawByRank(random).value().text();
            String other = known.drawByRank(random).value().text();
            Optional<String> child = variation.child(parent, other, random);
            if (child.isPresent() && !seen.contains(child.get()) && proposed.add(child.get())) {
                return child;
            }
        }
        return Optional.empty();
    }

    /** Draws molecules that are new, or where there are too few of those, any. */
    private void draw(int count, Set<String> proposed, List<String> texts) {
        int end = texts.size() + count;
        List<String> old = new ArrayList<>();
        for (int i = 0; i < DRAWS && texts.size() < end; i++) {
            int before = texts.size();
            for (String text : draw(count)) {
                if (texts.size() < end && !seen.contains(text) && proposed.add(text)) {
                    texts.add(text);
                } else {
                    old.add(text);
                }
            }
            if (i == 0) {
                collapsed = texts.size() - before < COLLAPSED * count ? collapsed + 1 : 0;
            }
        }
        for (int i = 0; texts.size() < end; i++) {
            texts.add(old.get(i));
        }
    }

    private List<String> draw(int count) {
        List<String> texts = new ArrayList<>(count);
        for (int from = 0; from < count; from += DerivationDecoder.CHUNK) {
            List<SplittableRandom> generators =
                    generators(Math.min(DerivationDecoder.CHUNK, count - from));
            List<float[]> codes = Arrays.asList(density.sampleAll(generators));
            for (int[] rules : decoder.decode(codes, noise, choice, generators)) {
                String text = variation.form(codec.decode(Derivation.of(rules)));
                pending.putIfAbsent(text, rules);
                texts.add(text);
            }
        }
        return texts;
    }

    private List<SplittableRandom> generators(int count) {
        List<SplittableRandom> generators = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            generators.add(random.split());
        }
        return generators;
    }

    @Override
    public void observe(List<String> texts, double[] costs) {
        for (int i = 0; i < costs.length; i++) {
            scale.see(costs[i]);
            if (seen.add(texts.get(i)) && known.admits(costs[i])) {
                add(texts.get(i), costs[i]);
            }
        }
        pending.clear();
        if (collapsed >= COLLAPSED_ROUNDS) {
            beginAgain();
        }
        if (known.size() >= FIRST) {
            for (int i = 0; i < settings.updates(); i++) {
                learn();
            }
        }
    }

    /** Molecules that the model cannot write are not learnt from. */
    private void add(String text, double cost) {
        variation
                .rules(text)
                .flatMap(this::masked)
                .or(() -> Optional.ofNullable(pending.get(text)).flatMap(this::masked))
                .ifPresent(derivation -> known.add(new Known(text, derivation), cost));
    }

    private Optional<MaskedDerivation> masked(int[] rules) {
        return MaskedDerivation.of(model.vocabulary(), variation.mask().get(), rules);
    }

    private void learn() {
        List<MaskedDerivation> derivations = new ArrayList<>();
        double[] rewards = new double[settings.replay()];
        for (int i = 0; i < rewards.length; i++) {
            RankedPool.Entry<Known> drawn = known.drawByRank(random);
            derivations.add(drawn.value().derivation());
            rewards[i] = scale.reward(drawn.score());
        }
        List<float[]> inputs = inputs(rewards.length);
        double[] priors =
                settings.objective().prior() == 0
                        ? new double[rewards.length]
                        : prior.logLikelihoods(derivations, inputs);
        policy.learn(settings.objective(), derivations, inputs, priors, rewards);
    }

    /** What the decoder reads of codes that are drawn. */
    private List<float[]> inputs(int count) {
        List<SplittableRandom> generators = generators(count);
        float[][] codes = density.sampleAll(generators);
        List<float[]> inputs = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            inputs.add(model.posterior().decoderInput(codes[i], noise, generators.get(i)));
        }
        return inputs;
    }

    private void beginAgain() {
        collapsed = 0;
        policy.close();
        NetworkWeights.transfer(model.network(), agent.network());
        policy = agent.policy(settings.learningRate(), GRADIENT_CLIP);
    }

    @Override
    public void close() {
        variation.close();
        policy.close();
        prior.close();
        agent.close();
    }
}
