package org.molrae.cli.options;

import java.util.List;
import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The value of an option that may stand alone: the next word is its file only if the verb has its
 * input elsewhere, before or behind it. Alone it is the empty text.
 */
public final class OptionalFile implements IParameterConsumer {

    @Override
    @SuppressWarnings("JdkObsolete") // picocli's own signature
    public void consumeParameters(Stack<String> words, ArgSpec option, CommandSpec verb) {
        boolean follows = !words.isEmpty() && isValue(words.peek());
        boolean isFile = follows && (hasInput(verb) || positionals(words, verb) > 1);
        option.setValue(isFile ? words.pop() : "");
    }

    private static boolean isValue(String word) {
        return word.equals("-") || !word.startsWith("-");
    }

    private static boolean hasInput(CommandSpec verb) {
        return verb.positionalParameters().stream().anyMatch(one -> one.getValue() != null);
    }

    /** How many words are neither options nor values of options. */
    private static int positionals(List<String> words, CommandSpec verb) {
        int count = 0;
        // the next word lies on top
        for (int i = words.size() - 1; i >= 0; i--) {
            String word = words.get(i);
            if (isValue(word)) {
                count++;
            } else {
                OptionSpec option = verb.findOption(word);
                i -= option != null && option.arity().min() > 0 ? 1 : 0;
            }
        }
        return count;
    }
}
