/**
 * Design towards a score: {@code molrae optimize}, its options and its report.
 *
 * <p>What belongs here: objectives, starting molecules and searches as a user asks for them. What
 * does not: the searches themselves.
 */
@NullMarked
package org.molrae.cli.design;

import org.jspecify.annotations.NullMarked;
