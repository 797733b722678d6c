/** autoencoder. */
@NullMarked
package org.molrae.autoencoder;

import org.jspecify.annotations.NullMarked;
