/**
 * Output for people while a verb runs: progress, notes, failures in one line, spelling.
 *
 * <p>What belongs here: what is written to standard error, and how a run is stopped. What does not:
 * results.
 */
@NullMarked
package org.molrae.cli.terminal;

import org.jspecify.annotations.NullMarked;
