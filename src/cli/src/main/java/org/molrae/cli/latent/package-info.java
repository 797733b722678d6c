/**
 * The latent space: {@code molrae encode}, {@code decode}, {@code reconstruct}, {@code interpolate}
 * and {@code neighbors}.
 *
 * <p>What belongs here: verbs between molecules and codes. What does not: codes of images and
 * expressions.
 */
@NullMarked
package org.molrae.cli.latent;

import org.jspecify.annotations.NullMarked;
