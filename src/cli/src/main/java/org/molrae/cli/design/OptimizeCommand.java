package org.molrae.cli.design;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.molrae.cli.files.ResultFile;
import org.molrae.cli.options.DeviceOptions;
import org.molrae.cli.options.Form;
import org.molrae.cli.options.Formerly;
import org.molrae.cli.options.ModelOptions;
import org.molrae.cli.options.OutputOptions;
import org.molrae.cli.options.Positive;
import org.molrae.cli.options.RunOptions;
import org.molrae.cli.options.RunSettings;
import org.molrae.cli.options.SeedOptions;
import org.molrae.cli.options.TableFormat;
import org.molrae.cli.options.Writes;
import org.molrae.cli.sampling.ConstraintOptions;
import org.molrae.cli.terminal.Failure;
import org.molrae.cli.terminal.Notes;
import org.molrae.molecules.MoleculeGenerator;
import org.molrae.molecules.OutputForm;
import org.molrae.molecules.SampleOptions;
import org.molrae.molecules.optimization.MoleculeStrategy;
import org.molrae.molecules.optimization.Optimization;
import org.molrae.molecules.optimization.OptimizedMolecules;
import org.molrae.search.CampaignListener;
import org.molrae.search.CampaignPlan;
import org.molrae.search.CampaignResult;
import org.molrae.search.CampaignTrace;
import org.molrae.search.Evaluation;
import org.molrae.search.RoundReport;
import org.molrae.search.ScoreFile;
import org.molrae.search.ScoredText;
import org.molrae.search.strategy.StrategyRegistry;
import org.molrae.search.surrogate.Calibration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code molrae optimize}: molecules of a high score, by a search of the latent space or not. */
@Command(
        name = "optimize",
        description = {
            "Search for molecules of a high score: a table of the best, SMILES and score.",
            "Each round proposes molecules and scores them; a molecule is scored once.",
            "Strategies that search the latent space: ${bundle:strategyKinds}. They begin with molecules that are scored"
                    + " first: those of --start, or some drawn from the model. Where one predicts scores, a tenth of the"
                    + " first molecules is held out to judge the predictions by.",
            "Strategies that search among molecules: ${bundle:moleculeStrategyKinds}. They take more scores and find far"
                    + " better molecules; what they write has no configurations (stereo)."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  molrae optimize --objective plogp --max-atoms 38 --rounds 50",
            "  molrae optimize --objective qed --start molecules.smi --report qed.html",
            "  molrae optimize --goal zaleplon_mpo --strategy auto --budget 5000 --seed 1",
            "  molrae optimize --objective ./dock.sh --timeout 300 --strategy turbo --trace dock.csv --seed 1",
            "  molrae optimize --objective ./dock.sh --timeout 300 --strategy turbo --trace dock.csv --seed 1 --resume",
            "  molrae optimize --objective 'python3 score.py --fast' --minimize --scaffold c1ccncc1"
        })
public final class OptimizeCommand implements Runnable {

    @Mixin ObjectiveOptions objective;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            converter = Positive.class,
            description = "Rounds. Default: 10, or as many as the budget takes where there is one.")
    @Nullable Integer rounds;

    @Option(
            names = "--budget",
            paramLabel = "N",
            converter = Positive.class,
            description =
                    "Score N different molecules, those to begin with included. Default: what the rounds come to, or"
                            + " 10000 by strategies that search among molecules.")
    @Nullable Integer budget;

    @Formerly("--batch")
    @Option(
            names = "--batch-size",
            paramLabel = "N",
            converter = Positive.class,
            description =
                    "Molecules that a round proposes. Default: 50, or what suits a strategy that searches among"
                            + " molecules.")
    @Nullable Integer batch;

    @Option(
            names = "--strategy",
            paramLabel = "${bundle:strategies}|${bundle:moleculeStrategies}",
            defaultValue = "evolution",
            description = "One of those above. Default: ${DEFAULT-VALUE}.")
    String strategy;

    @Writes
    @Option(
            names = "--save-agent",
            paramLabel = "FILE",
            description =
                    "Keep the model that policy or auto has tuned, which 'molrae sample --model FILE' draws from.")
    @Nullable Path agent;

    @Mixin StartOptions start;

    @Option(
            names = {"-n", "--count"},
            paramLabel = "N",
            converter = Positive.class,
            defaultValue = "10",
            description = "Write the N best. Default: ${DEFAULT-VALUE}.")
    int count;

    @Option(
            names = "--new-only",
            description =
                    "Leave the molecules that the search began with out of the best. Default: they take part.")
    boolean newOnly;

    @Writes
    @Option(
            names = "--trace",
            paramLabel = "FILE",
            description =
                    "Write every proposal to this CSV file, as soon as it is scored, and the scores of the first"
                            + " molecules to FILE.start; see --resume.")
    @Nullable Path trace;

    @Option(
            names = "--resume",
            description =
                    "Go on behind the last row of the trace; give the same options, but for more --rounds or --budget"
                            + " if you like.")
    boolean resume;

    @Writes(packs = true)
    @Option(
            names = "--report",
            paramLabel = "FILE",
            description =
                    "Write a page for people to FILE: the best molecules drawn, and how it went. It needs no network.")
    @Nullable String report;

    /** Options that do not change what a round does. */
    private static final Set<String> PASSING =
            Set.of(
                    "--resume",
                    "--rounds",
                    "--budget",
                    "--save-agent",
                    "--count",
                    "--format",
                    "--no-header",
                    "--new-only",
                    "--threads",
                    "--quiet",
                    "--strict",
                    "--timeout",
                    "--model",
                    "--device");

    @Mixin SeedOptions seed;

    @Mixin ConstraintOptions constraints;

    @Mixin ModelOptions model;

    @Mixin DeviceOptions device;

    @Mixin OutputOptions output;

    @Mixin TableFormat format = new TableFormat(Form.TSV);

    @Mixin RunOptions options;

    @Override
    public void run() {
        if (resume && trace == null) {
            throw options.wrongUsage("--resume needs the --trace to resume");
        }
        if (resume && seed.seed == null) {
            throw options.wrongUsage("--resume needs the --seed of the trace");
        }
        try {
            requireStrategy();
            constraints.constraint();
        } catch (IllegalArgumentException e) {
            throw options.wrongUsage(String.valueOf(e.getMessage()));
        }
        Notes notes = new Notes(options.streams());
        CampaignPlan plan = Optimization.plan(strategy, rounds, batch, budget, seed.value());
        start.requireReadable();
        try (ObjectiveOptions.Scoring scoring = objective.open(options);
                ResultFile results = ResultFile.open(output.file, options.streams());
                ResultFile page =
                        report == null ? null : ResultFile.open(report, options.streams());
                MoleculeGenerator generator = model.load(device);
                CampaignTrace rows = trace(generator, scoring);
                ScoreFile scores = scores(scoring)) {
            SampleOptions asked = asked(generator);
            List<ScoredText> begin =
                    start.scored(
                            generator,
                            asked,
                            scoring,
                            scores,
                            objective.goal(),
                            MoleculeStrategy.named(strategy).isPresent(),
                            options,
                            notes);
            OptimizedMolecules found =
                    search(
                            generator,
                            asked,
                            begin,
                            rows,
                            plan,
                            scoring,
                            new Shown(notes, plan, begin.size(), known(begin)));
            CampaignResult result = found.campaign();
            results.write(best(found).getBytes(StandardCharsets.UTF_8));
            results.keep();
            if (page != null) {
                OptimizationReport text =
                        new OptimizationReport(
                                scoring.name(),
                                description(plan, begin),
                                begin,
                                known(begin),
                                result);
                page.write(text.page().getBytes(StandardCharsets.UTF_8));
                page.keep();
            }
            scoring.troubles().get().forEach(trouble -> notes.line("optimize: " + trouble));
            options.say(notes, OptimizationReport.counts(result) + "; seed " + plan.seed());
        } catch (IOException e) {
            throw Failure.of("no optimization", e);
        } catch (UncheckedIOException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Checks the strategy before any work is done for it.
     *
     * @throws IllegalArgumentException if there is none of this name, or it tunes no model to keep
     */
    private void requireStrategy() {
        Optional<MoleculeStrategy> writing = MoleculeStrategy.named(strategy);
        if (writing.isEmpty() && !StrategyRegistry.STANDARD.descriptions().containsKey(strategy)) {
            throw new IllegalArgumentException(
                    "unknown strategy '%s'; there are %s, %s"
                            .formatted(
                                    strategy,
                                    StrategyRegistry.STANDARD.names(),
                                    String.join(", ", MoleculeStrategy.labels())));
        }
        if (agent != null && writing.filter(MoleculeStrategy::learns).isEmpty()) {
            throw new IllegalArgumentException(
                    "--save-agent: the strategy " + strategy + " tunes no model");
        }
    }

    /** The scores of the first molecules, in a file beside the trace. */
    private ScoreFile scores(ObjectiveOptions.Scoring scoring) throws IOException {
        if (trace == null) {
            return ScoreFile.none(scoring.function());
        }
        Path file = trace.resolveSibling(trace.getFileName() + ".start");
        try {
            return resume
                    ? ScoreFile.resume(file, scoring.function())
                    : ScoreFile.create(file, scoring.function());
        } catch (IllegalArgumentException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw Failure.of("cannot write " + file, e);
        }
    }

    private CampaignTrace trace(MoleculeGenerator generator, ObjectiveOptions.Scoring scoring)
            throws IOException {
        if (trace == null) {
            return CampaignTrace.none();
        }
        RunSettings settings =
                objective
                        .settings(RunSettings.of(options.verb, PASSING), scoring)
                        .with("model", generator.model().sha256());
        Path kept = trace.resolveSibling(trace.getFileName() + ".settings");
        if (resume) {
            try {
                settings.requireSame(kept, trace, true);
                return CampaignTrace.resume(trace);
            } catch (IllegalArgumentException e) {
                throw new Failure(String.valueOf(e.getMessage()), e);
            } catch (IOException e) {
                throw Failure.of("nothing to resume: cannot read " + trace, e);
            }
        }
        if (Files.exists(trace)) {
            throw new Failure(trace + " is there from an earlier run: add --resume, or delete it");
        }
        try {
            CampaignTrace rows = CampaignTrace.create(trace);
            settings.requireSame(kept, trace, false);
            return rows;
        } catch (IOException e) {
            throw Failure.of("cannot write " + trace, e);
        }
    }

    /** The conditions on the molecules. */
    private SampleOptions asked(MoleculeGenerator generator) {
        try {
            SampleOptions asked =
                    SampleOptions.seeded(seed.value())
                            .withForm(OutputForm.KEKULE)
                            .withConstraint(constraints.constraint())
                            .withThreads(options.threads);
            if (constraints.maxRules != null) {
                asked = asked.withMaxRules(constraints.maxRules);
            }
            return constraints
                    .scaffold(generator.vocabulary())
                    .map(asked::withScaffold)
                    .orElse(asked);
        } catch (IllegalArgumentException e) {
            throw options.wrongUsage(String.valueOf(e.getMessage()));
        }
    }

    private OptimizedMolecules search(
            MoleculeGenerator generator,
            SampleOptions asked,
            List<ScoredText> begin,
            CampaignTrace rows,
            CampaignPlan plan,
            ObjectiveOptions.Scoring scoring,
            CampaignListener shown)
            throws IOException {
        try {
            generator.decoder(asked);
        } catch (IllegalArgumentException e) {
            throw options.wrongUsage(String.valueOf(e.getMessage()));
        }
        Optimization search =
                Optimization.of(generator, scoring.function())
                        .goal(objective.goal())
                        .conditions(asked)
                        .startScored(begin)
                        .plan(plan)
                        .listener(shown);
        if (agent != null) {
            search.saveAgent(agent);
        }
        return search.run(rows);
    }

    /** The best score to begin with, if it counts; else NaN. */
    private double known(List<ScoredText> begin) {
        return newOnly ? Double.NaN : objective.goal().best(begin);
    }

    /** The best of those that were found and, unless only new ones are wanted, begun with. */
    private String best(OptimizedMolecules result) {
        StringBuilder text = new StringBuilder(format.form().header(List.of("smiles", "score")));
        (newOnly ? result.bestNew(count) : result.best(count))
                .forEach(
                        one ->
                                format.form()
                                        .append(
                                                text,
                                                List.of(
                                                        one.smiles(),
                                                        String.format(
                                                                Locale.ROOT,
                                                                "%.6f",
                                                                one.score()))));
        return text.toString();
    }

    private String description(CampaignPlan plan, List<ScoredText> begin) {
        return String.format(
                Locale.ROOT,
                "%s scores are looked for. Strategy %s, %s, seed %d, model %s; %,d molecules %s were"
                        + " scored to begin with%s.",
                objective.minimize ? "Low" : "High",
                plan.strategy(),
                length(plan),
                plan.seed(),
                model.model,
                begin.size(),
                start.origin(),
                constraints.maxAtoms == null
                        ? ""
                        : "; at most " + constraints.maxAtoms + " heavy atoms");
    }

    /** How long a plan goes on. */
    private static String length(CampaignPlan plan) {
        String budget =
                plan.budget() == CampaignPlan.UNLIMITED
                        ? ""
                        : String.format(Locale.ROOT, "at most %,d molecules", plan.budget());
        return plan.rounds() == CampaignPlan.UNLIMITED
                ? budget
                : String.format(
                        Locale.ROOT,
                        "%,d rounds of %,d%s",
                        plan.rounds(),
                        plan.batch(),
                        budget.isEmpty() ? "" : ", " + budget);
    }

    /** How far predictions held, to be added to a line. */
    public static String calibration(String of, Optional<Calibration> calibration) {
        return calibration
                .map(
                        found ->
                                String.format(
                                        Locale.ROOT,
                                        "; %s: RMSE %.4f, log-likelihood %.3f",
                                        of,
                                        found.rmse(),
                                        found.meanLogLikelihood()))
                .orElse("");
    }

    /** A line for each round that brings something, and on terminals how far it is. */
    private final class Shown implements CampaignListener {

        /** Lines of a search that goes on until its budget is spent, which has many rounds. */
        private static final int LINES = 100;

        private final Notes notes;
        private final CampaignPlan plan;
        private double best;
        private int scored;
        private int told;
        private double sum;
        private long summed;

        Shown(Notes notes, CampaignPlan plan, int begin, double best) {
            this.notes = notes;
            this.plan = plan;
            this.scored = begin;
            this.best = best;
        }

        private boolean counted() {
            return plan.rounds() == CampaignPlan.UNLIMITED;
        }

        @Override
        public void evaluated(Evaluation one) {
            best = objective.goal().better(one.score(), best) ? one.score() : best;
            scored += one.fresh() ? 1 : 0;
            if (!options.quiet && notes.onTerminal()) {
                notes.status(
                        counted()
                                ? String.format(
                                        Locale.ROOT,
                                        "%,d of %,d molecules, best so far %.4f",
                                        scored,
                                        plan.budget(),
                                        best)
                                : String.format(
                                        Locale.ROOT,
                                        "round %d of %d: %d of %d, best so far %.4f",
                                        one.round(),
                                        plan.rounds(),
                                        one.index() + 1,
                                        plan.batch(),
                                        best));
            }
        }

        @Override
        public void round(RoundReport report) {
            for (Evaluation one : report.evaluations()) {
                sum += one.scored() ? one.score() : 0;
                summed += one.scored() ? 1 : 0;
            }
            if (options.quiet || (counted() && scored - told < plan.budget() / LINES)) {
                return;
            }
            notes.line(
                    String.format(
                                    Locale.ROOT,
                                    "%s: mean %.4f, best so far %.4f",
                                    counted()
                                            ? String.format(Locale.ROOT, "%,d molecules", scored)
                                            : "round %d/%d"
                                                    .formatted(report.round(), plan.rounds()),
                                    summed == 0 ? Double.NaN : sum / summed,
                                    best)
                            + calibration("predictions", report.proposals())
                            + calibration("held out", report.heldOut()));
            told = scored;
            sum = 0;
            summed = 0;
        }
    }
}
