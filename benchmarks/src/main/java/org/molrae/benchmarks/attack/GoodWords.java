package org.molrae.benchmarks.attack;

import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Arguments that make sense, and little work, for any verb of the registry. An option that is not
 * known here gets a value of its type.
 */
final class GoodWords {

    /**
     * By the longest name of an option; what bounds the work is given to every run that can take
     * it.
     */
    private static final Map<String, String> BOUNDS =
            Map.ofEntries(
                    Map.entry("--epochs", "1"),
                    Map.entry("--count", "3"),
                    Map.entry("--limit", "150"),
                    Map.entry("--rounds", "1"),
                    Map.entry("--trials", "1"),
                    Map.entry("--told", "20"),
                    Map.entry("--inducing", "5"),
                    Map.entry("--decodes", "1"),
                    Map.entry("--learn-from", "100"),
                    Map.entry("--batch-size", "4"),
                    Map.entry("--search-batch-size", "4"),
                    Map.entry("--start-count", "10"),
                    Map.entry("--threads", "1"),
                    Map.entry("--steps", "3"),
                    Map.entry("--codes", "3"),
                    Map.entry("--draws", "2"),
                    Map.entry("--seconds", "1"),
                    Map.entry("--max-draws", "1000"),
                    Map.entry("--seed", "1"));

    private static final Map<String, String> VALUES =
            Map.ofEntries(
                    Map.entry("--target", "logP=2"),
                    Map.entry("--near", "c1ccccc1O"),
                    Map.entry("--scaffold", "c1ccccc1"),
                    Map.entry("--elements", "C,N,O"),
                    Map.entry("--ring-sizes", "5-6"),
                    Map.entry("--forbid", "[N+](=O)[O-]"),
                    Map.entry("--column", "smiles"),
                    Map.entry("--objective", "qed"),
                    Map.entry("--strategy", "random"),
                    Map.entry("--grammar", "smiles"),
                    Map.entry("--preset", "grae"),
                    Map.entry("--noise", "0.5"),
                    Map.entry("--schedule", "cosine"));

    private final Fixtures fixtures;

    GoodWords(Fixtures fixtures) {
        this.fixtures = fixtures;
    }

    /** The words that name a verb. */
    static List<String> name(CommandSpec verb) {
        String[] words = verb.qualifiedName(" ").split(" ", -1);
        return new ArrayList<>(Arrays.asList(words).subList(1, words.length));
    }

    /** Whether an argument names what is written: so its field is marked. */
    static boolean writes(ArgSpec arg) {
        return arg.userObject() instanceof AnnotatedElement field
                && Arrays.stream(field.getAnnotations())
                        .anyMatch(mark -> mark.annotationType().getSimpleName().equals("Writes"));
    }

    /** A verb with all that it needs, and what bounds its work, but for one argument. */
    List<String> words(CommandSpec verb, Case at, ArgSpec without) {
        List<String> words = name(verb);
        for (OptionSpec option : verb.options()) {
            boolean wanted =
                    (option.required() && option.group() == null)
                            || BOUNDS.containsKey(option.longestName())
                            || option.longestName().equals("--model")
                            || (option.longestName().equals("--objective")
                                    && !without.paramLabel().equals("NAME|FILE"))
                            || option.longestName().equals("--data")
                            || option.longestName().equals("--config");
            if (wanted && !option.equals(without)) {
                words.add(option.longestName() + "=" + value(verb, option, at));
            }
        }
        for (PositionalParamSpec argument : verb.positionalParameters()) {
            if (!argument.equals(without)) {
                words.add(positional(verb, argument));
            }
        }
        return words;
    }

    private static String family(CommandSpec verb) {
        String name = verb.qualifiedName(" ");
        return name.contains("images")
                ? "images"
                : name.contains("expressions") ? "expressions" : "molecules";
    }

    /** A value that an option takes. */
    String value(CommandSpec verb, OptionSpec option, Case at) {
        String name = option.longestName();
        String family = family(verb);
        if (writes(option)) {
            return at.folder().resolve(output(verb, option)).toString();
        }
        if (BOUNDS.containsKey(name) && !option.type().isEnum()) {
            return BOUNDS.getOrDefault(name, "1");
        }
        return switch (name) {
            case "--model", "--from" -> fixtures.path(family + ".safetensors");
            case "--data" ->
                    family.equals("images")
                            ? "drawn"
                            : fixtures.path(
                                    family + (family.equals("molecules") ? ".smi" : ".txt"));
            case "--validation", "--start", "--train", "--reference" ->
                    fixtures.path("molecules.smi");
            case "--config" -> fixtures.path(family + ".yaml");
            case "--score" -> fixtures.path("score.yaml");
            case "--alerts" -> fixtures.path("patterns.smarts");
            case "--width" -> family.equals("images") ? "1/64" : "8";
            default -> VALUES.getOrDefault(name, ofType(option, at));
        };
    }

    private static String ofType(OptionSpec option, Case at) {
        if (option.completionCandidates() != null) {
            List<String> all = new ArrayList<>();
            option.completionCandidates().forEach(all::add);
            if (!all.isEmpty()) {
                return at.one(all);
            }
        }
        Class<?> type = option.auxiliaryTypes()[0];
        return type == Double.class || type == double.class || type == float.class ? "0.5" : "2";
    }

    /** The name of a file that an option writes, by what it holds. */
    static String output(CommandSpec verb, OptionSpec option) {
        String name = option.longestName().substring(2);
        String end =
                switch (option.longestName()) {
                    case "--report" -> ".html";
                    case "--plot" -> ".png";
                    case "--output" ->
                            option.paramLabel().equals("MODEL")
                                    ? ".safetensors"
                                    : family(verb).equals("images")
                                                    && !verb.name().equals("evaluate")
                                            ? ".png"
                                            : ".txt";
                    default -> ".txt";
                };
        return name + end;
    }

    private String positional(CommandSpec verb, PositionalParamSpec argument) {
        boolean expressions = family(verb).equals("expressions");
        return switch (argument.paramLabel()) {
            case "MODEL" -> fixtures.path("molecules.safetensors");
            case "F" -> fixtures.path(verb.name().equals("decode") ? "codes.csv" : "molecules.smi");
            case "A|F", "A", "S|F", "S" -> expressions ? "x+1" : "c1ccccc1O";
            default -> expressions ? "sin(x)" : "CCO";
        };
    }
}
