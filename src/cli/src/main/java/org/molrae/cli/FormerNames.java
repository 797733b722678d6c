package org.molrae.cli;

import java.lang.reflect.AnnotatedElement;
import java.util.HashMap;
import java.util.Map;
import org.molrae.cli.options.Formerly;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Replaces names that options had by those that they have. */
final class FormerNames {

    private FormerNames() {}

    /** The words of a command as the parser knows them. */
    static String[] replaced(CommandLine command, String... words) {
        String[] replaced = words.clone();
        CommandLine verb = command;
        Map<String, String> names = names(verb.getCommandSpec());
        for (int i = 0; i < words.length && !words[i].equals("--"); i++) {
            String word = words[i];
            CommandLine next = verb.getSubcommands().get(word);
            if (next != null) {
                verb = next;
                names = names(verb.getCommandSpec());
                continue;
            }
            int end = word.indexOf('=') < 0 ? word.length() : word.indexOf('=');
            String name = names.get(word.substring(0, end));
            if (name != null) {
                replaced[i] = name + word.substring(end);
            }
        }
        return replaced;
    }

    /** The present names of options by their former ones. */
    static Map<String, String> names(CommandSpec verb) {
        Map<String, String> names = new HashMap<>();
        for (OptionSpec option : verb.options()) {
            if (option.userObject() instanceof AnnotatedElement field
                    && field.isAnnotationPresent(Formerly.class)) {
                for (String former : field.getAnnotation(Formerly.class).value()) {
                    names.put(former, option.longestName());
                }
            }
        }
        return names;
    }
}
