package org.molrae.benchmarks.goals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.molrae.benchmarks.table.Cell.Scored;
import org.molrae.chemistry.goals.Scorer;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.KekuleForm;
import org.molrae.chemistry.smiles.MoleculeEdit;
import org.molrae.chemistry.structure.Molecule;

/**
 * A score with a budget. A call is a molecule that was not asked before; repeated ones return what
 * is remembered, texts that are no molecules return 0, and neither costs anything.
 *
 * <p>Any number of threads may ask at once; the order of calls is then theirs.
 */
public final class Oracle implements ToDoubleFunction<String> {

    /** The budget that is never spent. */
    public static final int UNLIMITED = Integer.MAX_VALUE;

    private final ToDoubleFunction<Molecule> score;
    private final boolean stereo;
    private final int budget;
    private final Map<String, Double> known = new HashMap<>();
    private final List<Scored> calls = new ArrayList<>();
    private long asked;
    private long invalid;

    private Oracle(ToDoubleFunction<Molecule> score, boolean stereo, int budget) {
        this.score = score;
        this.stereo = stereo;
        this.budget = budget;
    }

    /**
     * A score with a budget.
     *
     * @param stereo whether stereoisomers are different molecules
     * @param budget how many molecules may be asked, {@link #UNLIMITED} for any number
     */
    public static Oracle of(Scorer scorer, boolean stereo, int budget) {
        return new Oracle(scorer::of, stereo, budget);
    }

    /**
     * The score of a molecule.
     *
     * @throws BudgetSpentException if it is new and the budget is spent
     */
    @Override
    public double applyAsDouble(String smiles) {
        Optional<String> form = form(smiles, stereo);
        synchronized (this) {
            asked++;
            if (form.isEmpty()) {
                invalid++;
                return 0;
            }
            Double value = known.get(form.get());
            if (value != null) {
                return value;
            }
            requireBudget();
        }
        double value = judge(smiles);
        synchronized (this) {
            Double meanwhile = known.get(form.get());
            if (meanwhile != null) {
                return meanwhile;
            }
            requireBudget();
            known.put(form.get(), value);
            calls.add(new Scored(value, smiles));
        }
        return value;
    }

    private void requireBudget() {
        if (calls.size() >= budget) {
            throw new BudgetSpentException(budget);
        }
    }

    private double judge(String smiles) {
        try {
            return score.applyAsDouble(Molecule.fromSmiles(smiles));
        } catch (InvalidMoleculeException e) {
            throw new IllegalStateException("a form without a molecule: " + smiles, e);
        }
    }

    /**
     * The canonical form that molecules are told apart by; nothing for what is no molecule.
     *
     * @param stereo whether configurations and isotopes belong to it, as in RDKit's isomeric SMILES
     */
    static Optional<String> form(String smiles, boolean stereo) {
        try {
            return Optional.of(
                    stereo
                            ? KekuleForm.of(smiles)
                            : new MoleculeEdit(smiles).dropConfigurations().dropIsotopes().form());
        } catch (InvalidMoleculeException e) {
            return Optional.empty();
        }
    }

    /** Whether a new molecule would be refused. */
    public synchronized boolean spent() {
        return calls.size() >= budget;
    }

    /** The molecules that were scored, in the order of calls. */
    public synchronized List<Scored> calls() {
        return List.copyOf(calls);
    }

    /** How often a score was asked for, repeated and invalid ones included. */
    public synchronized long asked() {
        return asked;
    }

    /** How many of these were no molecules. */
    public synchronized long invalid() {
        return invalid;
    }
}
