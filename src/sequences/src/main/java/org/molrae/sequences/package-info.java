/** sequences. */
@NullMarked
package org.molrae.sequences;

import org.jspecify.annotations.NullMarked;
