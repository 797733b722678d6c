package org.molrae.benchmarks.goals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * How well a generator draws different molecules, by the protocol of GuacaMol's distribution
 * benchmarks. Each figure has draws of its own, and is a share of the molecules that were wanted,
 * so that a generator which cannot make as many is worse off.
 *
 * @param validity of so many draws, those that are molecules
 * @param uniqueness of so many molecules, taken from at most ten times as many draws: the different
 *     ones, without stereo
 * @param novelty of so many different molecules, taken from at most twice as many draws: those that
 *     are not in the training set, without stereo
 */
public record DistributionAssessment(double validity, double uniqueness, double novelty) {

    /** How many molecules GuacaMol wants. */
    public static final int USUAL_NUMBER = 10_000;

    private static final int DRAWS_FOR_VALID = 10;
    private static final int DRAWS_FOR_DIFFERENT = 2;

    /**
     * Assesses a generator.
     *
     * @param training SMILES of the training set; what is no molecule is left out
     * @param number of molecules that are wanted, 1 or more
     * @param seed of the first draws; further ones count up from it
     */
    public static DistributionAssessment of(
            DistributionGenerator generator, Iterable<String> training, int number, long seed) {
        Draws draws = new Draws(generator, number, seed);
        long valid = draws.next(number).stream().filter(s -> isomer(s).isPresent()).count();
        List<String> molecules = draws.until(DRAWS_FOR_VALID, s -> isomer(s).map(form -> s), false);
        Set<String> novel =
                constitutions(
                        draws.until(DRAWS_FOR_DIFFERENT, DistributionAssessment::isomer, true));
        novel.removeAll(constitutions(training));
        return new DistributionAssessment(
                (double) valid / number,
                (double) constitutions(molecules).size() / number,
                (double) novel.size() / number);
    }

    private static Optional<String> isomer(String smiles) {
        return smiles.isBlank() ? Optional.empty() : Oracle.form(smiles, true);
    }

    private static Set<String> constitutions(Iterable<String> molecules) {
        Set<String> forms = new HashSet<>();
        molecules.forEach(smiles -> Oracle.form(smiles, false).ifPresent(forms::add));
        return forms;
    }

    /** Draws from a generator, each time with the next seed. */
    private static final class Draws {

        private final DistributionGenerator generator;
        private final int number;
        private long seed;

        Draws(DistributionGenerator generator, int number, long seed) {
            this.generator = generator;
            this.number = number;
            this.seed = seed;
        }

        List<String> next(int count) {
            List<String> drawn = generator.generate(count, seed++);
            if (drawn.size() != count) {
                throw new IllegalStateException(
                        generator.name() + " drew " + drawn.size() + " instead of " + count);
            }
            return drawn;
        }

        /** Draws until there are enough, or so many times as many were drawn. */
        List<String> until(int times, Function<String, Optional<String>> use, boolean different) {
            List<String> found = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            long drawn = 0;
            while (found.size() < number && drawn < (long) times * number) {
                int missing = number - found.size();
                drawn += missing;
                for (String text : next(missing)) {
                    use.apply(text)
                            .filter(one -> !different || seen.add(one))
                            .ifPresent(found::add);
                }
            }
            return found;
        }
    }
}
