/** images. */
@NullMarked
package org.molrae.images;

import org.jspecify.annotations.NullMarked;
