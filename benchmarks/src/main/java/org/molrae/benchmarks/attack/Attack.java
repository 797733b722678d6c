package org.molrae.benchmarks.attack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs campaigns against the command line; the exit status is 1 if anything was found. */
@Command(
        name = "attack",
        mixinStandardHelpOptions = true,
        description =
                "Gives every verb of molrae what it does not expect, and reports each run that"
                        + " crashes, hangs, speaks Java, changes an input, loses a line or leaves"
                        + " rubbish. The same seed tries the same.")
final class Attack implements Callable<Integer> {

    @Parameters(
            paramLabel = "CAMPAIGN",
            arity = "0..*",
            description =
                    "options, lines, bytes, models, settings, tables, programs, kills, disks,"
                            + " pairs. Default: all.")
    private List<String> names = List.of();

    @Option(
            names = "--launcher",
            required = true,
            paramLabel = "PATH",
            description = "What is attacked.")
    private Path launcher = Path.of("");

    @Option(names = "--seed", defaultValue = "1", description = "Default: 1.")
    private long seed;

    @Option(
            names = "--count",
            paramLabel = "N",
            description =
                    "How many runs, lines or files each campaign tries. Default: what takes about a"
                            + " minute.")
    private @Nullable Integer count;

    @Option(
            names = "--first",
            paramLabel = "N",
            defaultValue = "0",
            description = "The number of the first case.")
    private int first;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "1",
            description = "How often the campaign options tries each option. Default: 1.")
    private int rounds;

    @Option(
            names = "--only",
            paramLabel = "VERB",
            split = ",",
            description = "Only options of these verbs.")
    private List<String> only = List.of();

    @Option(
            names = "--jobs",
            paramLabel = "N",
            defaultValue = "1",
            description = "Processes at a time. Default: 1.")
    private int jobs;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "Work here, and leave it. Default: a folder that is removed.")
    private @Nullable Path folder;

    private Attack() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Attack()).execute(arguments));
    }

    @Override
    public Integer call() throws Exception {
        Path work = folder == null ? Files.createTempDirectory("attack") : folder.toAbsolutePath();
        try {
            Ground ground =
                    new Ground(
                            work,
                            new LaunchedMolrae(launcher.toAbsolutePath()),
                            new LoadedMolrae());
            int found = 0;
            for (Campaign campaign : chosen(ground)) {
                int wanted = count != null ? count : campaign.usual() * usualRounds(campaign);
                int cases = Math.max(1, (wanted + campaign.perCase() - 1) / campaign.perCase());
                found += ground.run(campaign, seed, first, cases, jobs);
            }
            return found == 0 ? 0 : 1;
        } finally {
            if (folder == null) {
                Case.clear(work);
            }
        }
    }

    private int usualRounds(Campaign campaign) {
        return campaign instanceof OptionValues ? rounds : 1;
    }

    private List<Campaign> chosen(Ground ground) {
        List<Campaign> all =
                List.of(
                        new OptionValues(ground, only),
                        new MoleculeLines(false),
                        new MoleculeLines(true),
                        new ModelFiles(ground),
                        new SettingsFiles(),
                        new TableFiles(),
                        new ScoringPrograms(),
                        new Kills(),
                        new FullDisks(ground),
                        new SharedOutputs());
        if (names.isEmpty()) {
            return all;
        }
        List<Campaign> chosen = new ArrayList<>();
        for (String name : names) {
            chosen.add(
                    all.stream()
                            .filter(campaign -> campaign.name().equals(name))
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            new CommandLine.ParameterException(
                                                    new CommandLine(this),
                                                    "no campaign is called " + name)));
        }
        return chosen;
    }
}
