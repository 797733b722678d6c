package org.molrae.benchmarks.attack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Every option and argument of every verb, in turn, with a good, a bad or a hostile value. */
final class OptionValues implements Campaign {

    /** What stands for no value at all. */
    private static final String ABSENT = "\0";

    private static final List<String> WORDS =
            List.of(
                    "",
                    " ",
                    "x",
                    "a=b",
                    "1,x",
                    "é☃",
                    "\"",
                    "'",
                    "$HOME",
                    "-",
                    "--",
                    "-x",
                    "@x",
                    "\t",
                    "%s%n",
                    "A".repeat(5000),
                    "(".repeat(3000),
                    "[*",
                    "C(=O",
                    "\uFEFFC",
                    ",",
                    "=",
                    "=1",
                    "logP=",
                    "null",
                    "0x10",
                    "1e3",
                    "٣");

    private static final List<String> NUMBERS =
            List.of(
                    "-1",
                    "0",
                    "1",
                    "2",
                    "-0.0",
                    "0.5",
                    "1.5",
                    "1e999",
                    "-1e999",
                    "NaN",
                    "Infinity",
                    "1e-300",
                    "100",
                    "2147483647",
                    "-2147483648",
                    "2147483648",
                    "9223372036854775807",
                    "99999999999999999999",
                    "1/0",
                    "1/3",
                    "3-1",
                    "0-0",
                    "1-2147483647");

    private static final List<String> PATHS =
            List.of(
                    "/no/where",
                    ".",
                    "/",
                    "/dev/null",
                    "/dev/full",
                    "nothing/here",
                    "a/../b",
                    "a/");

    /** Files that can be read for ever; only where nothing is written. */
    private static final List<String> SOURCES =
            List.of("/dev/zero", "/proc/self/mem", "/dev/urandom");

    /**
     * An amount of work beyond this may take as long as it likes, if it ends when it is asked to.
     */
    private static final double MUCH = 50;

    private record Target(CommandSpec verb, ArgSpec arg) {}

    private final List<Target> targets;
    private final GoodWords good;

    OptionValues(Ground ground, List<String> only) {
        this.good = new GoodWords(ground.fixtures());
        this.targets =
                ground.verbs().stream()
                        .filter(verb -> matches(verb, only))
                        .flatMap(
                                verb ->
                                        Stream.<ArgSpec>concat(
                                                        verb.options().stream(),
                                                        verb.positionalParameters().stream())
                                                .map(arg -> new Target(verb, arg)))
                        .toList();
    }

    private static boolean matches(CommandSpec verb, List<String> only) {
        String name = String.join(" ", GoodWords.name(verb));
        return only.isEmpty()
                || only.stream().anyMatch(one -> name.equals(one) || name.startsWith(one + " "));
    }

    @Override
    public String name() {
        return "options";
    }

    @Override
    public String description() {
        return "every option of every verb with good, bad and hostile values; --rounds is how"
                + " often";
    }

    @Override
    public String unit() {
        return "runs";
    }

    /** One round. */
    @Override
    public int usual() {
        return targets.size();
    }

    @Override
    public void attack(Case at) throws IOException, InterruptedException {
        Target target = targets.get(at.number() % targets.size());
        CommandSpec verb = target.verb;
        List<String> words = good.words(verb, at, target.arg);
        Map<ArgSpec, String> tried = new LinkedHashMap<>();
        tried.put(target.arg, value(verb, target.arg, at));
        // combinations, and results that go to a file
        for (OptionSpec option : verb.options()) {
            boolean output = option.longestName().equals("--output");
            if (!option.equals(target.arg)
                    && !option.usageHelp()
                    && !option.required()
                    && at.random().nextDouble() < (output ? 0.5 : 0.06)
                    && words.stream().noneMatch(word -> word.startsWith(option.longestName()))) {
                boolean flag = option.arity().max() == 0;
                tried.put(option, flag ? ABSENT : good.value(verb, option, at));
            }
        }
        tried.forEach((arg, value) -> words.add(word(arg, value)));
        Outcome run = at.launch(words, input(at));
        if (run.late()) {
            judgeLate(at, run, verb, words);
        }
        at.judgeFolder(run, outputs(verb, at, words));
    }

    private static byte[] input(Case at) {
        return at.random().nextInt(4) == 0 ? at.fixtures().bytes("molecules.smi") : new byte[0];
    }

    /** Long is who works on much, or on what never ends; but it must end when it is asked to. */
    private static void judgeLate(Case at, Outcome run, CommandSpec verb, List<String> words) {
        boolean much =
                verb.qualifiedName(" ").contains("benchmark")
                        || words.stream().anyMatch(OptionValues::much);
        if (!much) {
            at.complain(words, "works for more than 20 s");
        }
        if (run.status() == 137) {
            at.complain(words, "does not end when it is asked to");
        }
    }

    private static boolean much(String word) {
        String value = word.substring(word.indexOf('=') + 1);
        // who reads a full device gets zeros for ever
        if (SOURCES.contains(value) || value.equals("/dev/full")) {
            return true;
        }
        try {
            return Double.parseDouble(value) > MUCH;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static String word(ArgSpec arg, String value) {
        if (arg instanceof OptionSpec option) {
            return value.equals(ABSENT) ? option.longestName() : option.longestName() + "=" + value;
        }
        return value.equals(ABSENT) ? "" : value;
    }

    private String value(CommandSpec verb, ArgSpec arg, Case at) {
        boolean writes = GoodWords.writes(arg);
        int kind = at.random().nextInt(10);
        if (arg instanceof OptionSpec option && kind < 3) {
            return option.arity().max() == 0 ? ABSENT : good.value(verb, option, at);
        }
        if (kind == 3) {
            return writes ? ABSENT : at.one(WORDS);
        }
        List<String> values = new ArrayList<>();
        Class<?> type = arg.auxiliaryTypes()[0];
        boolean number =
                Number.class.isAssignableFrom(type)
                        || (type.isPrimitive() && type != boolean.class);
        if (number || kind == 4) {
            values.addAll(NUMBERS);
        }
        if (!number) {
            values.addAll(WORDS);
            values.addAll(PATHS);
            values.addAll(PATHS);
            if (!writes) {
                values.addAll(at.fixtures().paths());
                values.addAll(SOURCES);
            }
        }
        return at.one(values);
    }

    /** Names, relative to the folder, of all that a run may write. */
    static List<String> outputs(CommandSpec verb, Case at, List<String> words) {
        List<String> outputs = new ArrayList<>();
        for (OptionSpec option : verb.options()) {
            if (GoodWords.writes(option)) {
                String start = option.longestName() + "=";
                words.stream()
                        .filter(word -> word.startsWith(start) && word.length() > start.length())
                        .map(word -> word.substring(start.length()))
                        .map(at.folder()::resolve)
                        .map(path -> at.folder().relativize(path.normalize()).toString())
                        .forEach(outputs::add);
            }
        }
        return outputs;
    }
}
