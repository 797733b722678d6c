/**
 * Molecules as they are: {@code molrae check}, {@code properties}, {@code derive} and {@code
 * evaluate}.
 *
 * <p>What belongs here: verbs that judge molecules of any origin. What does not: verbs that need a
 * model to do anything.
 */
@NullMarked
package org.molrae.cli.chemistry;

import org.jspecify.annotations.NullMarked;
