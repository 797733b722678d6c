package org.molrae.chemistry.goals;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The nodes of a YAML text, with errors that say in which line something is wrong. */
final class Nodes {

    private static final int MAX_CHARACTERS = 1 << 16;

    private Nodes() {}

    /**
     * The mapping that a text is.
     *
     * @param what it describes, as in "a scorer"
     * @param key one that it must have
     */
    static MappingNode mapping(String yaml, String what, String key) {
        if (compose(yaml, what) instanceof MappingNode mapping) {
            return mapping;
        }
        throw new IllegalArgumentException(what + " is a mapping with the key '" + key + "'");
    }

    private static @Nullable Node compose(String yaml, String what) {
        if (yaml.length() > MAX_CHARACTERS) {
            throw new IllegalArgumentException(
                    what + " has at most " + MAX_CHARACTERS + " characters");
        }
        try {
            LoadSettings settings = LoadSettings.builder().build();
            return new Compose(settings).composeString(yaml).orElse(null);
        } catch (MarkedYamlEngineException e) {
            String line = e.getProblemMark().map(Nodes::line).orElse("");
            throw new IllegalArgumentException(line + "no YAML: " + oneLine(e.getProblem()), e);
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException("no YAML: " + oneLine(e.getMessage()), e);
        } catch (StackOverflowError e) {
            throw new IllegalArgumentException("no YAML: nested too deeply", e);
        }
    }

    static String oneLine(@Nullable String message) {
        return String.valueOf(message).replace('\n', ' ');
    }

    /** The entries of a mapping, in order; refuses others than those known. */
    static Map<String, Node> keys(MappingNode node, Set<String> known) {
        Map<String, Node> keys = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            String key = text(tuple.getKeyNode(), "key");
            if (!known.contains(key)) {
                throw error(
                        tuple.getKeyNode(), "unknown key '" + key + "'; known are " + words(known));
            }
            if (keys.put(key, tuple.getValueNode()) != null) {
                throw error(tuple.getKeyNode(), "the key '" + key + "' stands twice");
            }
        }
        return keys;
    }

    static String words(Collection<String> words) {
        return words.stream().sorted().collect(Collectors.joining(", "));
    }

    static List<Node> sequence(Node node, String key) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        throw error(node, key + ": a list is needed");
    }

    /** The elements of a list, or one value for a list of one. */
    static List<Node> oneOrMore(Node node, String key) {
        return node instanceof ScalarNode ? List.of(node) : sequence(node, key);
    }

    static String text(Node node, String key) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw error(node, key + ": one value is needed");
    }

    static double number(Node node, String key) {
        String text = text(node, key);
        try {
            double value = Double.parseDouble(text);
            if (Double.isFinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw error(node, key + ": '" + text + "' is no number");
    }

    static boolean flag(Node node, String key) {
        return switch (text(node, key)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw error(node, key + ": true or false");
        };
    }

    /** One of the constants of an enumeration, in capitals or not. */
    static <E extends Enum<E>> E choice(Node node, String key, Class<E> type) {
        String text = text(node, key);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(text)) {
                return constant;
            }
        }
        String names =
                Stream.of(type.getEnumConstants())
                        .map(Enum::name)
                        .collect(Collectors.joining(", "));
        throw error(node, key + ": there is no '" + text + "', but " + names);
    }

    /** Makes something whose own check knows nothing of lines. */
    static <T> T checked(Node node, String key, Supplier<T> maker) {
        try {
            return maker.get();
        } catch (LineError e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw error(node, key + ": " + oneLine(e.getMessage()));
        }
    }

    static IllegalArgumentException error(Node node, String message) {
        return new LineError(node.getStartMark().map(Nodes::line).orElse("") + message);
    }

    private static String line(Mark mark) {
        return "line " + (mark.getLine() + 1) + ": ";
    }

    /** An error that names its line. */
    private static final class LineError extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        LineError(String message) {
            super(message);
        }
    }
}
