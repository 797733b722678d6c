package org.molrae.search;

import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * A search problem: how codes become texts, and how texts are scored.
 *
 * @param decoder from codes to texts
 * @param valid which texts are worth scoring
 * @param objective the score of a valid text; not finite where it has none. It is asked once for a
 *     text, on one thread; a {@link BatchObjective} for all of a round at once
 * @param goal which scores are wanted
 */
public record SearchProblem(
        CodeDecoder decoder,
        Predicate<String> valid,
        ToDoubleFunction<String> objective,
        Goal goal) {}
