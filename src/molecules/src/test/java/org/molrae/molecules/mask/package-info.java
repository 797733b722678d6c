/** Tests of the semantic mask. */
@NullMarked
package org.molrae.molecules.mask;

import org.jspecify.annotations.NullMarked;
