package org.molrae.cli.design;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.goals.Suite;
import org.molrae.chemistry.goals.Task;
import org.molrae.cli.chemistry.ScorerFile;
import org.molrae.cli.options.Completions;
import org.molrae.cli.options.Reads;
import org.molrae.cli.options.RunOptions;
import org.molrae.cli.options.RunSettings;
import org.molrae.cli.terminal.Failure;
import org.molrae.cli.terminal.Spelling;
import org.molrae.molecules.optimization.MoleculeObjective;
import org.molrae.search.Goal;
import org.molrae.search.program.OutOfStepException;
import org.molrae.search.program.ScoringProgram;
import picocli.CommandLine.Option;

/** The objective of an optimization. */
final class ObjectiveOptions {

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

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

    @Option(
            names = "--timeout",
            paramLabel = "S",
            defaultValue = "60",
            description =
                    "Kill a program that takes more than S seconds for a molecule, and go on without its score."
                            + " Default: ${DEFAULT-VALUE}.")
    double timeout;

    /** An objective that may be a program. */
    public static final class Scoring implements AutoCloseable {
        private final String name;
        private final ToDoubleFunction<String> function;
        private final @Nullable ScoringProgram program;

        Scoring(String name, ToDoubleFunction<String> function, @Nullable ScoringProgram program) {
            this.name = name;
            this.function = function;
            this.program = program;
        }

        /** As people call it. */
        public String name() {
            return name;
        }

        public ToDoubleFunction<String> function() {
            return function;
        }

        /** The failures of the program in a sentence, or null if there were none. */
        public @Nullable String trouble() {
            if (program == null || program.failures().sum() == 0) {
                return null;
            }
            String error = program.lastError();
            return program + (error.isEmpty() ? "" : "; it said last: " + error);
        }

        @Override
        public void close() {
            if (program != null) {
                program.close();
            }
        }
    }

    public Goal goal() {
        return minimize ? Goal.MINIMIZE : Goal.MAXIMIZE;
    }

    private static boolean isYaml(String name) {
        return name.matches("(?i).*\\.ya?ml");
    }

    /** Settings of a run, with a task by the one name that it has, however it was asked for. */
    RunSettings settings(RunSettings given) {
        return goalName == null
                ? given
                : Suite.published(goalName)
                        .map(task -> given.with("--goal", task.key()))
                        .orElse(given);
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
        if (goalName != null || asked.matches("(?i)plogp|qed") || isYaml(asked)) {
            options.refuse("--timeout", "unless --objective is a program");
        }
        return goalName == null ? objective(asked, options) : goal(asked, options);
    }

    private static Scoring goal(String name, RunOptions options) {
        Optional<Task> task = Suite.published(name);
        if (task.isPresent()) {
            return new Scoring(task.get().name(), MoleculeObjective.descriptor(task.get()), null);
        }
        if (isYaml(name) || Files.isRegularFile(Path.of(name))) {
            return score(name);
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

    private Scoring objective(String objective, RunOptions options) {
        switch (objective.toLowerCase(Locale.ROOT)) {
            case "plogp" -> {
                return new Scoring(
                        "penalized logP (normalized)", MoleculeObjective.PENALIZED_LOG_P, null);
            }
            case "qed" -> {
                return new Scoring("QED", MoleculeObjective.DRUG_LIKENESS, null);
            }
            default -> {
                return isYaml(objective) ? score(objective) : program(objective, options);
            }
        }
    }

    private static Scoring score(String file) {
        return new Scoring(
                "score", MoleculeObjective.descriptor(ScorerFile.read(Path.of(file))), null);
    }

    private Scoring program(String objective, RunOptions options) {
        if (!(timeout > 0 && timeout < 1e9)) {
            throw options.wrongUsage("--timeout must be more than 0 seconds, is " + timeout);
        }
        ScoringProgram program =
                new ScoringProgram(command(objective), Duration.ofNanos((long) (timeout * 1e9)));
        return new Scoring(
                command(objective).get(0),
                text -> {
                    try {
                        return program.applyAsDouble(text);
                    } catch (OutOfStepException e) {
                        throw new Failure(String.valueOf(e.getMessage()), e);
                    }
                },
                program);
    }

    /** A file that is there is a program, anything else a command line. */
    private static List<String> command(String objective) {
        Path file = Path.of(objective.strip().isEmpty() ? "." : objective);
        if (Files.isDirectory(file)) {
            throw new Failure("--objective '" + objective + "' is neither plogp, qed nor a file");
        }
        if (Files.exists(file)) {
            if (!Files.isExecutable(file)) {
                throw new Failure(
                        objective
                                + " cannot be run: make it executable (chmod +x), or name its"
                                + " interpreter, say --objective 'python3 "
                                + objective
                                + "'");
            }
            return List.of(file.toAbsolutePath().toString());
        }
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(objective);
        while (matcher.find()) {
            for (int group = 1; group <= 3; group++) {
                if (matcher.group(group) != null) {
                    words.add(matcher.group(group));
                }
            }
        }
        if (words.size() == 1 && words.get(0).equals(objective) && objective.contains("/")) {
            throw new Failure("there is no " + objective);
        }
        return words;
    }
}
