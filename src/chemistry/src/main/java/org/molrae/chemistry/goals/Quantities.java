package org.molrae.chemistry.goals;

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
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.alerts.AlertCatalog;
import org.molrae.chemistry.alerts.AlertFile;
import org.molrae.chemistry.fingerprint.CountFingerprint;
import org.molrae.chemistry.pattern.SubstructurePattern;
import org.molrae.chemistry.properties.Descriptor;
import org.molrae.chemistry.properties.Descriptors;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.structure.Molecule;
import org.snakeyaml.engine.v2.nodes.Node;

/** What a term can be about, each kind by its key in YAML. */
final class Quantities {

    /** Reads the value of a key; the qualifier may be absent. */
    private interface Reader {
        Descriptor read(Node value, @Nullable Node qualifier);
    }

    /** A kind of quantity, and the key that may stand beside its own, or "". */
    private record Kind(String qualifier, Reader reader) {}

    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private final Path folder;

    /**
     * All quantities.
     *
     * @param folder that names of files begin at
     * @param more further ones by their keys
     */
    Quantities(Path folder, Map<String, Function<String, Descriptor>> more) {
        this.folder = folder;
        kinds.put("property", new Kind("", (value, none) -> property(value)));
        kinds.put("similarity", new Kind("fingerprint", Quantities::similarity));
        kinds.put("substructure", new Kind("wanted", Quantities::substructure));
        kinds.put("matches", new Kind("", (value, none) -> matches(value)));
        kinds.put("alerts", new Kind("", (value, none) -> alerts(value)));
        kinds.put("formula", text("formula", IsomerScore::of));
        kinds.put("atoms", text("atoms", Descriptors::atomsOf));
        more.forEach((key, function) -> kinds.put(key, text(key, function)));
    }

    private static Kind text(String key, Function<String, Descriptor> function) {
        return new Kind(
                "",
                (value, none) ->
                        Nodes.checked(value, key, () -> function.apply(Nodes.text(value, key))));
    }

    /** The keys of all kinds. */
    Set<String> keys() {
        return kinds.keySet();
    }

    /** The keys that may stand beside one of these. */
    Set<String> qualifiers() {
        return kinds.values().stream()
                .map(Kind::qualifier)
                .filter(qualifier -> !qualifier.isEmpty())
                .collect(Collectors.toSet());
    }

    /** Reads the quantity of a term that has one of {@link #keys}. */
    Descriptor read(String key, Map<String, Node> term) {
        Kind kind = Objects.requireNonNull(kinds.get(key));
        kinds.forEach(
                (other, that) -> {
                    Node qualifier = term.get(that.qualifier);
                    if (qualifier != null && !that.qualifier.equals(kind.qualifier)) {
                        throw Nodes.error(qualifier, that.qualifier + ": only beside " + other);
                    }
                });
        return kind.reader.read(Objects.requireNonNull(term.get(key)), term.get(kind.qualifier));
    }

    /** The molecule that a text is. */
    static Molecule molecule(Node text, String key) {
        String smiles = Nodes.text(text, key);
        try {
            return Molecule.fromSmiles(smiles);
        } catch (InvalidMoleculeException e) {
            throw Nodes.error(text, key + ": '" + smiles + "' is no molecule: " + e.getMessage());
        }
    }

    private static Descriptor property(Node value) {
        String name = Nodes.text(value, "property");
        return Descriptors.named(name)
                .orElseThrow(
                        () ->
                                Nodes.error(
                                        value,
                                        "property: there is no '" + name + "', but " + names()));
    }

    private static String names() {
        return Descriptors.all().stream().map(Descriptor::name).collect(Collectors.joining(", "));
    }

    private static Descriptor similarity(Node value, @Nullable Node fingerprint) {
        List<Molecule> molecules = new ArrayList<>();
        for (Node text : Nodes.oneOrMore(value, "similarity")) {
            molecules.add(molecule(text, "similarity"));
        }
        return Nodes.checked(
                value,
                "similarity",
                () ->
                        fingerprint == null
                                ? Similarity.to(molecules)
                                : Similarity.to(
                                        molecules,
                                        Nodes.choice(
                                                fingerprint,
                                                "fingerprint",
                                                CountFingerprint.class)));
    }

    private static Descriptor substructure(Node value, @Nullable Node wanted) {
        List<SubstructurePattern> patterns = patterns(value, "substructure");
        boolean present = wanted == null || Nodes.flag(wanted, "wanted");
        return new Occurrence(patterns, present ? Occurrence.Kind.PRESENT : Occurrence.Kind.ABSENT);
    }

    private static Descriptor matches(Node value) {
        return new Occurrence(patterns(value, "matches"), Occurrence.Kind.COUNT);
    }

    private static List<SubstructurePattern> patterns(Node value, String key) {
        List<SubstructurePattern> patterns = new ArrayList<>();
        for (Node node : Nodes.oneOrMore(value, key)) {
            String smarts = Nodes.text(node, key);
            patterns.add(Nodes.checked(node, key, () -> SubstructurePattern.of(smarts)));
        }
        if (patterns.isEmpty()) {
            throw Nodes.error(value, key + ": no pattern to look for");
        }
        return patterns;
    }

    private Descriptor alerts(Node value) {
        String name = Nodes.text(value, "alerts");
        Optional<AlertCatalog> published = AlertCatalog.named(name);
        if (published.isPresent()) {
            return new AlertCount(name, published.get());
        }
        try {
            AlertFile file = AlertFile.read(folder.resolve(name));
            if (!file.faults().isEmpty()) {
                AlertFile.Fault fault = file.faults().get(0);
                throw Nodes.error(
                        value, "alerts: " + name + ":" + fault.line() + ": " + fault.reason());
            }
            return new AlertCount(name, file.catalog());
        } catch (NoSuchFileException | InvalidPathException e) {
            throw Nodes.error(
                    value,
                    "alerts: there is no list pains, brenk or mcf and no file '" + name + "'");
        } catch (IOException e) {
            throw Nodes.error(value, "alerts: " + Nodes.oneLine(e.getMessage()));
        }
    }
}
