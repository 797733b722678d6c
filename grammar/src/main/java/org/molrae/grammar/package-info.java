/** grammar. */
@NullMarked
package org.molrae.grammar;

import org.jspecify.annotations.NullMarked;
