/** cli. */
@NullMarked
package org.molrae.cli;

import org.jspecify.annotations.NullMarked;
