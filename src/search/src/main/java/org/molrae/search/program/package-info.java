/**
 * Scores that a program of the user's computes, asked over its standard input and output.
 *
 * <p>What belongs here: running such programs and pairing their answers with the questions. What
 * does not: what is done with a score.
 */
@NullMarked
package org.molrae.search.program;

import org.jspecify.annotations.NullMarked;
