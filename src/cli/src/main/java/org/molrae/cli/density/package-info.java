/**
 * Densities of codes: {@code molrae density}.
 *
 * <p>What belongs here: fitting, comparing and plotting densities of trained models of molecules or
 * images. What does not: the densities themselves.
 */
@NullMarked
package org.molrae.cli.density;

import org.jspecify.annotations.NullMarked;
