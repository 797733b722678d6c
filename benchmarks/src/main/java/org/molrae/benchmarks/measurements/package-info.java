/**
 * The harness: each class with a {@code main} measures one thing and prints one table, beside a
 * peer in the same run where there is one. Peers are scripts in {@code benchmarks/peers}; results
 * that are quoted elsewhere are kept in {@code benchmarks/results}.
 *
 * <p>Run with {@code benchmarks/run NAME [ARGUMENTS]}.
 */
@NullMarked
package org.molrae.benchmarks.measurements;

import org.jspecify.annotations.NullMarked;
