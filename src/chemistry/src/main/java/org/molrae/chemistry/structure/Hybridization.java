package org.molrae.chemistry.structure;

/** The hybridization of an atom, as RDKit names it. */
public enum Hybridization {
    /** Dummy atoms, and atoms with more than six bonds and lone pairs. */
    UNSPECIFIED,
    S,
    SP,
    SP2,
    SP3,
    SP3D,
    SP3D2
}
