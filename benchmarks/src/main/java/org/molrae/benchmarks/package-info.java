/** benchmarks. */
@NullMarked
package org.molrae.benchmarks;

import org.jspecify.annotations.NullMarked;
