package org.molrae.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code molrae completion}: prints the script that completes verbs and options in bash and zsh.
 */
@Command(
        name = "completion",
        description = "Print a script that completes verbs and options in bash and zsh.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  source <(molrae completion)                  in this shell",
            "  molrae completion > ~/.local/share/bash-completion/completions/molrae"
        })
final class CompletionCommand implements Runnable {

    @Spec CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().getOut().print(AutoComplete.bash("molrae", spec.root().commandLine()));
    }
}
