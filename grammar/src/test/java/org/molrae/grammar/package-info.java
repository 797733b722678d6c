/** Tests of the grammars, with a grammar of their own, {@code Calculus.g4}. */
@NullMarked
package org.molrae.grammar;

import org.jspecify.annotations.NullMarked;
