package org.molrae.benchmarks.measurements;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * The modules and packages of a checkout, what each imports, and their sizes, read from the
 * sources. Ends with status 1 where packages import each other in a circle.
 */
@Command(name = "Structure", mixinStandardHelpOptions = true)
final class Structure implements Callable<Integer> {

    private static final String ROOT = "org.molrae.";
    private static final String SOURCES = "src/main/java";
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
    private static final Pattern IMPORT =
            Pattern.compile("(?m)^import (?:static )?(org\\.molrae(?:\\.[a-z]\\w*)*)\\.[A-Z]");
    private static final Pattern PUBLIC_TYPE =
            Pattern.compile(
                    "(?m)^public (?:abstract |final |sealed |non-sealed )*(?:class|interface|record|enum) ");

    @Parameters(index = "0", arity = "0..1", description = "A checkout. Default: here.")
    private Path folder = Path.of(".");

    private final Map<String, Module> modules = new TreeMap<>();
    private final Map<String, Set<String>> imports = new TreeMap<>();
    private final Map<String, String> moduleOfPackage = new TreeMap<>();

    /** Sums over the sources of a module. */
    private static final class Module {
        private final Set<String> packages = new TreeSet<>();
        private final Set<String> uses = new TreeSet<>();
        private int types;
        private int publicTypes;
        private long lines;
        private long testLines;
    }

    private Structure() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Structure()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        for (Path source : sources()) {
            read(source);
        }
        modules.forEach(
                (name, module) -> {
                    for (String part : module.packages) {
                        imports.getOrDefault(part, Set.of()).stream()
                                .map(used -> moduleOfPackage.getOrDefault(used, name))
                                .filter(other -> !other.equals(name))
                                .forEach(module.uses::add);
                    }
                });
        printModules();
        printPackages();
        Set<String> circle = circle();
        System.out.println(
                circle.isEmpty()
                        ? "\nNo package imports itself by way of others."
                        : "\nIn a circle: " + String.join(", ", circle));
        return circle.isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .sorted()
                    .toList();
        }
    }

    private void read(Path source) throws IOException {
        String path = folder.relativize(source).toString();
        int end = path.indexOf(SOURCES);
        boolean main = end > 0;
        end = main ? end : path.indexOf("src/test/java");
        if (end <= 0) {
            return;
        }
        Module module = modules.computeIfAbsent(path.substring(0, end - 1), name -> new Module());
        String text = Files.readString(source);
        long lines = text.lines().count();
        if (!main) {
            module.testLines += lines;
            return;
        }
        module.lines += lines;
        Matcher declared = PACKAGE.matcher(text);
        if (!declared.find()) {
            return;
        }
        String name = shortName(declared.group(1));
        module.packages.add(name);
        moduleOfPackage.put(name, path.substring(0, end - 1));
        if (!source.endsWith("package-info.java")) {
            module.types++;
            module.publicTypes += PUBLIC_TYPE.matcher(text).find() ? 1 : 0;
        }
        Set<String> used = imports.computeIfAbsent(name, key -> new TreeSet<>());
        Matcher each = IMPORT.matcher(text);
        while (each.find()) {
            used.add(shortName(each.group(1)));
        }
        used.remove(name);
    }

    private static String shortName(String name) {
        return name.startsWith(ROOT) ? name.substring(ROOT.length()) : name;
    }

    private void printModules() {
        System.out.println("| module | packages | types | public | lines | of tests | imports |");
        System.out.println("|---|---|---|---|---|---|---|");
        Module sum = new Module();
        modules.forEach(
                (name, module) -> {
                    print(name, module);
                    sum.packages.addAll(module.packages);
                    sum.types += module.types;
                    sum.publicTypes += module.publicTypes;
                    sum.lines += module.lines;
                    sum.testLines += module.testLines;
                });
        print("all", sum);
    }

    private static void print(String name, Module module) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %d | %d | %,d | %,d | %s |%n",
                name,
                module.packages.size(),
                module.types,
                module.publicTypes,
                module.lines,
                module.testLines,
                String.join(", ", module.uses));
    }

    private void printPackages() {
        System.out.println("\n| package | imports |\n|---|---|");
        imports.forEach(
                (name, used) -> System.out.printf("| %s | %s |%n", name, String.join(", ", used)));
    }

    /** Packages that reach themselves. */
    private Set<String> circle() {
        Set<String> found = new TreeSet<>();
        for (String start : imports.keySet()) {
            Set<String> seen = new TreeSet<>();
            Deque<String> open = new ArrayDeque<>(imports.getOrDefault(start, Set.of()));
            while (!open.isEmpty()) {
                String next = open.pop();
                if (seen.add(next)) {
                    open.addAll(imports.getOrDefault(next, Set.of()));
                }
            }
            if (seen.contains(start)) {
                found.add(start);
            }
        }
        return found;
    }
}
