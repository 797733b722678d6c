package org.molrae.molecules.mask;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.molrae.grammar.Vocabulary;

/**
 * An atom that molecules under a {@link SemanticMask} can have.
 *
 * @param smiles as it is written in Kekulé SMILES
 * @param symbol of its element
 * @param charge formal
 * @param hydrogens that it always has, or -1 where they follow from its bonds
 * @param configured whether it has a tetrahedral configuration
 */
public record WritableAtom(
        String smiles, String symbol, int charge, int hydrogens, boolean configured) {

    /**
     * The atoms that a vocabulary can write, in the order of its rules.
     *
     * @throws IllegalArgumentException if it is not one of the grammar {@code smiles}
     */
    public static List<WritableAtom> of(Vocabulary vocabulary) {
        SemanticTables tables = new SemanticTables(vocabulary.plain());
        List<WritableAtom> atoms = new ArrayList<>();
        for (int i = 0; i < tables.kinds.length; i++) {
            AtomKind kind = tables.kinds[i];
            if (tables.start(i) != AtomStates.NONE) {
                atoms.add(
                        new WritableAtom(
                                kind.spelling(),
                                kind.symbol(),
                                kind.charge(),
                                kind.hydrogens(),
                                kind.tagged()));
            }
        }
        return atoms;
    }

    /** The bonds that a vocabulary can write, besides the single one that is not written. */
    public static List<String> bonds(Vocabulary vocabulary) {
        SemanticTables tables = new SemanticTables(vocabulary.plain());
        Set<String> bonds = new LinkedHashSet<>();
        for (int rule = 0; rule < vocabulary.plainSize(); rule++) {
            int[] steps = tables.steps(rule);
            if (steps.length == 1 && Step.type(steps[0]) == Step.BOND) {
                bonds.add(vocabulary.spelling(rule));
            }
        }
        return List.copyOf(bonds);
    }
}
