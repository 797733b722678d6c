package org.molrae.sequences;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.LinkedHashMap;
import java.util.Map;
import org.molrae.autoencoder.Objective;
import org.molrae.autoencoder.Preset;
import org.molrae.autoencoder.storage.ModelFormatException;
import org.molrae.autoencoder.training.NamedSettings;
import org.molrae.sequences.network.NetworkConfig;

/**
 * Training options as nested settings by name, as a configuration file has them: those of {@link
 * TrainingOptions}, with {@code network} and {@code plan} as groups. {@code network} may begin with
 * {@code architecture}; what is not set keeps its value, or has the default of another
 * architecture. {@code properties} is a list of names, {@code propertyWeight} their weight.
 */
public final class TrainingConfiguration {

    private TrainingConfiguration() {}

    /**
     * Changes options. A preset brings all its parts, and leaves the weights; what else is said of
     * either wins over it.
     *
     * @param settings nested maps of numbers, texts and lists
     * @throws IllegalArgumentException if a setting is unknown or its value makes no sense
     */
    public static TrainingOptions with(TrainingOptions options, Map<String, ?> settings) {
        Map<String, Object> changes = new LinkedHashMap<>(settings);
        Preset preset = options.preset();
        Objective objective = options.objective();
        if (settings.get("objective") instanceof String name) {
            if (SequencePreset.find(name).isPresent()) {
                throw new IllegalArgumentException(
                        "objective: %s is a whole model; write preset: %s".formatted(name, name));
            }
            preset = Preset.named(name);
            changes.put("objective", preset.label());
            objective = preset.objective(objective.latentWeight(), objective.regularizerWeight());
        }
        NetworkConfig network = options.network();
        if (settings.get("network") instanceof Map<?, ?> group
                && group.get("architecture") instanceof String architecture) {
            if (!architecture.equals(network.architecture())) {
                network = NetworkConfig.named(architecture);
            }
            Map<Object, Object> others = new LinkedHashMap<>(group);
            others.remove("architecture");
            changes.put("network", others);
        }
        NamedSettings named =
                new NamedSettings(preset, objective, options.plan())
                        .add("network", tree(network))
                        .add("merges", options.merges())
                        .add("batchSize", options.batchSize())
                        .add("components", options.components())
                        .add("properties", options.prediction().properties())
                        .add("propertyWeight", options.prediction().weight());
        named.change(changes);
        try {
            return new TrainingOptions(
                    ModelFile.network(named.json("network")),
                    named.integer("merges"),
                    Preset.named(named.text("objective")),
                    named.objective(),
                    named.plan(),
                    named.integer("batchSize"),
                    named.integer("components"),
                    new PropertyPrediction(
                            named.texts("properties"), named.number("propertyWeight")));
        } catch (ModelFormatException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static JsonObject tree(NetworkConfig config) {
        return JsonParser.parseString(ModelFile.networkJson(config)).getAsJsonObject();
    }
}
