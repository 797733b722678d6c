/**
 * Fingerprints: {@link org.molrae.chemistry.fingerprint.MorganFingerprint circular}, {@link
 * org.molrae.chemistry.fingerprint.AtomPairFingerprint atom pairs}, {@link
 * org.molrae.chemistry.fingerprint.PharmacophoreFingerprint pharmacophores}. {@link
 * org.molrae.chemistry.fingerprint.Fingerprint} (folded to bits) and {@link
 * org.molrae.chemistry.fingerprint.EnvironmentCounts} (unfolded, with counts) hold and compare
 * them; {@link org.molrae.chemistry.fingerprint.CountFingerprint} lists the unfolded ones by name.
 *
 * <p>Identifiers and bits equal those of RDKit 2022.09, so that figures from the literature can be
 * compared. Scores that are built on fingerprints belong to {@code goals}.
 */
@NullMarked
package org.molrae.chemistry.fingerprint;

import org.jspecify.annotations.NullMarked;
