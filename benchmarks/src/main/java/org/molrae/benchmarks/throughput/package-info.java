/**
 * How many molecules a second are sampled, encoded, checked, described, evaluated and trained on.
 *
 * <p>What belongs here: measurements of speed that users run on their machines. What does not:
 * comparisons with peers, which are {@code measurements}.
 */
@NullMarked
package org.molrae.benchmarks.throughput;

import org.jspecify.annotations.NullMarked;
