/**
 * Resumable tables of experiments: {@link org.molrae.benchmarks.table.Table} computes each cell
 * once, stores it whole or not at all beside a fingerprint of what decides it, and takes it from
 * there the next time; {@link org.molrae.benchmarks.table.Report} writes the cells as Markdown and
 * CSV.
 *
 * <p>What belongs here: cells, their storage, estimates over trials. What does not: what is
 * measured.
 */
@NullMarked
package org.molrae.benchmarks.table;

import org.jspecify.annotations.NullMarked;
