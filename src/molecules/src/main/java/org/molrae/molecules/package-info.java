/** molecules. */
@NullMarked
package org.molrae.molecules;

import org.jspecify.annotations.NullMarked;
