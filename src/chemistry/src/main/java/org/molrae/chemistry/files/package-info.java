/**
 * Files of molecules: SMILES a line, CSV and TSV, SDF; packed by gzip or not, of a path or a
 * stream.
 *
 * <p>What belongs here: how records are found in bytes, with their numbers, names and other
 * columns, and how they are written again. What does not: what is made of a record.
 */
@NullMarked
package org.molrae.chemistry.files;

import org.jspecify.annotations.NullMarked;
