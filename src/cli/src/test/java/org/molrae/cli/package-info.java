/**
 * Tests of the command, most of them through {@link org.molrae.cli.Main} as a user would run it.
 */
@NullMarked
package org.molrae.cli;

import org.jspecify.annotations.NullMarked;
