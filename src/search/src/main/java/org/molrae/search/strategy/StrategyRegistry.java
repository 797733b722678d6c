package org.molrae.search.strategy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.molrae.search.surrogate.GaussianProcessFit;

/** Strategies by name. Immutable; {@link #with} makes a registry that has one more. */
public final class StrategyRegistry {

    /** Codes that a trust region draws before it trusts anything. */
    private static final int INITIAL = 20;

    /** The strategies of this package. */
    public static final StrategyRegistry STANDARD =
            new StrategyRegistry(Map.of())
                    .with(
                            "bo",
                            "Bayesian optimization",
                            (box, seed) ->
                                    new BayesianOptimization(
                                            box, GaussianProcessFit.DEFAULT.withPrior(), seed))
                    .with(
                            "turbo",
                            "the same in a trust region",
                            (box, seed) -> new TrustRegionSearch(box, INITIAL, seed))
                    .with("evolution", "a Gaussian that adapts, CMA-ES", EvolutionStrategy::new)
                    .with("genetic", "elites, crossed and mutated", GeneticSearch::new)
                    .with("random", "codes drawn at random", RandomSearch::new);

    private final Map<String, Entry> strategies;

    private StrategyRegistry(Map<String, Entry> strategies) {
        this.strategies = Collections.unmodifiableMap(new LinkedHashMap<>(strategies));
    }

    private record Entry(String description, Factory factory) {}

    /** Starts a strategy. */
    @FunctionalInterface
    public interface Factory {
        /**
         * Starts a strategy that nothing was told yet.
         *
         * @param box to search
         * @param seed of what it draws
         */
        CodeSearch create(SearchBox box, long seed);
    }

    /** A registry with one more strategy, or another one of a name that is taken. */
    public StrategyRegistry with(String name, Factory factory) {
        return with(name, name, factory);
    }

    /**
     * A registry with one more strategy, or another one of a name that is taken.
     *
     * @param description for help texts
     */
    public StrategyRegistry with(String name, String description, Factory factory) {
        Map<String, Entry> more = new LinkedHashMap<>(strategies);
        more.put(name, new Entry(description, factory));
        return new StrategyRegistry(more);
    }

    /** The descriptions of the strategies by name. */
    public Map<String, String> descriptions() {
        Map<String, String> descriptions = new LinkedHashMap<>();
        strategies.forEach((name, entry) -> descriptions.put(name, entry.description()));
        return descriptions;
    }

    /** The names, sorted and separated by commas. */
    public String names() {
        return String.join(", ", new TreeMap<>(strategies).keySet());
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
    public CodeSearch create(String name, SearchBox box, long seed) {
        return factory(name).create(box, seed);
    }

    private Factory factory(String name) {
        Entry entry = strategies.get(name);
        if (entry == null) {
            throw new IllegalArgumentException(
                    "unknown strategy '%s'; there are %s".formatted(name, names()));
        }
        return entry.factory();
    }
}
