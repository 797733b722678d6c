package org.molrae.cli.design;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.goals.Suite;
import org.molrae.chemistry.goals.Task;
import org.molrae.chemistry.properties.Descriptor;
import org.molrae.chemistry.properties.Descriptors;
import org.molrae.cli.chemistry.ScorerFile;
import org.molrae.cli.options.Completions;
import org.molrae.cli.options.Reads;
import org.molrae.cli.options.RunOptions;
import org.molrae.cli.options.RunSettings;
import org.molrae.cli.options.TimeoutOptions;
import org.molrae.cli.terminal.Failure;
import org.molrae.cli.terminal.Spelling;
import org.molrae.molecules.optimization.MoleculeObjective;
import org.molrae.search.Goal;
import org.molrae.search.program.ProgramCommand;
import org.molrae.search.program.ScoringProgram;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The objective of an optimization. */
final class ObjectiveOptions {

    @Reads
    @Option(
            names = "--objective",
            paramLabel = "plogp|qed|FILE",
            description = {
                "plogp: logP, synthetic accessibility and ring size, each standardized as in the literature;"
                        + " qed: drug-likeness; a YAML file: a score as 'molrae properties --help' describes it.",
                "Any other FILE is a program of yours, or a command line in quotes: it reads a SMILES a line and"
                        + " answers each with a number on a line, at once (flush the output), and writes everything else to"
                        + " standard error. The first molecule is asked twice, to see that it answers in step."
            })
    @Nullable String objective;

    @Reads
    @Option(
            names = "--goal",
            paramLabel = "NAME|FILE",
            completionCandidates = Completions.Goals.class,
            description = {
                "Instead of --objective, a task of PMO, of GuacaMol (version 2) or of its trivial ones by its name, or a"
                        + " YAML file that describes a score. There are ${bundle:goals}."
            })
    @Nullable String goalName;

    @Option(names = "--minimize", description = "Look for low scores. Default: for high ones.")
    public boolean minimize;

    @Mixin TimeoutOptions timeout;

    /**
     * An objective, open because of the programs that it may ask.
     *
     * @param name as people call it
     * @param programs those of the terms of a score
     * @param troubles a sentence for each program that failed
     * @param end closes the programs
     */
    record Scoring(
            String name,
            ToDoubleFunction<String> function,
            List<ProgramCommand> programs,
            Supplier<List<String>> troubles,
            Runnable end)
            implements AutoCloseable {

        static Scoring of(String name, Descriptor descriptor) {
            return new Scoring(
                    name, MoleculeObjective.descriptor(descriptor), List.of(), List::of, () -> {});
        }

        @Override
        public void close() {
            end.run();
        }
    }

    public Goal goal() {
        return minimize ? Goal.MINIMIZE : Goal.MAXIMIZE;
    }

    private static boolean isYaml(String name) {
        return name.matches("(?i).*\\.ya?ml");
    }

    /**
     * Settings of a run, with a task by the one name that it has, however it was asked for, and the
     * programs of a score by their content.
     */
    RunSettings settings(RunSettings given, Scoring scoring) {
        RunSettings settings = given;
        Optional<Task> task = goalName == null ? Optional.empty() : Suite.published(goalName);
        if (task.isPresent()) {
            settings = settings.with("--goal", task.get().key());
        }
        for (ProgramCommand program : scoring.programs()) {
            for (Path file : program.files()) {
                settings = settings.with("program " + file.getFileName(), file);
            }
        }
        return settings;
    }

    /** Opens the objective; a program is not started yet. */
    Scoring open(RunOptions options) {
        String asked = objective == null ? goalName : objective;
        if (asked == null) {
            throw options.wrongUsage("what to look for is missing: give --objective or --goal");
        }
        if (objective != null && goalName != null) {
            throw options.wrongUsage("give --objective or --goal, not both");
        }
        return goalName == null ? objective(asked, options) : goal(asked, options);
    }

    private Scoring goal(String name, RunOptions options) {
        Optional<Task> task = Suite.published(name);
        if (task.isPresent()) {
            timeout.refuse(options);
            return Scoring.of(task.get().name(), task.get());
        }
        if (isYaml(name) || Files.isRegularFile(Path.of(name))) {
            return score(name, options);
        }
        Set<String> known = Suite.published().keySet();
        List<String> near = Spelling.nearest(Task.key(name), known);
        throw options.wrongUsage(
                "--goal: there is no task and no file '%s'%s"
                        .formatted(
                                name,
                                near.isEmpty()
                                        ? "; there are " + String.join(", ", known)
                                        : "; did you mean " + String.join(" or ", near) + "?"));
    }

    private Scoring objective(String asked, RunOptions options) {
        boolean penalizedLogP = asked.equalsIgnoreCase("plogp");
        if (penalizedLogP || asked.equalsIgnoreCase("qed")) {
            timeout.refuse(options);
            return penalizedLogP
                    ? Scoring.of(
                            "penalized logP (normalized)", Descriptors.NORMALIZED_PENALIZED_LOG_P)
                    : Scoring.of("QED", Descriptors.DRUG_LIKENESS);
        }
        return isYaml(asked) ? score(asked, options) : program(asked, options);
    }

    private Scoring score(String file, RunOptions options) {
        ScorerFile scores = ScorerFile.open(Path.of(file), timeout, options);
        return new Scoring(
                "score",
                MoleculeObjective.descriptor(scores.scorer()),
                scores.programs(),
                scores::troubles,
                scores::close);
    }

    private Scoring program(String text, RunOptions options) {
        Duration longest = timeout.value(options);
        ProgramCommand command;
        try {
            command = ProgramCommand.parse(text, Path.of(""));
        } catch (IllegalArgumentException e) {
            throw new Failure("--objective: " + e.getMessage(), e);
        }
        ScoringProgram program = new ScoringProgram(command, longest);
        return new Scoring(
                command.words().get(0),
                program,
                List.of(),
                () -> program.trouble().stream().toList(),
                program::close);
    }
}
