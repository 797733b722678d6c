package org.molrae.molecules.optimization;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.alerts.AlertCatalog;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.structure.Molecule;
import org.molrae.molecules.MoleculeDecoder;
import org.molrae.molecules.MoleculeGenerator;
import org.molrae.molecules.MoleculeStream;
import org.molrae.molecules.OutputForm;
import org.molrae.molecules.SampleOptions;
import org.molrae.search.BatchObjective;
import org.molrae.search.Campaign;
import org.molrae.search.CampaignListener;
import org.molrae.search.CampaignPlan;
import org.molrae.search.CampaignResult;
import org.molrae.search.CampaignTrace;
import org.molrae.search.Goal;
import org.molrae.search.ScoredText;
import org.molrae.search.SearchProblem;
import org.molrae.search.strategy.StrategyRegistry;
import org.openscience.cdk.interfaces.IAtomContainer;

/**
 * A search for molecules of a high score, in latent space or among molecules, said step by step;
 * the defaults are those of {@code molrae optimize}.
 *
 * <pre>{@code
 * OptimizedMolecules found =
 *         Optimization.of(generator, MoleculeObjective.DRUG_LIKENESS)
 *                 .startCount(30)
 *                 .rounds(2)
 *                 .batch(10)
 *                 .seed(1)
 *                 .run();
 * found.best(3).forEach(best -> System.out.println(best.smiles() + " " + best.score()));
 * }</pre>
 *
 * <p>An interrupt of the thread that runs it ends it with what it has, and so does a {@link
 * CancellationException} that the objective or the listener throws: {@link
 * OptimizedMolecules#complete}. Not thread-safe; it runs once.
 */
public final class Optimization {

    private static final int SCORED_AT_ONCE = 1024;
    private static final int ROUNDS = 10;
    private static final int BATCH = 50;
    private static final int BUDGET = 10_000;
    private static final int START = 1000;

    private final MoleculeGenerator generator;
    private final ToDoubleFunction<String> objective;
    private Goal goal = Goal.MAXIMIZE;
    private String strategy = "evolution";
    private @Nullable Integer rounds;
    private @Nullable Integer batch;
    private @Nullable Integer budget;
    private @Nullable Integer startCount;
    private int threads = 1;
    private SampleOptions conditions;
    private CampaignListener listener = CampaignListener.NONE;
    private @Nullable List<String> start;
    private @Nullable List<ScoredText> scored;
    private @Nullable Path agent;
    private @Nullable CampaignPlan plan;

    private Optimization(MoleculeGenerator generator, ToDoubleFunction<String> objective) {
        this.generator = generator;
        this.objective = objective;
        conditions = SampleOptions.seeded(new SplittableRandom().nextLong());
    }

    /**
     * A search for high scores.
     *
     * @param objective the score of a SMILES, not finite where it has none: {@link
     *     MoleculeObjective} has some, and makes others of functions of containers; a {@link
     *     BatchObjective} is asked for a round at a time
     */
    public static Optimization of(MoleculeGenerator generator, ToDoubleFunction<String> objective) {
        return new Optimization(generator, objective);
    }

    /** Looks for high scores or low ones. */
    public Optimization goal(Goal wanted) {
        goal = wanted;
        return this;
    }

    /** Looks for low scores. */
    public Optimization minimize() {
        return goal(Goal.MINIMIZE);
    }

    /** Searches by a {@link MoleculeStrategy} or one of {@link StrategyRegistry#STANDARD}. */
    public Optimization strategy(String name) {
        strategy = name;
        return this;
    }

    /** Proposes this often; by default 10 times, or as often as it takes to spend a budget. */
    public Optimization rounds(int count) {
        rounds = count;
        return this;
    }

    /** Proposes so many molecules a round; by default 50, or what suits the strategy. */
    public Optimization batch(int proposals) {
        batch = proposals;
        return this;
    }

    /**
     * Asks for so many scores of different molecules, those to begin with included; by default as
     * many as the rounds come to, or {@value #BUDGET} by a {@link MoleculeStrategy}.
     */
    public Optimization budget(int molecules) {
        budget = molecules;
        return this;
    }

    /** Searches by a plan, whose seed is for the search alone. */
    public Optimization plan(CampaignPlan whole) {
        plan = whole;
        return this;
    }

    /** Keeps the model that a strategy has tuned, whether it came to its end or not. */
    public Optimization saveAgent(Path file) {
        agent = file;
        return this;
    }

    /** Finds the same under the same seed; a random one where none is said. */
    public Optimization seed(long seed) {
        conditions = conditions.withSeed(seed);
        return this;
    }

    /**
     * Finds molecules that have what options ask for: constraint, scaffold, alerts and number of
     * rules; the molecules to begin with are drawn by them, with their seed.
     */
    public Optimization conditions(SampleOptions options) {
        conditions = options;
        return this;
    }

    /**
     * Begins with these molecules, in any form; those that the model cannot express are left out.
     */
    public Optimization start(List<String> smiles) {
        start = List.copyOf(smiles);
        return this;
    }

    /**
     * Begins with these molecules of CDK's.
     *
     * @throws InvalidMoleculeException if CDK cannot write one
     */
    public Optimization startContainers(List<? extends IAtomContainer> molecules)
            throws InvalidMoleculeException {
        List<String> smiles = new ArrayList<>(molecules.size());
        for (IAtomContainer molecule : molecules) {
            smiles.add(Molecule.smiles(molecule));
        }
        return start(smiles);
    }

    /**
     * Begins with so many molecules that are drawn; by default 1000, or none by a {@link
     * MoleculeStrategy}, which draws the first ones itself.
     */
    public Optimization startCount(int molecules) {
        startCount = molecules;
        return this;
    }

    /** Begins with molecules whose scores are known: {@link MoleculeProblem#start}. */
    public Optimization startScored(List<ScoredText> molecules) {
        scored = List.copyOf(molecules);
        return this;
    }

    /** Scores on this many threads at once; the objective must be thread-safe then. */
    public Optimization threads(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("at least 1 thread must score, not " + count);
        }
        threads = count;
        return this;
    }

    /** Has something told of every proposal and round, on the thread that runs this. */
    public Optimization listener(CampaignListener told) {
        listener = told;
        return this;
    }

    /**
     * Searches.
     *
     * @throws IllegalArgumentException if there is no such strategy, no molecule obeys the
     *     conditions, or none to begin with has a score
     */
    public OptimizedMolecules run() {
        try {
            return run(CampaignTrace.none());
        } catch (IOException e) {
            throw new IllegalStateException("nothing was written", e);
        }
    }

    /**
     * Searches, and writes what it does to a trace, or goes on behind it.
     *
     * @throws IllegalArgumentException as {@link #run()}, or if the trace is of another search
     * @throws IOException if the trace cannot be written
     */
    public OptimizedMolecules run(CampaignTrace trace) throws IOException {
        CampaignPlan planned =
                plan != null ? plan : plan(strategy, rounds, batch, budget, conditions.seed());
        Optional<MoleculeStrategy> writing = MoleculeStrategy.named(planned.strategy());
        if (writing.isEmpty()) {
            StrategyRegistry.STANDARD.requireKnown(planned.strategy());
        }
        if (agent != null && writing.filter(MoleculeStrategy::learns).isEmpty()) {
            throw new IllegalArgumentException(
                    "the strategy " + planned.strategy() + " tunes no model");
        }
        ToDoubleFunction<String> asked =
                threads > 1 && !(objective instanceof BatchObjective)
                        ? BatchObjective.parallel(objective, threads)
                        : objective;
        List<ScoredText> begin = new ArrayList<>();
        try {
            begin(asked, begin, writing.isPresent() ? 0 : START);
        } catch (CancellationException e) {
            return new OptimizedMolecules(begin, new CampaignResult(goal, List.of(), false));
        }
        if (writing.isPresent()) {
            return written(writing.get(), problem(asked), begin, planned, trace);
        }
        if (begin.isEmpty()) {
            throw new IllegalArgumentException("no molecule to begin with has a score");
        }
        Campaign campaign =
                new Campaign(
                        problem(asked),
                        begin,
                        MoleculeProblem.box(begin),
                        planned,
                        StrategyRegistry.STANDARD);
        return new OptimizedMolecules(begin, campaign.run(trace, listener));
    }

    /** By a strategy that writes molecules, whose model is kept whatever ends the campaign. */
    private OptimizedMolecules written(
            MoleculeStrategy writing,
            SearchProblem problem,
            List<ScoredText> begin,
            CampaignPlan planned,
            CampaignTrace trace)
            throws IOException {
        List<MoleculeStrategy.Running> running = new ArrayList<>(1);
        try {
            Campaign campaign =
                    new Campaign(
                            problem,
                            begin,
                            planned,
                            seed -> {
                                running.add(writing.start(generator, conditions, seed));
                                return running.get(0).search();
                            });
            CampaignResult result = campaign.run(trace, listener);
            if (agent != null) {
                running.get(0).agent().orElseThrow().save(agent);
            }
            return new OptimizedMolecules(begin, result);
        } finally {
            running.forEach(MoleculeStrategy.Running::close);
        }
    }

    /**
     * The plan of a search; null for what is not said.
     *
     * @param strategy by name, one of a {@link MoleculeStrategy} or of {@link
     *     StrategyRegistry#STANDARD}
     */
    public static CampaignPlan plan(
            String strategy,
            @Nullable Integer rounds,
            @Nullable Integer batch,
            @Nullable Integer budget,
            long seed) {
        Optional<MoleculeStrategy> writing = MoleculeStrategy.named(strategy);
        int proposals = batch != null ? batch : writing.map(MoleculeStrategy::batch).orElse(BATCH);
        if (rounds == null && (budget != null || writing.isPresent())) {
            return CampaignPlan.ofBudget(
                    strategy, proposals, budget == null ? BUDGET : budget, seed);
        }
        return new CampaignPlan(
                strategy,
                rounds == null ? ROUNDS : rounds,
                proposals,
                budget == null ? CampaignPlan.UNLIMITED : budget,
                seed);
    }

    private SearchProblem problem(ToDoubleFunction<String> asked) {
        MoleculeDecoder decoder = generator.decoder(conditions);
        SearchProblem problem =
                conditions
                        .scaffold()
                        .map(scaffold -> MoleculeProblem.of(decoder, scaffold, asked, goal))
                        .orElseGet(() -> MoleculeProblem.of(decoder, asked, goal));
        return conditions
                .forbidden()
                .map(
                        alerts ->
                                new SearchProblem(
                                        problem.decoder(),
                                        problem.valid().and(text -> !raises(alerts, text)),
                                        asked,
                                        goal))
                .orElse(problem);
    }

    private static boolean raises(AlertCatalog alerts, String smiles) {
        try {
            return alerts.matchesAny(Molecule.fromSmiles(smiles));
        } catch (InvalidMoleculeException e) {
            return true;
        }
    }

    private void begin(ToDoubleFunction<String> asked, List<ScoredText> begin, int usual) {
        if (scored != null) {
            begin.addAll(scored);
            return;
        }
        int count = startCount == null ? usual : startCount;
        List<String> molecules = start == null ? drawn(count) : start;
        for (int from = 0; from < molecules.size(); from += SCORED_AT_ONCE) {
            int to = Math.min(molecules.size(), from + SCORED_AT_ONCE);
            begin.addAll(MoleculeProblem.start(generator, molecules.subList(from, to), asked));
        }
    }

    /** As many as were asked for, or all that there are. */
    private List<String> drawn(int count) {
        List<String> drawn = new ArrayList<>(count);
        try (MoleculeStream stream = generator.sample(conditions.withForm(OutputForm.KEKULE))) {
            stream.expect(count);
            while (drawn.size() < count) {
                drawn.add(stream.next().smiles());
            }
        } catch (NoSuchElementException e) {
            return drawn;
        }
        return drawn;
    }
}
