package org.molrae.chemistry.properties;

import org.molrae.chemistry.pattern.SubstructurePattern;
import org.molrae.chemistry.structure.Molecule;

/** Whether a molecule has a substructure, or whether it has not: 1 or 0. */
final class SubstructureMatch implements Descriptor {

    private final SubstructurePattern pattern;
    private final boolean wanted;

    /**
     * Asks for a substructure.
     *
     * @param wanted whether molecules that have it get 1, or those that do not
     */
    public SubstructureMatch(SubstructurePattern pattern, boolean wanted) {
        this.pattern = pattern;
        this.wanted = wanted;
    }

    @Override
    public String name() {
        return "substructure " + pattern;
    }

    @Override
    public String unit() {
        return "1";
    }

    @Override
    public double lowest() {
        return 0;
    }

    @Override
    public double highest() {
        return 1;
    }

    @Override
    public boolean whole() {
        return true;
    }

    @Override
    public double of(Molecule molecule) {
        return pattern.matches(molecule) == wanted ? 1 : 0;
    }
}
