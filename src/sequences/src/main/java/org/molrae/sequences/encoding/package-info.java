/**
 * From derivations to latent codes: the encoder, and the search for a code that the decoder turns
 * back into the derivation.
 */
@NullMarked
package org.molrae.sequences.encoding;

import org.jspecify.annotations.NullMarked;
