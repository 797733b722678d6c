package org.molrae.molecules.mask;

import java.util.function.Supplier;
import org.molrae.grammar.Vocabulary;

/**
 * A mask over derivations of Kekulé SMILES under which every derivation is a molecule: gives the
 * cursors that decoders and samplers obey. Immutable, for any number of threads.
 */
public final class SemanticMask implements Supplier<SemanticCursor> {

    /** The constraint that allows everything. */
    public static final Constraint NO_CONSTRAINT = draft -> new Constraint.Watch() {};

    private final SemanticTables tables;
    private final Constraint constraint;
    private final int budget;

    private SemanticMask(SemanticTables tables, Constraint constraint, int budget) {
        this.tables = tables;
        this.constraint = constraint;
        this.budget = budget;
    }

    /**
     * The mask of all molecules.
     *
     * @param vocabulary of the grammar {@code smiles}, merged rules included
     * @param budget the most plain rules of a derivation
     * @throws IllegalArgumentException if no molecule is that short
     */
    public static SemanticMask of(Vocabulary vocabulary, int budget) {
        return of(vocabulary, budget, NO_CONSTRAINT);
    }

    /**
     * The mask of the molecules that obey a constraint.
     *
     * @throws IllegalArgumentException if no molecule can be found that does, saying why
     */
    public static SemanticMask of(Vocabulary vocabulary, int budget, Constraint constraint) {
        SemanticMask mask = new SemanticMask(new SemanticTables(vocabulary), constraint, budget);
        if (!mask.get().anyMolecule()) {
            throw new IllegalArgumentException(
                    "no molecule of at most " + budget + " rules is left by: " + constraint);
        }
        return mask;
    }

    /** A cursor at the start of a derivation. */
    @Override
    public SemanticCursor get() {
        return new SemanticCursor(tables, constraint, budget);
    }

    /** The rules. */
    public Vocabulary vocabulary() {
        return tables.vocabulary;
    }

    /** The most plain rules of a derivation. */
    public int budget() {
        return budget;
    }
}
