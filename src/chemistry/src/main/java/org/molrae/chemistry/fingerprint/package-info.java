/**
 * Circular fingerprints: {@link org.molrae.chemistry.fingerprint.MorganFingerprint} makes them,
 * {@link org.molrae.chemistry.fingerprint.Fingerprint} (folded to bits) and {@link
 * org.molrae.chemistry.fingerprint.EnvironmentCounts} (unfolded, with counts) hold and compare
 * them.
 *
 * <p>Identifiers and bits equal those of RDKit 2022.09, so that figures from the literature can be
 * compared. Scores that are built on fingerprints belong to {@code properties}.
 */
@NullMarked
package org.molrae.chemistry.fingerprint;

import org.jspecify.annotations.NullMarked;
