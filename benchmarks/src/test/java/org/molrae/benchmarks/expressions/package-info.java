@NullMarked
package org.molrae.benchmarks.expressions;

import org.jspecify.annotations.NullMarked;
