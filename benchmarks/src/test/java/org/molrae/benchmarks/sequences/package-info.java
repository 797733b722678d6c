@NullMarked
package org.molrae.benchmarks.sequences;

import org.jspecify.annotations.NullMarked;
