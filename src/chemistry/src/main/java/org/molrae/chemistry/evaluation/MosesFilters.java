package org.molrae.chemistry.evaluation;

import org.molrae.chemistry.alerts.AlertCatalog;
import org.molrae.chemistry.structure.Molecule;

/** MOSES' filters: its {@code mol_passes_filters} with the default settings. */
final class MosesFilters {

    private static final int LARGEST_RING = 7;

    /** H, C, N, O, F, S, Cl, Br. */
    private static final long ALLOWED =
            1L << 1 | 1L << 6 | 1L << 7 | 1L << 8 | 1L << 9 | 1L << 16 | 1L << 17 | 1L << 35;

    private MosesFilters() {}

    /**
     * Whether a molecule has no ring of eight atoms or more, no charged atom, no element beyond H,
     * C, N, O, F, S, Cl, Br, and raises no alert of MCF or PAINS.
     */
    static boolean passes(Molecule molecule) {
        for (int r = 0; r < molecule.ringCount(); r++) {
            if (molecule.ringAtoms(r).length > LARGEST_RING) {
                return false;
            }
        }
        for (int a = 0; a < molecule.atomCount(); a++) {
            int element = molecule.element(a);
            if (molecule.charge(a) != 0 || element >= Long.SIZE || (ALLOWED >> element & 1) == 0) {
                return false;
            }
        }
        return !AlertCatalog.mcf().matchesAny(molecule)
                && !AlertCatalog.mosesPains().matchesAny(molecule);
    }
}
