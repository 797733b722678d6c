package org.molrae.chemistry.goals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a {@link Suite}, and says in which line something is wrong. */
final class SuiteReader {

    private static final List<Integer> USUAL_TOPS = List.of(1, 10, 100);
    private static final String SAME = "same";
    private static final Set<String> KEYS = new HashSet<>(ScorerReader.KEYS);

    static {
        KEYS.addAll(Set.of("name", "tops", "start", SAME));
    }

    private final ScorerReader scores;

    SuiteReader(Path folder) {
        scores = new ScorerReader(folder, Map.of());
    }

    Suite read(String yaml) {
        MappingNode root = Nodes.mapping(yaml, "a suite", "tasks");
        Map<String, Node> keys = Nodes.keys(root, Set.of("name", "stereo", "tasks"));
        List<Task> tasks = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Node node : Nodes.sequence(required(root, keys, "tasks"), "tasks")) {
            Task task = task(node);
            if (!names.add(task.name())) {
                throw Nodes.error(node, "name: there are two tasks '" + task.name() + "'");
            }
            tasks.add(task);
        }
        Node stereo = keys.get("stereo");
        return new Suite(
                Nodes.text(required(root, keys, "name"), "name"),
                tasks,
                stereo != null && Nodes.flag(stereo, "stereo"));
    }

    private static Node required(Node node, Map<String, Node> keys, String key) {
        Node value = keys.get(key);
        if (value == null) {
            throw Nodes.error(node, "the key '" + key + "' is missing");
        }
        return value;
    }

    private Task task(Node node) {
        if (!(node instanceof MappingNode mapping)) {
            throw Nodes.error(node, "a task is a mapping with a name and terms");
        }
        Map<String, Node> keys = Nodes.keys(mapping, KEYS);
        String name = Nodes.text(required(node, keys, "name"), "name");
        Node same = keys.get(SAME);
        if (same != null && keys.keySet().stream().anyMatch(ScorerReader.KEYS::contains)) {
            throw Nodes.error(same, "same: not beside terms of its own");
        }
        Scorer scorer = same == null ? scores.scorer(node, keys) : known(same);
        List<Integer> tops = new ArrayList<>();
        Node given = keys.get("tops");
        for (Node top : given == null ? List.<Node>of() : Nodes.oneOrMore(given, "tops")) {
            tops.add((int) Nodes.number(top, "tops"));
        }
        List<String> start = new ArrayList<>();
        Node molecules = keys.get("start");
        for (Node text :
                molecules == null ? List.<Node>of() : Nodes.oneOrMore(molecules, "start")) {
            Quantities.molecule(text, "start");
            start.add(Nodes.text(text, "start"));
        }
        return Nodes.checked(
                node,
                "tops",
                () -> new Task(name, scorer, tops.isEmpty() ? USUAL_TOPS : tops, start));
    }

    private static Scorer known(Node same) {
        String path = Nodes.text(same, SAME);
        int slash = path.indexOf('/');
        return Suite.named(path.substring(0, Math.max(0, slash)))
                .flatMap(suite -> suite.task(path.substring(slash + 1)))
                .map(Task::scorer)
                .orElseThrow(() -> Nodes.error(same, "same: there is no task '" + path + "'"));
    }
}
