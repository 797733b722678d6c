package org.molrae.cli.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.molrae.benchmarks.goals.GoalsExperiment;
import org.molrae.benchmarks.goals.GoalsProtocol;
import org.molrae.benchmarks.goals.MoleculeLists;
import org.molrae.benchmarks.goals.Oracle;
import org.molrae.benchmarks.table.StopSignal;
import org.molrae.benchmarks.table.Table;
import org.molrae.chemistry.goals.Suite;
import org.molrae.chemistry.goals.Task;
import org.molrae.cli.options.Positive;
import org.molrae.cli.options.Reads;
import org.molrae.cli.options.RunOptions;
import org.molrae.cli.terminal.Notes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code molrae benchmark goals}: a suite of goal-directed tasks. */
@Command(
        name = "goals",
        description = {
            "Judge the molecules that a generator has made for the tasks of a suite: GuacaMol's 20 (version 2), the 20 of"
                    + " PMO that need no file, GuacaMol's 7 trivial ones.",
            "Score is GuacaMol's assessment of a list: without stereo, repeated molecules dropped, the mean of the means of"
                    + " the best 1, 10 and 100, or what the task has. With --budget, the list counts as the calls of a"
                    + " search in their order, and PMO's area under the mean of the best ten is told too.",
            "Each task is a cell in DIR/cells. The table is written to DIR/goals-SUITE.md and .csv, and to standard output."
        },
        footerHeading = "%nExamples:%n",
        footer = {
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
            required = true,
            description =
                    "Files of molecules, one a task: its name in small letters with underscores, as in"
                            + " celecoxib_rediscovery.smi. Tasks without a file are left out.")
    Path molecules;

    @Option(
            names = "--tasks",
            paramLabel = "T[,T...]",
            split = ",",
            description = "Tasks by their names. Default: those with a file.")
    @Nullable List<String> tasks;

    @Option(
            names = "--budget",
            paramLabel = "N",
            converter = Positive.class,
            description =
                    "Different molecules of a list that count, from the first on. Default: all, and no area.")
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
        if (!Files.isDirectory(molecules)) {
            throw run.wrongUsage("--molecules " + molecules + " is no folder");
        }
        MoleculeLists lists = new MoleculeLists(molecules);
        List<String> rows = rows(known, lists);
        Notes notes = new Notes(run.streams());
        output.print(() -> table(known, lists, rows, notes), notes, run);
    }

    private List<String> rows(Suite known, MoleculeLists lists) {
        List<String> all = GoalsExperiment.rows(known);
        List<String> rows = new ArrayList<>();
        for (String row : tasks == null ? all : tasks.stream().map(Task::key).toList()) {
            if (!all.contains(row)) {
                throw run.wrongUsage(
                        "there is no task '" + row + "', but " + String.join(", ", all));
            }
            if (lists.contains(row)) {
                rows.add(row);
            } else if (tasks != null) {
                throw run.wrongUsage("there is no file " + lists.file(row));
            }
        }
        if (rows.isEmpty()) {
            throw run.wrongUsage(
                    "--molecules "
                            + molecules
                            + " has no file of a task, say "
                            + lists.file(all.get(0)));
        }
        return rows;
    }

    private String table(Suite known, MoleculeLists lists, List<String> rows, Notes notes)
            throws IOException {
        StopSignal signal = new StopSignal();
        TableProgress progress = new TableProgress(notes, run.quiet, "", "", round -> "");
        GoalsProtocol protocol =
                new GoalsProtocol(known, budget == null ? Oracle.UNLIMITED : budget, List.of(0L));
        GoalsExperiment experiment = new GoalsExperiment(protocol, lists);
        Table table = new Table(output.store(), experiment, progress, signal);
        return output.compute(table, rows, 1, signal).markdown();
    }
}
