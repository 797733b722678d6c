package org.molrae.search.strategy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A population of texts that are crossed and mutated, in small generations (A. Tripp and J. M.
 * Hernández-Lobato, 2023): it begins with some that are drawn, parents are those above a quantile
 * drawn anew each time, and the best of parents and children live on.
 */
public final class PopulationSearch implements TextSearch {

    private static final int POPULATION = 500;
    private static final int FIRST = 100;

    /** Children, of one proposal, that fail or are known before it is drawn instead. */
    private static final int TRIES = 100;

    private final Variation variation;
    private final RankedPool<String> population = new RankedPool<>(POPULATION, text -> text);
    private final Set<String> proposed = new HashSet<>();
    private final SplittableRandom random;

    /** Where texts come from. */
    public interface Variation {

        /** A text without parents. */
        String draw(RandomGenerator random);

        /** A child of one or two parents, in the form that it is told in; empty for none. */
        Optional<String> child(String parent, String other, RandomGenerator random);
    }

    /** Begins with nothing. */
    public PopulationSearch(Variation variation, long seed) {
        this.variation = variation;
        this.random = new SplittableRandom(seed);
    }

    @Override
    public List<String> propose(int batch) {
        Observations.checkBatch(batch);
        List<String> texts = new ArrayList<>(batch);
        while (texts.size() < batch) {
            String text =
                    population.size() + texts.size() < FIRST || population.size() < 2
                            ? variation.draw(random)
                            : child().orElseGet(() -> variation.draw(random));
            proposed.add(text);
            texts.add(text);
        }
        return texts;
    }

    private Optional<String> child() {
        for (int i = 0; i < TRIES; i++) {
            String parent = population.drawAboveThreshold(random).value();
            String other = population.drawAboveThreshold(random).value();
            Optional<String> child = variation.child(parent, other, random);
            if (child.isPresent() && !proposed.contains(child.get())) {
                return child;
            }
        }
        return Optional.empty();
    }

    @Override
    public void observe(List<String> texts, double[] scores) {
        for (int i = 0; i < scores.length; i++) {
            proposed.add(texts.get(i));
            population.add(texts.get(i), scores[i]);
        }
    }
}
