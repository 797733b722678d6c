package org.molrae.cli.expressions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.molrae.benchmarks.sequences.SearchProtocol;
import org.molrae.cli.design.SearchOptions;
import org.molrae.cli.files.InputFile;
import org.molrae.cli.files.ResultFile;
import org.molrae.cli.options.DeviceOptions;
import org.molrae.cli.options.Form;
import org.molrae.cli.options.Formerly;
import org.molrae.cli.options.OutputOptions;
import org.molrae.cli.options.Positive;
import org.molrae.cli.options.Reads;
import org.molrae.cli.options.RunOptions;
import org.molrae.cli.options.RunSettings;
import org.molrae.cli.options.SeedOptions;
import org.molrae.cli.options.TableFormat;
import org.molrae.cli.options.Writes;
import org.molrae.cli.terminal.Failure;
import org.molrae.cli.terminal.Notes;
import org.molrae.expressions.Expression;
import org.molrae.expressions.ExpressionModel;
import org.molrae.expressions.ExpressionScore;
import org.molrae.expressions.ExpressionSearch;
import org.molrae.expressions.ScoredExpressions;
import org.molrae.grammar.SyntaxException;
import org.molrae.search.CampaignListener;
import org.molrae.search.CampaignPlan;
import org.molrae.search.CampaignTrace;
import org.molrae.search.Evaluation;
import org.molrae.search.RoundReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code molrae expressions optimize}: searches a latent space for an expression. */
@Command(
        name = "optimize",
        description = {
            "Search the latent space of a model for an expression that is near a target on 1,000 points of [-10, 10]."
                    + " The score is log(1 + mean squared error), lower is better; a table of the best, score and"
                    + " expression.",
            "The search is told the scores of some of the 100,000 training expressions before it begins, but never"
                    + " that of the target or of what equals it. --trace keeps every proposal as CSV; with --resume"
                    + " the search goes on from it."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  molrae expressions optimize --model grae.safetensors --strategy bo --rounds 5 --batch-size 50 --seed 1",
            "  molrae expressions optimize --model grae.safetensors --strategy genetic --rounds 25 --batch-size 10 --trace out.csv",
            "  molrae expressions optimize --model grae.safetensors --strategy turbo --withhold 0.01 --target 'sin(x)*x'"
        })
final class ExpressionsOptimizeCommand implements Runnable {

    @Mixin ExpressionModelOptions model;

    @Option(
            names = "--strategy",
            paramLabel = "${bundle:strategies}",
            defaultValue = "bo",
            description = "How to search: ${bundle:strategyKinds}. Default: ${DEFAULT-VALUE}.")
    String strategy;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            converter = Positive.class,
            description = "Propose N times. Default: ${DEFAULT-VALUE}.")
    int rounds;

    @Formerly("--batch")
    @Option(
            names = "--batch-size",
            paramLabel = "N",
            defaultValue = "50",
            converter = Positive.class,
            description = "Propose N codes a round. Default: ${DEFAULT-VALUE}.")
    int batch;

    @Option(
            names = "--target",
            paramLabel = "E",
            defaultValue = "1 / 3 + x + sin( x * x )",
            description = "The expression to come near to. Default: ${DEFAULT-VALUE}.")
    String target;

    @Reads
    @Option(
            names = "--data",
            paramLabel = "F",
            description =
                    "Expressions of the training, one a line, '-' for standard input; gzip is recognised."
                            + " Default: the 100,000 of Kusner et al.")
    @Nullable String data;

    @Formerly("--best")
    @Option(
            names = {"-n", "--count"},
            paramLabel = "N",
            defaultValue = "10",
            converter = Positive.class,
            description = "Write the N best expressions. Default: ${DEFAULT-VALUE}.")
    int count;

    @Writes
    @Option(
            names = "--trace",
            paramLabel = "F",
            description = "Keep every proposal in this CSV file.")
    @Nullable Path trace;

    @Option(
            names = "--fresh",
            description =
                    "Of the decodes of a proposal, those without a score go before those that have one.")
    boolean fresh;

    @Option(names = "--resume", description = "Go on from the trace.")
    boolean resume;

    @Mixin SearchOptions search;

    @Mixin SeedOptions seed;

    /** Options that do not change what a round does. */
    private static final Set<String> PASSING =
            Set.of(
                    "--resume",
                    "--rounds",
                    "--count",
                    "--format",
                    "--no-header",
                    "--threads",
                    "--quiet",
                    "--strict",
                    "--device");

    @Mixin DeviceOptions device;

    @Mixin OutputOptions output;

    @Mixin TableFormat format = new TableFormat(Form.TSV);

    @Mixin RunOptions options;

    @Override
    public void run() {
        Notes notes = new Notes(options.streams());
        ExpressionScore score = score();
        if (resume && trace == null) {
            throw options.wrongUsage("--resume needs --trace");
        }
        if (data != null) {
            InputFile.requireReadable(data);
        }
        search.faults()
                .forEach(
                        fault -> {
                            throw options.wrongUsage(fault);
                        });
        try {
            SearchProtocol.strategies(search.fit()).requireKnown(strategy);
        } catch (IllegalArgumentException e) {
            throw options.wrongUsage(String.valueOf(e.getMessage()));
        }
        try (ResultFile results = ResultFile.open(output.file, options.streams());
                ExpressionModel loaded = model.load(device);
                CampaignTrace kept = trace()) {
            ScoredExpressions training = training(score, notes);
            ExpressionSearch prepared =
                    new ExpressionSearch(
                            loaded,
                            training,
                            search.told(training.quantile(search.withheld), seed.value()));
            options.say(
                    notes,
                    String.format(
                            Locale.ROOT,
                            "told %,d scores, the best of them %.4f",
                            prepared.start().size(),
                            prepared.bestTold()));
            List<Evaluation> all =
                    prepared.run(
                                    new CampaignPlan(strategy, rounds, batch, seed.value()),
                                    SearchProtocol.strategies(search.fit()),
                                    new ExpressionSearch.Vote(search.decodes, fresh),
                                    score,
                                    kept,
                                    new Shown(notes))
                            .evaluations();
            notes.clear();
            results.write(table(all).getBytes(StandardCharsets.UTF_8));
            results.keep();
            options.say(
                    notes,
                    "%,d proposals: %,d expressions scored; seed %d"
                            .formatted(
                                    all.size(),
                                    all.stream().filter(Evaluation::newlyScored).count(),
                                    seed.value()));
        } catch (IOException e) {
            throw Failure.of("the search failed", e);
        } catch (IllegalArgumentException e) {
            throw options.wrongUsage(String.valueOf(e.getMessage()));
        }
    }

    private ExpressionScore score() {
        try {
            return ExpressionScore.against(Expression.parse(target));
        } catch (SyntaxException e) {
            throw new Failure("--target (" + target + "): " + e.summary(), e);
        } catch (IllegalArgumentException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }

    private ScoredExpressions training(ExpressionScore score, Notes notes) {
        if (data == null) {
            return ScoredExpressions.kusner(score);
        }
        List<Expression> read = new ArrayList<>();
        new ExpressionLines(options, notes).read(data, read::add);
        if (read.isEmpty()) {
            throw new Failure(data + " holds no expression");
        }
        return ScoredExpressions.of(read, score);
    }

    private CampaignTrace trace() throws IOException {
        Path file = trace;
        if (file == null) {
            return CampaignTrace.none();
        }
        RunSettings settings = RunSettings.of(options.verb, PASSING);
        Path kept = file.resolveSibling(file.getFileName() + ".settings");
        if (resume) {
            settings.requireSame(kept, file, true);
            return CampaignTrace.resume(file);
        }
        if (Files.exists(file)) {
            throw new Failure(file + " is there already: add --resume, or delete it");
        }
        CampaignTrace rows = CampaignTrace.create(file);
        settings.requireSame(kept, file, false);
        return rows;
    }

    private String table(List<Evaluation> all) {
        TreeMap<Double, String> lines = new TreeMap<>();
        StringBuilder out = new StringBuilder(format.form().header(List.of("score", "expression")));
        all.stream()
                .filter(Evaluation::scored)
                .forEach(one -> lines.merge(one.score(), one.text(), (a, b) -> a));
        lines.entrySet().stream()
                .limit(count)
                .forEach(
                        line ->
                                format.form()
                                        .append(
                                                out,
                                                List.of(
                                                        String.format(
                                                                Locale.ROOT, "%.6f", line.getKey()),
                                                        line.getValue())));
        return out.toString();
    }

    /** A bar on a terminal, a line for each round. */
    private final class Shown implements CampaignListener {
        private final Notes notes;
        private int done;

        Shown(Notes notes) {
            this.notes = notes;
        }

        @Override
        public void evaluated(Evaluation evaluation) {
            done++;
            if (!options.quiet && notes.onTerminal()) {
                notes.status("optimize: %d of %d proposals".formatted(done, rounds * batch));
            }
        }

        @Override
        public void round(RoundReport report) {
            if (!options.quiet) {
                notes.line(ExpressionRounds.text(report));
            }
        }
    }
}
