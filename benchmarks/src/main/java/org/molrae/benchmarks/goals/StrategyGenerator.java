package org.molrae.benchmarks.goals;

import java.util.List;
import org.molrae.benchmarks.table.StopSignal;
import org.molrae.molecules.MoleculeGenerator;
import org.molrae.molecules.SampleOptions;
import org.molrae.molecules.optimization.Optimization;
import org.molrae.molecules.optimization.OptimizedMolecules;
import org.molrae.search.CampaignListener;

/** A model of molrae's with a strategy of search, one setting for all tasks. */
public final class StrategyGenerator implements GoalDirectedGenerator {

    private final MoleculeGenerator model;
    private final String strategy;
    private final int budget;
    private final int threads;
    private final StopSignal signal;
    private final CampaignListener listener;

    /**
     * A search by its name.
     *
     * @param budget molecules that it asks for
     * @param threads that draw molecules
     * @param signal ends it
     */
    public StrategyGenerator(
            MoleculeGenerator model,
            String strategy,
            int budget,
            int threads,
            StopSignal signal,
            CampaignListener listener) {
        this.model = model;
        this.strategy = strategy;
        this.budget = budget;
        this.threads = threads;
        this.signal = signal;
        this.listener = listener;
    }

    @Override
    public String name() {
        return "strategy " + strategy;
    }

    @Override
    public String version(String task) {
        return model.model().sha256();
    }

    @Override
    public List<String> generate(Assignment assignment) {
        Optimization search =
                Optimization.of(model, assignment.oracle())
                        .strategy(strategy)
                        .budget(budget)
                        .conditions(SampleOptions.seeded(assignment.seed()).withThreads(threads))
                        .listener(signal.stopping(listener));
        if (!assignment.start().isEmpty()) {
            search.start(assignment.start());
        }
        OptimizedMolecules found = search.run();
        signal.requireGoing();
        return found.best(assignment.molecules()).stream()
                .map(OptimizedMolecules.Scored::smiles)
                .toList();
    }
}
