package org.molrae.benchmarks.goals;

import java.util.List;
import org.molrae.chemistry.goals.Suite;

/**
 * How a suite is worked on.
 *
 * @param suite its tasks
 * @param budget calls for a task, {@link Oracle#UNLIMITED} for any number
 * @param seeds one for each trial
 */
public record GoalsProtocol(Suite suite, int budget, List<Long> seeds) {

    /** PMO's budget. */
    public static final int PMO_BUDGET = 10_000;

    /** PMO's seeds. */
    public static final List<Long> PMO_SEEDS = List.of(0L, 1L, 2L, 3L, 5L);

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if there is no seed, or the budget is not positive
     */
    public GoalsProtocol {
        seeds = List.copyOf(seeds);
        if (budget < 1 || seeds.isEmpty()) {
            throw new IllegalArgumentException("a budget is 1 or more, and there is a seed");
        }
    }

    /** Whether the budget is limited, so that there is an area under the curve. */
    public boolean limited() {
        return budget != Oracle.UNLIMITED;
    }
}
