@NullMarked
package org.molrae.benchmarks.table;

import org.jspecify.annotations.NullMarked;
