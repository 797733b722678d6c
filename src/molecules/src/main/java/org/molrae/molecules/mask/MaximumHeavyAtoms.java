package org.molrae.molecules.mask;

/**
 * At most a given number of atoms other than hydrogen.
 *
 * @param count at least 1
 */
public record MaximumHeavyAtoms(int count) implements Constraint {

    /** Refuses bounds that leave nothing. */
    public MaximumHeavyAtoms {
        if (count < 1) {
            throw new IllegalArgumentException(
                    "a molecule has at least 1 heavy atom, not " + count);
        }
    }

    @Override
    public Watch start(Draft draft) {
        int heavy = draft.claim(1);
        return new Watch() {
            @Override
            public boolean atom(int atom) {
                draft.set(heavy, draft.get(heavy) + (draft.element(atom) == 1 ? 0 : 1));
                return draft.get(heavy) <= count;
            }
        };
    }

    @Override
    public String toString() {
        return "at most " + count + " heavy atoms";
    }
}
