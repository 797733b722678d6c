/**
 * Codes drawn towards a goal: a regression that tells figures of what a code is decoded to, and a
 * source of codes that favours those with the figures that are wanted.
 *
 * <p>What the figures are is the business of other modules. Search, which asks for the figures of
 * one candidate after the other, is in the module of that name.
 */
@NullMarked
package org.molrae.autoencoder.guidance;

import org.jspecify.annotations.NullMarked;
