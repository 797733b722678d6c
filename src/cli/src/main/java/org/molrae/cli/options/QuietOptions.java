package org.molrae.cli.options;

import org.molrae.cli.terminal.Notes;
import org.molrae.cli.terminal.Streams;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every verb has: a line at its end that says what it did, unless nobody wants it. */
public class QuietOptions {

    @Spec(Spec.Target.MIXEE)
    public CommandSpec verb;

    @Option(
            names = {"-q", "--quiet"},
            description = "No progress, no summary; what cannot be used is still reported.")
    public boolean quiet;

    /** The verb's name with that of its group, without the command's. */
    public String name() {
        String name = verb.qualifiedName(" ");
        return name.substring(name.indexOf(' ') + 1);
    }

    /** Writes a line about the run, unless it is to be quiet. */
    public void say(Notes notes, String text) {
        if (!quiet) {
            notes.line(name() + ": " + text);
        }
    }

    /** Whether an option was given, by its longest name. */
    public boolean given(String option) {
        return verb.commandLine().getParseResult().hasMatchedOption(option);
    }

    /** Refuses an option that was given where it has no effect. */
    public void refuse(String option, String where) {
        if (given(option)) {
            throw wrongUsage(option + " has no effect " + where + ": leave it out");
        }
    }

    /** For what picocli cannot check itself. */
    public ParameterException wrongUsage(String message) {
        return new ParameterException(verb.commandLine(), message);
    }

    /** The streams that the command was started with. */
    public Streams streams() {
        return ((Streams.Owner) verb.root().userObject()).streams();
    }
}
