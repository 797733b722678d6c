package org.molrae.cli;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/**
 * {@code molrae completion}: prints the script that completes verbs, options and values in bash and
 * zsh.
 */
@Command(
        name = "completion",
        description =
                "Print a script that completes verbs, options and their values in bash and zsh.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  source <(molrae completion)                  in this shell",
            "  molrae completion > ~/.local/share/bash-completion/completions/molrae"
        })
final class CompletionCommand implements Runnable {

    /** What a user types as it stands; the names of what he chooses himself are capitals. */
    private static final Pattern VALUE = Pattern.compile("[a-z0-9][a-z0-9+-]*");

    @Spec CommandSpec spec;

    @Override
    public void run() {
        CommandLine all = spec.root().commandLine();
        complete(all);
        spec.commandLine().getOut().print(AutoComplete.bash("molrae", all));
    }

    /** Gives the options of a command and its verbs the values that their labels list. */
    private static void complete(CommandLine line) {
        CommandSpec verb = line.getCommandSpec();
        for (OptionSpec option : List.copyOf(verb.options())) {
            List<String> values = values(option);
            if (!values.isEmpty() && option.group() == null) {
                verb.remove(option);
                verb.addOption(OptionSpec.builder(option).completionCandidates(values).build());
            }
        }
        line.getSubcommands().values().forEach(CompletionCommand::complete);
    }

    /** The values that an option's label lists, say {@code cpu|gpu}; what registries hold too. */
    static List<String> values(OptionSpec option) {
        String[] words = option.paramLabel().split("\\|", -1);
        return words.length == 1
                ? List.of()
                : Arrays.stream(words).filter(word -> VALUE.matcher(word).matches()).toList();
    }
}
