package org.molrae.cli;

import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.molrae.cli.benchmarks.BenchmarkCommand;
import org.molrae.cli.chemistry.CheckCommand;
import org.molrae.cli.chemistry.DeriveCommand;
import org.molrae.cli.chemistry.EvaluateCommand;
import org.molrae.cli.chemistry.PrepareCommand;
import org.molrae.cli.chemistry.PropertiesCommand;
import org.molrae.cli.density.DensityCommand;
import org.molrae.cli.design.OptimizeCommand;
import org.molrae.cli.expressions.ExpressionsCommand;
import org.molrae.cli.files.ReaderGoneException;
import org.molrae.cli.files.ResultFile;
import org.molrae.cli.images.ImagesCommand;
import org.molrae.cli.latent.DecodeCommand;
import org.molrae.cli.latent.EncodeCommand;
import org.molrae.cli.latent.InfoCommand;
import org.molrae.cli.latent.InterpolateCommand;
import org.molrae.cli.latent.LikelihoodCommand;
import org.molrae.cli.latent.NeighborsCommand;
import org.molrae.cli.latent.ReconstructCommand;
import org.molrae.cli.latent.VocabularyCommand;
import org.molrae.cli.options.InputsKept;
import org.molrae.cli.options.PlainConverters;
import org.molrae.cli.sampling.SampleCommand;
import org.molrae.cli.terminal.Failure;
import org.molrae.cli.terminal.Logs;
import org.molrae.cli.terminal.Streams;
import org.molrae.cli.training.TrainCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The {@code molrae} command: what all verbs share. The verbs are its subcommands, one class each.
 */
@Command(
        name = "molrae",
        description =
                "Generates molecules: a grammar, a regularized autoencoder and the density of its codes.",
        versionProvider = VersionText.class,
        footer = {
            "",
            "Results go to standard output, everything else to standard error.",
            "Exit status: 0 done, 1 failed, 2 wrong usage. 'molrae VERB --help' shows examples.",
            "",
            "Environment: JAVA_HOME (the Java to run on), MOLRAE_JAVA_OPTS (options for it, say -Xmx8g),"
                    + " MOLRAE_DEBUG=1 (as --debug), NO_COLOR=1."
        })
public final class Main implements Runnable, Streams.Owner {

    /** The verbs, in the order of the help. */
    private static final List<Class<?>> VERBS =
            List.of(
                    SampleCommand.class,
                    TrainCommand.class,
                    EncodeCommand.class,
                    DecodeCommand.class,
                    ReconstructCommand.class,
                    InterpolateCommand.class,
                    NeighborsCommand.class,
                    OptimizeCommand.class,
                    LikelihoodCommand.class,
                    InfoCommand.class,
                    VocabularyCommand.class,
                    DensityCommand.class,
                    CheckCommand.class,
                    PrepareCommand.class,
                    PropertiesCommand.class,
                    EvaluateCommand.class,
                    DeriveCommand.class,
                    ImagesCommand.class,
                    BenchmarkCommand.class,
                    ExpressionsCommand.class,
                    CompletionCommand.class);

    private final Streams streams;

    @Spec CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help and exit.")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the versions of molrae and of what it runs on, and exit.")
    boolean version;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Show stack traces and the logs of libraries (also: MOLRAE_DEBUG=1).")
    boolean debug;

    private Main(Streams streams) {
        this.streams = streams;
    }

    /** Runs the command and ends the virtual machine with its exit status. */
    public static void main(String[] args) {
        Streams streams = Streams.ofProcess();
        // a library that prints must not get between the results
        System.setOut(System.err);
        Logs.configure(args);
        CdkLog.install();
        int status;
        try {
            status = run(streams, args);
        } catch (OutOfMemoryError e) {
            streams.err()
                    .println(
                            "molrae: the memory is used up: allow for more, say MOLRAE_JAVA_OPTS=-Xmx8g");
            status = CommandLine.ExitCode.SOFTWARE;
        }
        System.exit(status);
    }

    /** Runs the command; returns its exit status. */
    static int run(Streams streams, String... args) {
        CommandLine line = commandLine(streams, verbs(args));
        StringWriter text = new StringWriter();
        line.setOut(new PrintWriter(text));
        int status = line.execute(FormerNames.replaced(line, args));
        return status == CommandLine.ExitCode.OK ? show(text.toString(), line, streams) : status;
    }

    /**
     * Writes what picocli itself has to say, help or versions: its writer would swallow a full
     * disk.
     */
    private static int show(String text, CommandLine line, Streams streams) {
        try (ResultFile out = ResultFile.open(null, streams)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.keep();
            return CommandLine.ExitCode.OK;
        } catch (ReaderGoneException e) {
            return CommandLine.ExitCode.OK;
        } catch (Failure e) {
            line.getErr().println("molrae: " + e.line());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    /**
     * The verb that is asked for, where it is clear, or else all: reading the options of all verbs
     * takes longer than a short run.
     */
    private static List<Class<?>> verbs(String... args) {
        for (String arg : args) {
            if (!arg.startsWith("-")) {
                return VERBS.stream()
                        .filter(verb -> verb != CompletionCommand.class && name(verb).equals(arg))
                        .findFirst()
                        .<List<Class<?>>>map(List::of)
                        .orElse(VERBS);
            }
        }
        return VERBS;
    }

    private static String name(Class<?> verb) {
        return verb.getAnnotation(Command.class).name();
    }

    /** The command with all its verbs. */
    static CommandLine commandLine(Streams streams) {
        return commandLine(streams, VERBS);
    }

    private static CommandLine commandLine(Streams streams, List<Class<?>> verbs) {
        CommandLine line = new CommandLine(new Main(streams));
        verbs.forEach(verb -> line.addSubcommand(name(verb), verb));
        PlainConverters.register(line);
        HelpLayout.apply(line, streams.columns());
        OneLineErrors errors = new OneLineErrors();
        OutputStreamWriter err = new OutputStreamWriter(streams.err(), StandardCharsets.UTF_8);
        return line.setErr(new PrintWriter(new BufferedWriter(err), true))
                .setColorScheme(
                        CommandLine.Help.defaultColorScheme(
                                "dumb".equals(System.getenv("TERM"))
                                        ? CommandLine.Help.Ansi.OFF
                                        : CommandLine.Help.Ansi.AUTO))
                .setResourceBundle(new RegistryNames())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionStrategy(new InputsKept(new CommandLine.RunLast()))
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors);
    }

    @Override
    public Streams streams() {
        return streams;
    }

    /** What {@code molrae} alone does. */
    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "a verb is missing");
    }
}
