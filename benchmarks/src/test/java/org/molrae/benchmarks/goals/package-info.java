@NullMarked
package org.molrae.benchmarks.goals;

import org.jspecify.annotations.NullMarked;
