package org.molrae.cli.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.molrae.benchmarks.goals.GoalDirectedGenerator;
import org.molrae.benchmarks.goals.GoalsExperiment;
import org.molrae.benchmarks.goals.GoalsProtocol;
import org.molrae.benchmarks.goals.MoleculeLists;
import org.molrae.benchmarks.goals.Oracle;
import org.molrae.benchmarks.goals.StrategyGenerator;
import org.molrae.benchmarks.table.StopSignal;
import org.molrae.benchmarks.table.Table;
import org.molrae.chemistry.goals.Suite;
import org.molrae.chemistry.goals.Task;
import org.molrae.cli.options.DeviceOptions;
import org.molrae.cli.options.ModelOptions;
import org.molrae.cli.options.Positive;
import org.molrae.cli.options.Reads;
import org.molrae.cli.options.RunOptions;
import org.molrae.cli.terminal.Notes;
import org.molrae.molecules.MoleculeGenerator;
import org.molrae.molecules.optimization.MoleculeStrategy;
import org.molrae.search.strategy.StrategyRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code molrae benchmark goals}: a suite of goal-directed tasks. */
@Command(
        name = "goals",
        description = {
            "Work on the tasks of a suite with a strategy of search, or judge the molecules that another generator has made"
                    + " for them: GuacaMol's 20 (version 2), the 20 of PMO that need no file, GuacaMol's 7 trivial ones.",
            "Score is GuacaMol's assessment of a list: without stereo, repeated molecules dropped, the mean of the means of"
                    + " the best 1, 10 and 100, or what the task has. With --budget, PMO's area under the mean of the best"
                    + " ten is told too; a list of --molecules then counts as the calls of a search in their order.",
            "Each task with each seed is a cell in DIR/cells; one that is there is not computed again. The table is written to DIR/goals-SUITE.md and .csv, and to standard output."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  molrae benchmark goals --suite pmo --strategy auto --budget 10000 --seed 0,1,2,3,5 --output pmo",
            "  molrae benchmark goals --suite guacamol --molecules theirs --output judged",
            "  molrae benchmark goals --suite pmo --molecules calls --budget 10000 --tasks qed,zaleplon_mpo --output judged"
        })
final class BenchmarkGoalsCommand implements Runnable {

    @Option(
            names = "--suite",
            paramLabel = "guacamol|pmo|trivial",
            required = true,
            description = "The suite.")
    String suite;

    @Reads
    @Option(
            names = "--molecules",
            paramLabel = "DIR",
            description =
                    "Instead of --strategy, files of molecules, one a task: its name in small letters with underscores, as in"
                            + " celecoxib_rediscovery.smi. Tasks without a file are left out.")
    @Nullable Path molecules;

    @Option(
            names = "--strategy",
            paramLabel = "NAME",
            description = "A strategy of 'molrae optimize'.")
    @Nullable String strategy;

    @Option(
            names = "--seed",
            paramLabel = "N[,N...]",
            split = ",",
            defaultValue = "0",
            description = "Seeds of the strategy. Default: ${DEFAULT-VALUE}; PMO's are 0,1,2,3,5.")
    List<Long> seeds;

    @Mixin ModelOptions model;

    @Mixin DeviceOptions device;

    @Option(
            names = "--tasks",
            paramLabel = "T[,T...]",
            split = ",",
            description = "Tasks by their names. Default: all, or those with a file.")
    @Nullable List<String> tasks;

    @Option(
            names = "--budget",
            paramLabel = "N",
            converter = Positive.class,
            description =
                    "Different molecules that are asked for; of a list those that count, from the first on. Default: 10000 by"
                            + " a strategy; all of a list, and no area.")
    @Nullable Integer budget;

    @Mixin TableOutput output;

    @Mixin RunOptions run;

    @Override
    public void run() {
        Suite known =
                Suite.named(suite)
                        .orElseThrow(
                                () ->
                                        run.wrongUsage(
                                                "there is no suite '"
                                                        + suite
                                                        + "', but "
                                                        + String.join(", ", Suite.NAMES)));
        if ((molecules == null) == (strategy == null)) {
            throw run.wrongUsage("give --strategy or --molecules, one of them");
        }
        Notes notes = new Notes(run.streams());
        output.print(
                () -> strategy == null ? judged(known, notes) : searched(known, notes), notes, run);
    }

    private String judged(Suite known, Notes notes) throws IOException {
        Path folder = Objects.requireNonNull(molecules);
        if (!Files.isDirectory(folder)) {
            throw run.wrongUsage("--molecules " + folder + " is no folder");
        }
        MoleculeLists lists = new MoleculeLists(folder);
        GoalsProtocol protocol =
                new GoalsProtocol(known, budget == null ? Oracle.UNLIMITED : budget, List.of(0L));
        return table(
                protocol, lists, rows(known, folder, lists), progress(notes), new StopSignal());
    }

    private String searched(Suite known, Notes notes) throws IOException {
        String name = Objects.requireNonNull(strategy);
        try {
            if (MoleculeStrategy.named(name).isEmpty()) {
                StrategyRegistry.STANDARD.requireKnown(name);
            }
        } catch (IllegalArgumentException e) {
            throw run.wrongUsage(
                    e.getMessage() + ", " + String.join(", ", MoleculeStrategy.labels()));
        }
        int most = budget == null ? GoalsProtocol.PMO_BUDGET : budget;
        GoalsProtocol protocol = new GoalsProtocol(known, most, seeds);
        StopSignal signal = new StopSignal();
        TableProgress progress = progress(notes);
        List<String> rows = known(known, tasks == null ? GoalsExperiment.rows(known) : tasks);
        try (MoleculeGenerator generator = model.load(device)) {
            StrategyGenerator search =
                    new StrategyGenerator(generator, name, most, run.threads, signal, progress);
            return table(protocol, search, rows, progress, signal);
        }
    }

    private TableProgress progress(Notes notes) {
        return new TableProgress(notes, run.quiet, "", "", round -> "");
    }

    private List<String> known(Suite known, List<String> names) {
        List<String> all = GoalsExperiment.rows(known);
        List<String> rows = names.stream().map(Task::key).toList();
        for (String row : rows) {
            if (!all.contains(row)) {
                throw run.wrongUsage(
                        "there is no task '" + row + "', but " + String.join(", ", all));
            }
        }
        return rows;
    }

    private List<String> rows(Suite known, Path folder, MoleculeLists lists) {
        List<String> all = GoalsExperiment.rows(known);
        List<String> rows = new ArrayList<>();
        for (String row : known(known, tasks == null ? all : tasks)) {
            if (lists.contains(row)) {
                rows.add(row);
            } else if (tasks != null) {
                throw run.wrongUsage("there is no file " + lists.file(row));
            }
        }
        if (rows.isEmpty()) {
            throw run.wrongUsage(
                    "--molecules "
                            + folder
                            + " has no file of a task, say "
                            + lists.file(all.get(0)));
        }
        return rows;
    }

    private String table(
            GoalsProtocol protocol,
            GoalDirectedGenerator generator,
            List<String> rows,
            TableProgress progress,
            StopSignal signal)
            throws IOException {
        GoalsExperiment experiment = new GoalsExperiment(protocol, generator);
        Table table = new Table(output.store(), experiment, progress, signal);
        return output.compute(table, rows, protocol.seeds().size(), signal).markdown();
    }
}
