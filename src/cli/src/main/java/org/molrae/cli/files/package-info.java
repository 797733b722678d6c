/**
 * Input and output: files and streams of lines, gzip, results that appear when they are whole,
 * lines worked on in parallel and written in order.
 *
 * <p>What belongs here: what any verb needs to read and write. What does not: options of the
 * command line.
 */
@NullMarked
package org.molrae.cli.files;

import org.jspecify.annotations.NullMarked;
