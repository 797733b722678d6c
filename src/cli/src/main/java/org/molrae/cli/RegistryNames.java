package org.molrae.cli;

import static java.util.Map.entry;

import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.molrae.autoencoder.DecoderRegularizer;
import org.molrae.autoencoder.LatentPenalty;
import org.molrae.autoencoder.Posterior;
import org.molrae.autoencoder.Preset;
import org.molrae.autoencoder.density.DensityFamily;
import org.molrae.chemistry.evaluation.Metrics;
import org.molrae.chemistry.goals.Scorer;
import org.molrae.chemistry.goals.Suite;
import org.molrae.chemistry.properties.PropertyTable;
import org.molrae.molecules.MoleculeGenerator;
import org.molrae.molecules.optimization.MoleculeStrategy;
import org.molrae.search.strategy.StrategyRegistry;
import org.molrae.sequences.SequencePreset;
import org.molrae.sequences.network.NetworkConfig;

/**
 * The names that registries hold, for help texts: a text {@code ${bundle:densities}} lists the
 * densities that there are. They are looked up when a help is shown, and not before.
 */
final class RegistryNames extends ResourceBundle {

    private static final Map<String, Supplier<String>> LISTS =
            Map.ofEntries(
                    entry("densities", () -> String.join("|", DensityFamily.names())),
                    entry("densityKinds", () -> described(densities())),
                    entry("metrics", () -> described(metrics())),
                    entry("columns", () -> String.join(", ", PropertyTable.DEFAULT)),
                    entry("moreColumns", RegistryNames::moreColumns),
                    entry("models", SequencePreset::labels),
                    entry("presets", () -> String.join(", ", Preset.labels())),
                    entry("posteriors", () -> String.join(" | ", Posterior.labels())),
                    entry("plainPosteriors", () -> String.join(" | ", plainPosteriors())),
                    entry("latentPenalties", () -> String.join(" | ", LatentPenalty.labels())),
                    entry("regularizers", () -> String.join(" | ", DecoderRegularizer.labels())),
                    entry("architectures", () -> String.join(", ", NetworkConfig.architectures())),
                    entry("grammars", () -> String.join("|", MoleculeGenerator.grammars())),
                    entry("goals", RegistryNames::goals),
                    entry("strategies", () -> String.join("|", strategies().keySet())),
                    entry("strategyKinds", () -> described(strategies())),
                    entry("moleculeStrategies", () -> String.join("|", MoleculeStrategy.labels())),
                    entry("moleculeStrategyKinds", () -> described(moleculeStrategies())));

    private static Map<String, String> densities() {
        Map<String, String> densities = new LinkedHashMap<>();
        DensityFamily.all().forEach(kind -> densities.put(kind.name(), kind.description()));
        return densities;
    }

    private static Map<String, String> metrics() {
        Map<String, String> metrics = new LinkedHashMap<>();
        Metrics.all().forEach(metric -> metrics.put(metric.name(), metric.description()));
        return metrics;
    }

    /** The columns of properties that are only written where they are asked for. */
    private static String moreColumns() {
        return PropertyTable.all().stream()
                .filter(column -> !PropertyTable.DEFAULT.contains(column))
                .collect(Collectors.joining(", "));
    }

    /** The tasks of the suites, of those with the same score the first. */
    private static String goals() {
        Set<Scorer> told = new HashSet<>();
        return Suite.published().entrySet().stream()
                .filter(entry -> told.add(entry.getValue().scorer()))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
    }

    private static Map<String, String> strategies() {
        return StrategyRegistry.STANDARD.descriptions();
    }

    private static Map<String, String> moleculeStrategies() {
        Map<String, String> descriptions = new LinkedHashMap<>();
        for (MoleculeStrategy strategy : MoleculeStrategy.values()) {
            descriptions.put(strategy.label(), strategy.description());
        }
        return descriptions;
    }

    /** Those that a decoder can have that is not told of noise. */
    private static List<String> plainPosteriors() {
        return Posterior.labels().stream()
                .filter(label -> Posterior.named(label).noiseDeviation().isEmpty())
                .toList();
    }

    private static String described(Map<String, String> descriptions) {
        return descriptions.entrySet().stream()
                .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                .collect(Collectors.joining(", "));
    }

    @Override
    protected @Nullable Object handleGetObject(String key) {
        Supplier<String> list = LISTS.get(key);
        return list == null ? null : list.get();
    }

    @Override
    public Enumeration<String> getKeys() {
        return Collections.enumeration(LISTS.keySet());
    }
}
