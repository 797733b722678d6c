package org.molrae.chemistry.properties;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.alerts.AlertCatalog;
import org.molrae.chemistry.alerts.AlertFile;
import org.molrae.chemistry.pattern.SubstructurePattern;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.structure.Molecule;
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

/** Reads the terms of a {@link Scorer}, and says in which line something is wrong. */
final class ScorerReader {

    private static final int MAX_CHARACTERS = 1 << 16;

    private static final Set<String> QUANTITIES =
            Set.of("property", "similarity", "substructure", "alerts");
    private static final Set<String> SHAPES = Set.of("range", "above", "below", "ramp");

    private final Path folder;

    ScorerReader(Path folder) {
        this.folder = folder;
    }

    List<Scorer.Term> read(String yaml) {
        Node root = compose(yaml);
        if (!(root instanceof MappingNode)) {
            throw new IllegalArgumentException("a scorer is a mapping with the key 'terms'");
        }
        Map<String, Node> keys = keys(root, Set.of("terms"));
        Node terms = keys.get("terms");
        if (terms == null) {
            throw error(root, "the key 'terms' is missing");
        }
        List<Scorer.Term> result = new ArrayList<>();
        for (Node term : sequence(terms, "terms")) {
            result.add(term(term));
        }
        if (result.isEmpty()) {
            throw error(terms, "terms: a score needs one term or more");
        }
        return result;
    }

    private static @Nullable Node compose(String yaml) {
        if (yaml.length() > MAX_CHARACTERS) {
            throw new IllegalArgumentException(
                    "a scorer has at most " + MAX_CHARACTERS + " characters");
        }
        try {
            LoadSettings settings = LoadSettings.builder().build();
            return new Compose(settings).composeString(yaml).orElse(null);
        } catch (MarkedYamlEngineException e) {
            String line = e.getProblemMark().map(ScorerReader::line).orElse("");
            throw new IllegalArgumentException(line + "no YAML: " + oneLine(e.getProblem()), e);
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException("no YAML: " + oneLine(e.getMessage()), e);
        } catch (StackOverflowError e) {
            throw new IllegalArgumentException("no scorer: nested too deeply", e);
        }
    }

    private static String oneLine(@Nullable String message) {
        return String.valueOf(message).replace('\n', ' ');
    }

    private Scorer.Term term(Node node) {
        if (!(node instanceof MappingNode)) {
            throw error(node, "a term is a mapping with one of the keys " + words(QUANTITIES));
        }
        Set<String> known =
                Set.of(
                        "property",
                        "similarity",
                        "substructure",
                        "alerts",
                        "wanted",
                        "range",
                        "above",
                        "below",
                        "ramp",
                        "softness",
                        "weight");
        Map<String, Node> keys = keys(node, known);
        Descriptor descriptor = descriptor(node, keys);
        Desirability desirability = desirability(node, keys, descriptor);
        Node weight = keys.get("weight");
        double value = weight == null ? 1 : number(weight, "weight");
        return checked(
                weight == null ? node : weight,
                "weight",
                () -> new Scorer.Term(descriptor, desirability, value));
    }

    private Descriptor descriptor(Node term, Map<String, Node> keys) {
        List<String> given = keys.keySet().stream().filter(QUANTITIES::contains).toList();
        if (given.size() != 1) {
            throw error(term, "a term has exactly one of the keys " + words(QUANTITIES));
        }
        String key = given.get(0);
        Node value = Objects.requireNonNull(keys.get(key));
        Node wanted = keys.get("wanted");
        if (wanted != null && !key.equals("substructure")) {
            throw error(wanted, "wanted: only for a substructure");
        }
        return switch (key) {
            case "property" -> property(value);
            case "similarity" -> similarity(value);
            case "alerts" -> alerts(value);
            default -> substructure(value, wanted);
        };
    }

    private static Descriptor property(Node value) {
        String name = text(value, "property");
        return Descriptors.named(name)
                .orElseThrow(
                        () -> error(value, "property: there is no '" + name + "', but " + names()));
    }

    private static String names() {
        return Descriptors.all().stream().map(Descriptor::name).collect(Collectors.joining(", "));
    }

    private static Descriptor similarity(Node value) {
        List<Node> texts =
                value instanceof ScalarNode ? List.of(value) : sequence(value, "similarity");
        List<Molecule> molecules = new ArrayList<>();
        for (Node text : texts) {
            String smiles = text(text, "similarity");
            try {
                molecules.add(Molecule.fromSmiles(smiles));
            } catch (InvalidMoleculeException e) {
                throw error(text, "similarity: '" + smiles + "' is no molecule: " + e.getMessage());
            }
        }
        return checked(value, "similarity", () -> Similarity.to(molecules));
    }

    private Descriptor alerts(Node value) {
        String name = text(value, "alerts");
        Optional<AlertCatalog> published = AlertCatalog.named(name);
        if (published.isPresent()) {
            return new AlertCount(name, published.get());
        }
        try {
            AlertFile file = AlertFile.read(folder.resolve(name));
            if (!file.faults().isEmpty()) {
                AlertFile.Fault fault = file.faults().get(0);
                throw error(value, "alerts: " + name + ":" + fault.line() + ": " + fault.reason());
            }
            return new AlertCount(name, file.catalog());
        } catch (NoSuchFileException | InvalidPathException e) {
            throw error(
                    value,
                    "alerts: there is no list pains, brenk or mcf and no file '" + name + "'");
        } catch (IOException e) {
            throw error(value, "alerts: " + oneLine(e.getMessage()));
        }
    }

    private static Descriptor substructure(Node value, @Nullable Node wanted) {
        String smarts = text(value, "substructure");
        SubstructurePattern pattern =
                checked(value, "substructure", () -> SubstructurePattern.of(smarts));
        if (wanted == null) {
            return substructure(pattern, true);
        }
        return switch (text(wanted, "wanted")) {
            case "true" -> substructure(pattern, true);
            case "false" -> substructure(pattern, false);
            default -> throw error(wanted, "wanted: true or false");
        };
    }

    private static Desirability desirability(
            Node term, Map<String, Node> keys, Descriptor descriptor) {
        List<String> given = keys.keySet().stream().filter(SHAPES::contains).toList();
        Node softNode = keys.get("softness");
        boolean edges = !given.isEmpty() && !given.contains("ramp");
        if (softNode != null && !edges) {
            throw error(softNode, "softness: only beside range, above or below");
        }
        if (given.isEmpty() && descriptor instanceof AlertCount) {
            return new Desirability.Range(Double.NEGATIVE_INFINITY, 0, 0);
        }
        if (given.isEmpty()) {
            if (descriptor.lowest() < 0 || descriptor.highest() > 1) {
                throw error(
                        term,
                        descriptor.name()
                                + " does not lie between 0 and 1: one of the keys "
                                + words(SHAPES)
                                + " is needed");
            }
            return new Desirability.Identity();
        }
        if (given.size() > 1) {
            throw error(term, "only one of the keys " + words(SHAPES) + " is possible");
        }
        String key = given.get(0);
        Node value = Objects.requireNonNull(keys.get(key));
        double softness = softNode == null ? 0 : number(softNode, "softness");
        return checked(
                softNode != null && !(softness >= 0) ? softNode : value,
                key,
                () -> shape(key, value, softness));
    }

    private static Desirability shape(String key, Node value, double softness) {
        switch (key) {
            case "above" -> {
                return new Desirability.Range(
                        number(value, key), Double.POSITIVE_INFINITY, softness);
            }
            case "below" -> {
                return new Desirability.Range(
                        Double.NEGATIVE_INFINITY, number(value, key), softness);
            }
            default -> {
                List<Node> ends = sequence(value, key);
                if (ends.size() != 2) {
                    throw error(value, key + ": two numbers are needed, like [1, 4]");
                }
                double first = number(ends.get(0), key);
                double second = number(ends.get(1), key);
                return key.equals("ramp")
                        ? new Desirability.Ramp(first, second)
                        : new Desirability.Range(first, second, softness);
            }
        }
    }

    /** Makes something whose own check knows nothing of lines. */
    private static <T> T checked(Node node, String key, Supplier<T> maker) {
        try {
            return maker.get();
        } catch (LineError e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw error(node, key + ": " + oneLine(e.getMessage()));
        }
    }

    private static Map<String, Node> keys(Node node, Set<String> known) {
        Map<String, Node> keys = new LinkedHashMap<>();
        for (NodeTuple tuple : ((MappingNode) node).getValue()) {
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

    private static String words(Set<String> words) {
        return words.stream().sorted().collect(Collectors.joining(", "));
    }

    private static List<Node> sequence(Node node, String key) {
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        throw error(node, key + ": a list is needed");
    }

    private static String text(Node node, String key) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw error(node, key + ": one value is needed");
    }

    private static double number(Node node, String key) {
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

    private static IllegalArgumentException error(Node node, String message) {
        return new LineError(node.getStartMark().map(ScorerReader::line).orElse("") + message);
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

    /** Whether a molecule has a substructure, or whether it has not: 1 or 0. */
    private static Descriptor substructure(SubstructurePattern pattern, boolean wanted) {
        return new SimpleDescriptor(
                "substructure " + pattern,
                "1",
                0,
                1,
                true,
                molecule -> pattern.matches(molecule) == wanted ? 1 : 0);
    }
}
