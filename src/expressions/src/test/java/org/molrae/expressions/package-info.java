@NullMarked
package org.molrae.expressions;

import org.jspecify.annotations.NullMarked;
