/**
 * Options that several verbs share.
 *
 * <p>What belongs here: an option or a group of options with its meaning. What does not: options of
 * one verb.
 */
@NullMarked
package org.molrae.cli.options;

import org.jspecify.annotations.NullMarked;
