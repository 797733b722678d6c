package org.molrae.molecules.mask;

/** No charged atoms: neither ions nor charge-separated groups such as nitro. */
public record NeutralAtoms() implements Constraint {
    @Override
    public Watch start(Draft draft) {
        return new Watch() {
            @Override
            public boolean atom(int atom) {
                return draft.charge(atom) == 0;
            }
        };
    }

    @Override
    public String toString() {
        return "neutral atoms";
    }
}
