/**
 * Measurements: {@code molrae benchmark}.
 *
 * <p>What belongs here: verbs that run the harness of {@code org.molrae.benchmarks}. What does not:
 * what is measured and how.
 */
@NullMarked
package org.molrae.cli.benchmarks;

import org.jspecify.annotations.NullMarked;
