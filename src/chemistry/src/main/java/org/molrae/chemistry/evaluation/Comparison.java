package org.molrae.chemistry.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * The sets that a metric compares.
 *
 * @param generated what the generator wrote
 * @param reference what it should look like: molecules that the generator has not seen
 * @param training what the generator has seen, or null where that is not known
 * @param threads how many threads a metric may use; it has no influence on the figures
 */
public record Comparison(
        SetStatistics generated,
        SetStatistics reference,
        @Nullable TrainingSet training,
        int threads) {}
