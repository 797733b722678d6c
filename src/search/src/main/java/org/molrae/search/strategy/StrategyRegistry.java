package org.molrae.search.strategy;

import java.util.Map;
import java.util.TreeMap;
import org.molrae.search.surrogate.GaussianProcessFit;

/** Strategies by name. Immutable; {@link #with} makes a registry that has one more. */
public final class StrategyRegistry {

    /** Codes that a trust region draws before it trusts anything. */
    private static final int INITIAL = 20;

    /**
     * Those of {@code org.molrae.autoencoder.search}: {@code bo} (Bayesian optimisation in the
     * whole box), {@code turbo} (in a trust region), {@code evolution} (CMA-ES), {@code genetic}
     * (elites, crossed and mutated), {@code random}.
     */
    public static final StrategyRegistry STANDARD =
            new StrategyRegistry(
                    Map.of(
                            "bo",
                            (box, seed) ->
                                    new BayesianOptimization(
                                            box, GaussianProcessFit.DEFAULT.withPrior(), seed),
                            "turbo",
                            (box, seed) -> new TrustRegionSearch(box, INITIAL, seed),
                            "evolution",
                            EvolutionStrategy::new,
                            "genetic",
                            GeneticSearch::new,
                            "random",
                            RandomSearch::new));

    private final Map<String, Factory> factories;

    private StrategyRegistry(Map<String, Factory> factories) {
        this.factories = Map.copyOf(factories);
    }

    /** Starts a strategy. */
    @FunctionalInterface
    public interface Factory {
        /**
         * Starts a strategy that nothing was told yet.
         *
         * @param box to search
         * @param seed of what it draws
         */
        SearchStrategy create(SearchBox box, long seed);
    }

    /** A registry with one more strategy, or another one of a name that is taken. */
    public StrategyRegistry with(String name, Factory factory) {
        Map<String, Factory> more = new TreeMap<>(factories);
        more.put(name, factory);
        return new StrategyRegistry(more);
    }

    /** The names, sorted and separated by commas. */
    public String names() {
        return String.join(", ", new TreeMap<>(factories).keySet());
    }

    /**
     * Checks a name before any work is done for it.
     *
     * @throws IllegalArgumentException if there is no strategy of this name
     */
    public void requireKnown(String name) {
        factory(name);
    }

    /**
     * Starts a strategy.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public SearchStrategy create(String name, SearchBox box, long seed) {
        return factory(name).create(box, seed);
    }

    private Factory factory(String name) {
        Factory factory = factories.get(name);
        if (factory == null) {
            throw new IllegalArgumentException(
                    "unknown strategy '%s'; there are %s".formatted(name, names()));
        }
        return factory;
    }
}
