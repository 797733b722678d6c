/**
 * Arithmetic expressions: {@code molrae expressions}.
 *
 * <p>What belongs here: verbs and options of models of expressions. What does not: the paper's
 * table of them.
 */
@NullMarked
package org.molrae.cli.expressions;

import org.jspecify.annotations.NullMarked;
