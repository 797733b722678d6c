package org.molrae.cli.files;

import org.jspecify.annotations.Nullable;

/**
 * One line of an input file.
 *
 * @param number counts every line of the file from 1, blank ones and comments too, as editors do
 * @param text what the line is about, a SMILES say; the beginning of it where there is a fault
 * @param name what follows after white space, or null
 * @param fault why the line cannot be read at all (too long, not UTF-8), or null
 */
public record Line(long number, String text, @Nullable String name, @Nullable String fault) {}
