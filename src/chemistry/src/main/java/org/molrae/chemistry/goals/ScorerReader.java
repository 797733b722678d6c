package org.molrae.chemistry.goals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.molrae.chemistry.properties.Descriptor;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads a {@link Scorer}, and says in which line something is wrong. */
final class ScorerReader {

    /** The keys of a scorer. */
    static final Set<String> KEYS = Set.of("mean", "terms");

    private static final int DEEPEST = 16;

    private final Quantities quantities;
    private final Set<String> known = new HashSet<>();
    private int depth;

    ScorerReader(Path folder, Map<String, Function<String, Descriptor>> more) {
        quantities = new Quantities(folder, more);
        known.addAll(quantities.keys());
        known.addAll(quantities.qualifiers());
        known.addAll(Shapes.keys());
        known.addAll(KEYS);
        known.addAll(Set.of(Shapes.LIKE, Shapes.SOFTNESS, "weight", "role"));
    }

    Scorer read(String yaml) {
        MappingNode root = Nodes.mapping(yaml, "a scorer", "terms");
        return scorer(root, Nodes.keys(root, KEYS));
    }

    /** Reads a mean of terms from a mapping of which it is a part or the whole. */
    Scorer scorer(Node node, Map<String, Node> keys) {
        Node terms = keys.get("terms");
        if (terms == null) {
            throw Nodes.error(node, "the key 'terms' is missing");
        }
        if (++depth > DEEPEST) {
            throw Nodes.error(terms, "terms: nested too deeply");
        }
        List<Scorer.Term> result = new ArrayList<>();
        for (Node term : Nodes.sequence(terms, "terms")) {
            result.add(term(term));
        }
        depth--;
        Node mean = keys.get("mean");
        return Nodes.checked(
                terms,
                "terms",
                () ->
                        mean == null
                                ? Scorer.of(result)
                                : Scorer.of(Nodes.choice(mean, "mean", Scorer.Mean.class), result));
    }

    private Scorer.Term term(Node node) {
        if (!(node instanceof MappingNode mapping)) {
            throw Nodes.error(node, "a term is a mapping with one of the keys " + names());
        }
        Map<String, Node> keys = Nodes.keys(mapping, known);
        Descriptor descriptor = descriptor(node, keys);
        Desirability desirability = Shapes.read(node, keys, descriptor);
        Node weight = keys.get("weight");
        Node role = keys.get("role");
        return Nodes.checked(
                weight == null ? node : weight,
                "weight",
                () ->
                        new Scorer.Term(
                                descriptor,
                                desirability,
                                weight == null ? 1 : Nodes.number(weight, "weight"),
                                role == null
                                        ? Scorer.Role.SCORE
                                        : Nodes.choice(role, "role", Scorer.Role.class)));
    }

    private Descriptor descriptor(Node node, Map<String, Node> keys) {
        boolean nested = keys.containsKey("terms");
        List<String> given = keys.keySet().stream().filter(quantities.keys()::contains).toList();
        if (given.size() + (nested ? 1 : 0) != 1) {
            throw Nodes.error(node, "a term has exactly one of the keys " + names());
        }
        Node mean = keys.get("mean");
        if (mean != null && !nested) {
            throw Nodes.error(mean, "mean: only beside terms");
        }
        return nested ? scorer(node, keys) : quantities.read(given.get(0), keys);
    }

    private String names() {
        Set<String> names = new HashSet<>(quantities.keys());
        names.add("terms");
        return Nodes.words(names);
    }
}
