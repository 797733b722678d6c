@NullMarked
package org.molrae.sequences.expressions;

import org.jspecify.annotations.NullMarked;
