/**
 * The sibling: {@code molrae images}.
 *
 * <p>What belongs here: verbs and options of models of images. What does not: densities of their
 * codes, which share a verb with those of molecules.
 */
@NullMarked
package org.molrae.cli.images;

import org.jspecify.annotations.NullMarked;
