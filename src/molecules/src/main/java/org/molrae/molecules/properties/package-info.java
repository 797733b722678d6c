/**
 * Properties of molecules that agree with the field's reference implementations.
 *
 * <p>How structure is perceived belongs to {@code structure}, fingerprints to {@code fingerprint},
 * lists of unwanted groups to {@code alerts}.
 */
@NullMarked
package org.molrae.molecules.properties;

import org.jspecify.annotations.NullMarked;
