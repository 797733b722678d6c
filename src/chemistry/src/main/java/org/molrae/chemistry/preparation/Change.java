package org.molrae.chemistry.preparation;

/** What a preparation has done to a molecule. */
public enum Change {
    METALS("bonds to alkali metals cut"),
    SALTS("salts or solvents stripped"),
    REPEATS("repeated parts merged into one"),
    LARGEST("the largest of several parts kept"),
    ISOTOPES("isotope labels dropped"),
    NEUTRALIZED("neutralized");

    private final String label;

    Change(String label) {
        this.label = label;
    }

    /** In words. */
    public String label() {
        return label;
    }
}
