package org.molrae.chemistry.goals;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The tasks by which the field compares generators that work towards a goal.
 *
 * <p>Scores are those of the original packages with RDKit 2022.09. Of PMO's 23 oracles the 20 are
 * here that need no file: drd2, gsk3b and jnk3 are classifiers that only their authors' server has.
 *
 * @param name as it is asked for
 * @param tasks in the order of their publication
 * @param stereo whether stereoisomers count as different molecules
 */
public record Suite(String name, List<Task> tasks, boolean stereo) {

    /**
     * The names of the published suites: GuacaMol's second version (N. Brown et al., J. Chem. Inf.
     * Model. 59 (2019) 1096), PMO (W. Gao et al., arXiv 2206.12411), GuacaMol's trivial tasks.
     */
    public static final List<String> NAMES = List.of("guacamol", "pmo", "trivial");

    private static final Map<String, Suite> READ = new ConcurrentHashMap<>();

    /** Copies the tasks. */
    public Suite {
        tasks = List.copyOf(tasks);
    }

    /** A published suite by its name, in capitals or not. */
    public static Optional<Suite> named(String name) {
        String key = name.toLowerCase(Locale.ROOT);
        if (!NAMES.contains(key)) {
            return Optional.empty();
        }
        Suite known = READ.get(key);
        if (known == null) {
            known = resource(key);
            READ.put(key, known);
        }
        return Optional.of(known);
    }

    /**
     * Reads a suite from YAML: {@code name}, perhaps {@code stereo: true}, and {@code tasks}, of
     * which each has a {@code name}, the keys of {@link Scorer#read(String)}, perhaps {@code tops}
     * (1, 10 and 100 where it has none) and {@code start}. Instead of terms, {@code same:
     * guacamol/C11H24} takes over the score of a task.
     *
     * @param folder that relative names of files in it begin at
     * @throws IllegalArgumentException if it is no suite; the message is one line and names the
     *     line and the key
     */
    public static Suite read(String yaml, Path folder) {
        return new SuiteReader(folder).read(yaml);
    }

    /** A task by its name, in capitals or not. */
    public Optional<Task> task(String task) {
        return tasks.stream().filter(t -> t.name().equalsIgnoreCase(task)).findFirst();
    }

    /**
     * A task of a published suite: by its name or its {@link Task#key}, in capitals or not, perhaps
     * behind that of the suite, as in {@code zaleplon_mpo}, {@code guacamol/C11H24}.
     */
    public static Optional<Task> published(String name) {
        int slash = name.indexOf('/');
        if (slash < 0) {
            return Optional.ofNullable(published().get(Task.key(name)));
        }
        String key = Task.key(name.substring(slash + 1));
        return named(name.substring(0, slash)).stream()
                .flatMap(suite -> suite.tasks.stream())
                .filter(task -> task.key().equals(key))
                .findFirst();
    }

    /**
     * The tasks of all published suites by their keys, PMO's first; of those with the same key,
     * which have the same score, the first.
     */
    public static Map<String, Task> published() {
        Map<String, Task> published = new LinkedHashMap<>();
        Stream.of("pmo", "guacamol", "trivial")
                .flatMap(name -> named(name).orElseThrow().tasks.stream())
                .forEach(task -> published.putIfAbsent(task.key(), task));
        return published;
    }

    private static Suite resource(String name) {
        try (InputStream stream = Suite.class.getResourceAsStream(name + ".yaml")) {
            if (stream == null) {
                throw new IllegalStateException("the resource " + name + ".yaml is missing");
            }
            return read(new String(stream.readAllBytes(), StandardCharsets.UTF_8), Path.of(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
