package org.molrae.molecules.mask;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.molrae.grammar.Vocabulary;

/**
 * A mask over derivations of Kekulé SMILES under which every derivation is a molecule: gives the
 * cursors that decoders and samplers obey. Immutable, for any number of threads.
 */
public final class SemanticMask implements Supplier<SemanticCursor> {

    private final SemanticTables tables;
    private final int budget;
    private final Constraint constraint;
    private final Scaffold scaffold;

    private SemanticMask(
            SemanticTables tables, int budget, Constraint constraint, Scaffold scaffold) {
        this.tables = tables;
        this.budget = budget;
        this.constraint = constraint;
        this.scaffold = scaffold;
    }

    /**
     * The mask of all molecules.
     *
     * @param vocabulary of the grammar {@code smiles}, merged rules included
     * @param budget the most plain rules of a derivation
     * @throws IllegalArgumentException if no molecule is that short
     */
    public static SemanticMask of(Vocabulary vocabulary, int budget) {
        return of(vocabulary, budget, Constraint.NONE);
    }

    /**
     * The mask of the molecules that obey a constraint.
     *
     * @throws IllegalArgumentException if no molecule can be found that does, saying why
     */
    public static SemanticMask of(Vocabulary vocabulary, int budget, Constraint constraint) {
        return checked(new SemanticTables(vocabulary), budget, constraint, Scaffold.NONE);
    }

    /**
     * The mask of the molecules, of the same rules, that obey a constraint.
     *
     * @param budget the most plain rules of a derivation
     * @throws IllegalArgumentException if no molecule can be found that does, saying why
     */
    public SemanticMask narrowed(int budget, Constraint constraint) {
        return checked(tables, budget, constraint, scaffold);
    }

    /**
     * The mask of the molecules that are allowed here and contain a scaffold.
     *
     * @throws IllegalArgumentException if no molecule can be found that does, saying why
     */
    public SemanticMask around(Scaffold scaffold) {
        return checked(tables, budget, constraint, scaffold);
    }

    private static SemanticMask checked(
            SemanticTables tables, int budget, Constraint constraint, Scaffold scaffold) {
        SemanticMask mask = new SemanticMask(tables, budget, constraint, scaffold);
        if (!mask.get().anyMolecule()) {
            throw new IllegalArgumentException(mask.refusal());
        }
        return mask;
    }

    /** Names the fewest conditions that leave no molecule, by leaving out one after the other. */
    private String refusal() {
        List<Constraint> culprits = new ArrayList<>(parts(constraint));
        Scaffold needed = scaffold;
        if (!satisfiable(culprits, Scaffold.NONE)) {
            needed = Scaffold.NONE;
        }
        for (Constraint part : parts(constraint)) {
            List<Constraint> others = new ArrayList<>(culprits);
            others.remove(part);
            if (!satisfiable(others, needed)) {
                culprits = others;
            }
        }
        List<String> names = new ArrayList<>();
        culprits.forEach(part -> names.add(part.toString()));
        if (needed != Scaffold.NONE) {
            names.add(needed.toString());
        }
        String limit = "no molecule of at most " + budget + " rules";
        return names.isEmpty()
                ? limit + " can be written"
                : limit + " is left by: " + String.join("; ", names);
    }

    private boolean satisfiable(List<Constraint> constraints, Scaffold scaffold) {
        Constraint all = constraints.stream().reduce(Constraint.NONE, Constraint::and);
        return new SemanticCursor(tables, all, scaffold, budget).anyMolecule();
    }

    private static List<Constraint> parts(Constraint constraint) {
        if (constraint instanceof Constraint.Both both) {
            List<Constraint> parts = new ArrayList<>(parts(both.first()));
            parts.addAll(parts(both.second()));
            return parts;
        }
        return constraint == Constraint.NONE ? List.of() : List.of(constraint);
    }

    /** A cursor at the start of a derivation. */
    @Override
    public SemanticCursor get() {
        return new SemanticCursor(tables, constraint, scaffold, budget);
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
