package org.molrae.sequences;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.molrae.autoencoder.DecoderRegularizer;
import org.molrae.autoencoder.LatentPenalty;
import org.molrae.autoencoder.Objective;
import org.molrae.autoencoder.Posterior;
import org.molrae.autoencoder.Preset;
import org.molrae.autoencoder.storage.ModelFormatException;
import org.molrae.autoencoder.training.TrainingPlan;
import org.molrae.sequences.network.NetworkConfig;

/**
 * Training options as nested settings by name, as a configuration file has them: those of {@link
 * TrainingOptions}, with {@code network} and {@code plan} as groups. {@code network} may begin with
 * {@code architecture}; what is not set keeps its default.
 */
public final class TrainingConfiguration {

    private static final Gson GSON = new Gson();

    private TrainingConfiguration() {}

    /**
     * Changes options.
     *
     * @param settings nested maps of numbers, texts and lists
     * @throws IllegalArgumentException if a setting is unknown or its value makes no sense
     */
    public static TrainingOptions with(TrainingOptions options, Map<String, ?> settings) {
        JsonObject tree = tree(options);
        JsonObject changes = GSON.toJsonTree(settings).getAsJsonObject();
        if (changes.has("network") && changes.get("network").isJsonObject()) {
            JsonElement architecture = changes.getAsJsonObject("network").remove("architecture");
            if (architecture != null) {
                tree.add("network", defaults(architecture.getAsString()));
            }
        }
        if (changes.has("objective") && changes.get("objective").isJsonPrimitive()) {
            choose(preset(changes.get("objective").getAsString()), tree);
        }
        merge("", tree, changes);
        try {
            return new TrainingOptions(
                    ModelFile.network(GSON.toJson(tree.get("network"))),
                    tree.get("merges").getAsInt(),
                    preset(tree.get("objective").getAsString()),
                    objective(tree),
                    plan(tree.getAsJsonObject("plan")),
                    tree.get("batchSize").getAsInt(),
                    tree.get("components").getAsInt());
        } catch (ModelFormatException | JsonParseException | UnsupportedOperationException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static JsonObject tree(TrainingOptions options) {
        JsonObject tree = new JsonObject();
        tree.add("network", networkTree(options.network()));
        tree.addProperty("merges", options.merges());
        Objective objective = options.objective();
        tree.addProperty("objective", options.preset().label());
        tree.addProperty("posterior", objective.posterior().label());
        tree.addProperty("latentPenalty", objective.latentPenalty().label());
        tree.addProperty("latentWeight", objective.latentWeight());
        tree.addProperty("regularizer", objective.decoderRegularizer().label());
        tree.addProperty("regularizerWeight", objective.regularizerWeight());
        tree.add("plan", GSON.toJsonTree(options.plan()));
        tree.addProperty("batchSize", options.batchSize());
        tree.addProperty("components", options.components());
        return tree;
    }

    /**
     * A preset by its label, or by the name that the paper gives it over derivations. Which
     * regularizer GRAE has is not published: it is taken for RAE-L2 here.
     */
    private static Preset preset(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "grae" -> Preset.RAE_L2;
            case "gvae" -> Preset.VAE;
            case "gcvvae" -> Preset.CV_VAE;
            default -> Preset.named(name);
        };
    }

    /** A preset brings all its parts; what else is said of them wins over it. */
    private static void choose(Preset preset, JsonObject tree) {
        tree.addProperty("objective", preset.label());
        tree.addProperty("posterior", preset.posterior().label());
        tree.addProperty("latentPenalty", preset.latentPenalty().label());
        tree.addProperty("regularizer", preset.decoderRegularizer().label());
    }

    private static Objective objective(JsonObject tree) {
        return new Objective(
                part(tree, "posterior", Posterior::named),
                part(tree, "latentPenalty", LatentPenalty::named),
                weight(tree, "latentWeight"),
                part(tree, "regularizer", DecoderRegularizer::named),
                weight(tree, "regularizerWeight"));
    }

    private static <T> T part(JsonObject tree, String key, Function<String, T> named) {
        JsonElement value = tree.get(key);
        if (!value.isJsonPrimitive()) {
            throw new IllegalArgumentException(key + ": a name is wanted, not " + value);
        }
        try {
            return named.apply(value.getAsString());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(key + ": " + e.getMessage(), e);
        }
    }

    private static double weight(JsonObject tree, String key) {
        double weight;
        try {
            weight = tree.get(key).getAsDouble();
        } catch (UnsupportedOperationException | IllegalStateException | NumberFormatException e) {
            throw new IllegalArgumentException(
                    key + ": a number is wanted, not " + tree.get(key), e);
        }
        if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    key + " must be finite and not negative, is " + weight);
        }
        return weight;
    }

    private static JsonObject networkTree(NetworkConfig config) {
        return GSON.fromJson(ModelFile.networkJson(config), JsonObject.class);
    }

    private static JsonObject defaults(String architecture) {
        for (NetworkConfig config : NetworkConfig.defaults()) {
            if (config.architecture().equals(architecture)) {
                return networkTree(config);
            }
        }
        throw new IllegalArgumentException(
                "unknown network architecture "
                        + architecture
                        + "; there are "
                        + String.join(
                                ", ",
                                NetworkConfig.defaults().stream()
                                        .map(NetworkConfig::architecture)
                                        .toList()));
    }

    private static void merge(String path, JsonObject target, JsonObject changes) {
        for (Map.Entry<String, JsonElement> change : changes.entrySet()) {
            String name = path + change.getKey();
            JsonElement present = target.get(change.getKey());
            if (present == null) {
                throw new IllegalArgumentException(
                        "unknown setting "
                                + name
                                + "; there are "
                                + String.join(", ", target.keySet()));
            }
            if (present.isJsonObject() != change.getValue().isJsonObject()) {
                throw new IllegalArgumentException(
                        name
                                + (present.isJsonObject()
                                        ? " is a group of settings"
                                        : " is a value"));
            }
            if (present.isJsonObject()) {
                merge(name + ".", present.getAsJsonObject(), change.getValue().getAsJsonObject());
            } else {
                target.add(change.getKey(), change.getValue());
            }
        }
    }

    private static TrainingPlan plan(JsonObject tree) {
        return new TrainingPlan(
                tree.get("seed").getAsLong(),
                tree.get("epochs").getAsInt(),
                tree.get("learningRate").getAsDouble(),
                TrainingPlan.Schedule.valueOf(
                        tree.get("schedule").getAsString().toUpperCase(Locale.ROOT)),
                tree.get("warmupSteps").getAsInt(),
                tree.get("gradientClip").getAsDouble(),
                tree.get("patience").getAsInt());
    }
}
