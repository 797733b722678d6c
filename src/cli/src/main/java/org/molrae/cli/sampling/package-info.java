/**
 * Drawing molecules: {@code molrae sample}, and the options of constraints, choices and forms that
 * other verbs share.
 *
 * <p>What belongs here: how molecules are asked for and written to growing files. What does not:
 * how they are drawn.
 */
@NullMarked
package org.molrae.cli.sampling;

import org.jspecify.annotations.NullMarked;
