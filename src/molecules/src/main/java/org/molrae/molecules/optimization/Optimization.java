package org.molrae.molecules.optimization;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
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
 * A search in latent space for molecules of a high score, said step by step; the defaults are those
 * of {@code molrae optimize}.
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

    private final MoleculeGenerator generator;
    private final ToDoubleFunction<String> objective;
    private Goal goal = Goal.MAXIMIZE;
    private String strategy = "evolution";
    private int rounds = 10;
    private int batch = 50;
    private int startCount = 1000;
    private int threads = 1;
    private SampleOptions conditions;
    private CampaignListener listener = CampaignListener.NONE;
    private @Nullable List<String> start;
    private @Nullable List<ScoredText> scored;

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

    /** Searches by a strategy of {@link StrategyRegistry#STANDARD}. */
    public Optimization strategy(String name) {
        strategy = name;
        return this;
    }

    /** Proposes codes this often. */
    public Optimization rounds(int count) {
        rounds = count;
        return this;
    }

    /** Proposes so many codes a round. */
    public Optimization batch(int codes) {
        batch = codes;
        return this;
    }

    /** Finds the same under the same seed; a random one where none is said. */
    public Optimization seed(long seed) {
        conditions = conditions.withSeed(seed);
        return this;
    }

    /**
     * Finds molecules that have what options ask for: constraint, scaffold and number of rules; the
     * molecules to begin with are drawn by them, with their seed.
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

    /** Begins with so many molecules that are drawn. */
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
        CampaignPlan plan = new CampaignPlan(strategy, rounds, batch, conditions.seed());
        StrategyRegistry.STANDARD.requireKnown(strategy);
        ToDoubleFunction<String> asked =
                threads > 1 && !(objective instanceof BatchObjective)
                        ? BatchObjective.parallel(objective, threads)
                        : objective;
        List<ScoredText> begin = new ArrayList<>();
        try {
            begin(asked, begin);
        } catch (CancellationException e) {
            return new OptimizedMolecules(begin, new CampaignResult(goal, List.of(), false));
        }
        if (begin.isEmpty()) {
            throw new IllegalArgumentException("no molecule to begin with has a score");
        }
        Campaign campaign =
                new Campaign(
                        problem(asked),
                        begin,
                        MoleculeProblem.box(begin),
                        plan,
                        StrategyRegistry.STANDARD);
        return new OptimizedMolecules(begin, campaign.run(trace, listener));
    }

    private SearchProblem problem(ToDoubleFunction<String> asked) {
        MoleculeDecoder decoder = generator.decoder(conditions);
        return conditions
                .scaffold()
                .map(scaffold -> MoleculeProblem.of(decoder, scaffold, asked, goal))
                .orElseGet(() -> MoleculeProblem.of(decoder, asked, goal));
    }

    private void begin(ToDoubleFunction<String> asked, List<ScoredText> begin) {
        if (scored != null) {
            begin.addAll(scored);
            return;
        }
        List<String> molecules = start == null ? drawn() : start;
        for (int from = 0; from < molecules.size(); from += SCORED_AT_ONCE) {
            int to = Math.min(molecules.size(), from + SCORED_AT_ONCE);
            begin.addAll(MoleculeProblem.start(generator, molecules.subList(from, to), asked));
        }
    }

    /** As many as were asked for, or all that there are. */
    private List<String> drawn() {
        List<String> drawn = new ArrayList<>(startCount);
        try (MoleculeStream stream = generator.sample(conditions.withForm(OutputForm.KEKULE))) {
            stream.expect(startCount);
            while (drawn.size() < startCount) {
                drawn.add(stream.next().smiles());
            }
        } catch (NoSuchElementException e) {
            return drawn;
        }
        return drawn;
    }
}
