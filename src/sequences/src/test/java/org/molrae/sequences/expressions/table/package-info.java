@NullMarked
package org.molrae.sequences.expressions.table;

import org.jspecify.annotations.NullMarked;
