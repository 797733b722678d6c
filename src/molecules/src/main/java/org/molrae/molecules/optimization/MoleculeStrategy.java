package org.molrae.molecules.optimization;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.molrae.molecules.MoleculeGenerator;
import org.molrae.molecules.SampleOptions;
import org.molrae.search.strategy.PopulationSearch;
import org.molrae.search.strategy.TextSearch;
import org.molrae.sequences.GrammarAutoencoder;

/**
 * Strategies that search among molecules instead of latent codes. Their molecules have no
 * configurations, and are what conditions ask for. They begin with molecules drawn from the model.
 */
public enum MoleculeStrategy {
    /** The decoder as a policy that learns from the best: {@link PolicySettings#POLICY}. */
    POLICY("the decoder learns to write the best", 64, true),

    /** A population of molecules, {@link PopulationSearch}. */
    GRAPH_GENETIC("molecules, crossed and mutated", 5, false),

    /** A policy that is shown children of the best too: {@link PolicySettings#AUTO}. */
    AUTO("a policy together with children of the best", 80, true);

    private final String description;
    private final int batch;
    private final boolean learns;

    MoleculeStrategy(String description, int batch, boolean learns) {
        this.description = description;
        this.batch = batch;
        this.learns = learns;
    }

    /** The strategy of a name; empty if there is none. */
    public static Optional<MoleculeStrategy> named(String name) {
        return Arrays.stream(values()).filter(one -> one.label().equals(name)).findFirst();
    }

    /** The names of all. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(MoleculeStrategy::label).toList();
    }

    /** Its name. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What it does, for help texts. */
    public String description() {
        return description;
    }

    /** Proposals of a round that suit it. */
    public int batch() {
        return batch;
    }

    /** Whether it tunes a copy of the model. */
    public boolean learns() {
        return learns;
    }

    /** A strategy at work, and what has to be freed after it. */
    interface Running extends AutoCloseable {
        TextSearch search();

        /** The model that it tunes. */
        Optional<GrammarAutoencoder> agent();

        @Override
        void close();
    }

    Running start(MoleculeGenerator generator, SampleOptions options, long seed) {
        return switch (this) {
            case GRAPH_GENETIC -> population(generator, options, seed);
            case POLICY -> policy(generator, options, PolicySettings.POLICY, seed);
            case AUTO -> policy(generator, options, PolicySettings.AUTO, seed);
        };
    }

    private static Running population(
            MoleculeGenerator generator, SampleOptions options, long seed) {
        MoleculeVariation variation = new MoleculeVariation(generator, options.withSeed(seed));
        PopulationSearch population = new PopulationSearch(variation, seed);
        return running(population, Optional.empty(), variation::close);
    }

    /** A policy with settings of one's own. */
    static Running policy(
            MoleculeGenerator generator,
            SampleOptions options,
            PolicySettings settings,
            long seed) {
        PolicySearch policy = new PolicySearch(generator, options, settings, seed);
        return running(policy, Optional.of(policy.agent()), policy::close);
    }

    private static Running running(
            TextSearch search, Optional<GrammarAutoencoder> agent, Runnable end) {
        return new Running() {
            @Override
            public TextSearch search() {
                return search;
            }

            @Override
            public Optional<GrammarAutoencoder> agent() {
                return agent;
            }

            @Override
            public void close() {
                end.run();
            }
        };
    }
}
