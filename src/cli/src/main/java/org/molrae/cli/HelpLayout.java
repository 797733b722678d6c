package org.molrae.cli;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * How helps are laid out: a synopsis with what must be given, the first sentence of each verb, and
 * examples that a shell takes as they stand.
 */
final class HelpLayout {

    /** The least that picocli lays out. */
    private static final int NARROWEST = 55;

    private static final int WIDEST = 120;

    /** Letters of the word before the synopsis. */
    private static final int HEADING = "Usage: ".length();

    /** What a broken line of an example ends with. */
    private static final String GOES_ON = " \\";

    private static final Pattern COMMAND = Pattern.compile("^ +(\\w+ .*)?molrae |^ +source ");

    /** A word of a command with the spaces that are quoted in it, or an option with its value. */
    private static final Pattern WORD =
            Pattern.compile("(?:--[a-z-]+ (?![-|>]))?(?:'[^']*'|\"[^\"]*\"|\\S)+");

    /** A word, and spaces before it that are more than one. */
    private static final Pattern PLAIN = Pattern.compile("(?<=\\s)\\s+\\S+|\\S+");

    private HelpLayout() {}

    /** Lays out the helps of a command and its verbs for a terminal. */
    static void apply(CommandLine line, int columns) {
        line.setUsageHelpWidth(Math.max(NARROWEST, Math.min(columns, WIDEST)));
        Map<String, IHelpSectionRenderer> sections = new HashMap<>(line.getHelpSectionMap());
        sections.put(UsageMessageSpec.SECTION_KEY_SYNOPSIS, HelpLayout::synopsis);
        sections.put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, HelpLayout::verbs);
        sections.put(UsageMessageSpec.SECTION_KEY_FOOTER, HelpLayout::footer);
        line.setHelpSectionMap(sections);
        head(line);
    }

    private static void head(CommandLine line) {
        line.getCommandSpec().usageMessage().commandListHeading("%nVerbs:%n");
        line.getSubcommands().values().forEach(HelpLayout::head);
    }

    /** The verb with what must be given; whatever else there is stands as {@code [OPTIONS]}. */
    private static String synopsis(Help help) {
        CommandSpec verb = help.commandSpec();
        String name = verb.qualifiedName();
        StringBuilder text = new StringBuilder(" ".repeat(HEADING)).append(name);
        text.append(" [OPTIONS]");
        verb.options().stream()
                .filter(option -> option.required() && option.group() == null)
                .forEach(option -> text.append(' ').append(word(option)));
        for (PositionalParamSpec argument : verb.positionalParameters()) {
            String label = argument.paramLabel();
            text.append(' ').append(argument.required() ? label : '[' + label + ']');
        }
        if (!verb.subcommands().isEmpty()) {
            text.append(" VERB");
        }
        String folded = folded(text.toString(), verb.usageMessage().width());
        return help.colorScheme().commandText(name)
                + folded.substring(HEADING + name.length())
                + System.lineSeparator();
    }

    private static String word(OptionSpec option) {
        return option.longestName() + '=' + option.paramLabel();
    }

    /** Each verb with the first sentence of its description. */
    private static String verbs(Help help) {
        Help.TextTable table =
                Help.TextTable.forColumnWidths(
                        help.colorScheme(),
                        nameColumn(help),
                        help.commandSpec().usageMessage().width() - nameColumn(help));
        table.setAdjustLineBreaksForWideCJKCharacters(true);
        help.subcommands()
                .forEach(
                        (name, verb) ->
                                table.addRowValues("  " + name, sentence(verb.commandSpec())));
        return table.toString();
    }

    private static int nameColumn(Help help) {
        return 4 + help.subcommands().keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    /** What a verb does, up to the first colon or stop. */
    static String sentence(CommandSpec verb) {
        String[] description = verb.usageMessage().description();
        String text = description.length == 0 ? "" : description[0];
        String first = text.split("(?<=[.]) |[:;] ", 2)[0];
        return first.endsWith(".") ? first : first + '.';
    }

    private static String footer(Help help) {
        int width = help.commandSpec().usageMessage().width();
        return Arrays.stream(help.commandSpec().usageMessage().footer())
                .map(line -> folded(String.format(line), width))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** A line that fits; the parts of a command can be pasted into a shell. */
    static String folded(String line, int width) {
        boolean command = COMMAND.matcher(line).find();
        String indent = " ".repeat(line.indexOf(line.strip()));
        String further = line.startsWith(" ") ? indent + "    " : "";
        int room = width - (command ? GOES_ON.length() : 0);
        StringBuilder text = new StringBuilder();
        StringBuilder current = new StringBuilder(indent);
        Matcher words = command ? WORD.matcher(line.strip()) : PLAIN.matcher(line.strip());
        while (words.find()) {
            boolean first = current.toString().isBlank();
            boolean last = words.end() == line.strip().length();
            if (!first && current.length() + 1 + words.group().length() > (last ? width : room)) {
                text.append(current).append(command ? GOES_ON : "").append('\n');
                current.setLength(0);
                current.append(further);
                first = true;
            }
            current.append(first ? "" : " ").append(words.group());
        }
        return text.append(current).toString();
    }
}
