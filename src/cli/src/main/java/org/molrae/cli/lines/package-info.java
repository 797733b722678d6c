/**
 * The frames of verbs that turn lines into lines.
 *
 * <p>What belongs here: what these verbs have in common: input, output, progress, bad lines,
 * summary. What does not: a verb.
 */
@NullMarked
package org.molrae.cli.lines;

import org.jspecify.annotations.NullMarked;
