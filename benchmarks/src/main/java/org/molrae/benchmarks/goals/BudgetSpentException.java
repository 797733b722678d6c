package org.molrae.benchmarks.goals;

/** A molecule that is new was asked for when the budget was spent. */
public final class BudgetSpentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BudgetSpentException(int budget) {
        super("the budget of " + budget + " molecules is spent");
    }
}
