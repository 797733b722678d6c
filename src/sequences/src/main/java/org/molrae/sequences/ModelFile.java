package org.molrae.sequences;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.NetworkWeights;
import org.molrae.autoencoder.Posterior;
import org.molrae.autoencoder.density.StoredDensities;
import org.molrae.autoencoder.storage.HostTensor;
import org.molrae.autoencoder.storage.ModelFormatException;
import org.molrae.autoencoder.storage.Safetensors;
import org.molrae.autoencoder.storage.TensorType;
import org.molrae.autoencoder.training.Provenance;
import org.molrae.grammar.Vocabulary;
import org.molrae.grammar.VocabularyFormatException;
import org.molrae.sequences.network.ConvolutionalGruConfig;
import org.molrae.sequences.network.KusnerConfig;
import org.molrae.sequences.network.NetworkConfig;

/**
 * Models on disk: one safetensors file. Tensors: {@code encoder.…}, {@code decoder.…} and {@code
 * density.NAME.…}. Metadata: {@code format}, {@code network} and {@code provenance} as JSON, {@code
 * vocabulary} as text, {@code posterior} by its label (none: deterministic), {@code noise} (none:
 * 0), {@code temperature} (none: 1) and {@code minP} (none: 0) of sampling.
 */
final class ModelFile {

    private static final String FORMAT_NAME = "molrae-sequence-model/";
    private static final int VERSION = 1;
    static final long MAX_BYTES = 1L << 30;
    private static final String TRAINING_SET = "trainingSet.";
    private static final String POSTERIOR = "posterior";
    private static final String NOISE = "noise";
    private static final String TEMPERATURE = "temperature";
    private static final String MIN_P = "minP";
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private ModelFile() {}

    static void save(GrammarAutoencoder model, Path file) throws IOException {
        Map<String, HostTensor> tensors = new LinkedHashMap<>();
        NetworkWeights.read(model.network())
                .forEach((name, tensor) -> tensors.put(name, tensor.to(TensorType.F16)));
        StoredDensities.tensors(model.densities().values())
                .forEach(
                        (name, tensor) ->
                                tensors.put(
                                        name,
                                        tensor.type() == TensorType.F64
                                                ? tensor.to(TensorType.F32)
                                                : tensor));
        model.trainingSet()
                .ifPresent(
                        filter ->
                                filter.tensors()
                                        .forEach(
                                                (name, tensor) ->
                                                        tensors.put(TRAINING_SET + name, tensor)));
        StringWriter vocabulary = new StringWriter();
        model.vocabulary().write(vocabulary);
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("format", FORMAT_NAME + VERSION);
        metadata.put("network", networkJson(model.network().config()));
        metadata.put("provenance", GSON.toJson(model.provenance()));
        metadata.put("vocabulary", vocabulary.toString());
        if (!model.posterior().equals(new Posterior.Deterministic())) {
            metadata.put(POSTERIOR, model.posterior().label());
        }
        SamplingDefaults sampling = model.samplingDefaults();
        if (!sampling.equals(SamplingDefaults.PLAIN)) {
            metadata.put(NOISE, String.valueOf(sampling.noise()));
            metadata.put(TEMPERATURE, String.valueOf(sampling.temperature()));
            metadata.put(MIN_P, String.valueOf(sampling.minP()));
        }
        new Safetensors(tensors, metadata).write(file);
    }

    static GrammarAutoencoder load(Path file, ComputeDevice device) throws IOException {
        return build(file.toString(), Safetensors.read(file, MAX_BYTES), device);
    }

    static GrammarAutoencoder load(String name, InputStream in, long length, ComputeDevice device)
            throws IOException {
        return build(name, Safetensors.read(in, length, MAX_BYTES), device);
    }

    private static GrammarAutoencoder build(String name, Safetensors stored, ComputeDevice device)
            throws IOException {
        ModelDescription description = describe(name, stored);
        GrammarAutoencoder model =
                GrammarAutoencoder.untrained(
                        description.vocabulary(),
                        description.network(),
                        posterior(name, stored),
                        device,
                        0);
        try {
            NetworkWeights.write(model.network(), stored.tensors());
            StoredDensities.read(stored.tensors(), model.network().latentDimension())
                    .forEach(model::setDensity);
            Map<String, HostTensor> filter = withPrefix(TRAINING_SET, stored.tensors());
            if (!filter.isEmpty()) {
                model.setTrainingSet(TrainingSetFilter.read(filter));
            }
            model.setProvenance(description.provenance());
            model.setSamplingDefaults(
                    new SamplingDefaults(
                            Double.parseDouble(stored.metadata().getOrDefault(NOISE, "0")),
                            Double.parseDouble(stored.metadata().getOrDefault(TEMPERATURE, "1")),
                            Double.parseDouble(stored.metadata().getOrDefault(MIN_P, "0"))));
            return model;
        } catch (ModelFormatException | IllegalArgumentException e) {
            model.close();
            throw new ModelFormatException(name + ": " + e.getMessage(), e);
        }
    }

    /** A file that says nothing of it has a deterministic encoder. */
    private static Posterior posterior(String name, Safetensors stored)
            throws ModelFormatException {
        String label = stored.metadata().get(POSTERIOR);
        try {
            return label == null ? new Posterior.Deterministic() : Posterior.named(label);
        } catch (IllegalArgumentException e) {
            throw new ModelFormatException(name + ": " + e.getMessage(), e);
        }
    }

    /** What a model says of itself; needs no engine. */
    static ModelDescription describe(String name, Safetensors stored) throws IOException {
        try {
            checkFormat(stored.metadata().get("format"));
            return new ModelDescription(
                    Vocabulary.read(
                            new BufferedReader(new StringReader(text(stored, "vocabulary")))),
                    network(text(stored, "network")),
                    parse(text(stored, "provenance"), Provenance.class));
        } catch (ModelFormatException | VocabularyFormatException | IllegalArgumentException e) {
            throw new ModelFormatException(name + ": " + e.getMessage(), e);
        }
    }

    private static void checkFormat(@Nullable String format) throws ModelFormatException {
        if (format == null || !format.startsWith(FORMAT_NAME)) {
            throw new ModelFormatException("not a molrae sequence model");
        }
        if (!format.equals(FORMAT_NAME + VERSION)) {
            throw new ModelFormatException(
                    "its format is "
                            + format
                            + ", this version reads up to "
                            + FORMAT_NAME
                            + VERSION
                            + ": update molrae");
        }
    }

    private static String text(Safetensors stored, String key) throws ModelFormatException {
        String text = stored.metadata().get(key);
        if (text == null) {
            throw new ModelFormatException("its " + key + " is missing");
        }
        return text;
    }

    static String networkJson(NetworkConfig config) {
        JsonObject json = GSON.toJsonTree(config).getAsJsonObject();
        json.addProperty("architecture", config.architecture());
        return GSON.toJson(json);
    }

    /**
     * A network's shape from JSON.
     *
     * @throws ModelFormatException if it is no JSON object, or names an unknown architecture
     */
    static NetworkConfig network(String json) throws ModelFormatException {
        JsonElement architecture = parse(json, JsonObject.class).get("architecture");
        String name = architecture == null ? "none" : architecture.getAsString();
        if (name.equals(ConvolutionalGruConfig.DEFAULT.architecture())) {
            return parse(json, ConvolutionalGruConfig.class);
        }
        if (name.equals(KusnerConfig.MOLECULES.architecture())) {
            return parse(json, KusnerConfig.class);
        }
        throw new ModelFormatException("unknown network architecture " + name);
    }

    private static <T> T parse(String json, Class<T> type) throws ModelFormatException {
        try {
            T parsed = GSON.fromJson(JsonParser.parseString(json), type);
            if (parsed == null) {
                throw new ModelFormatException("an empty " + type.getSimpleName());
            }
            return parsed;
        } catch (JsonParseException | NullPointerException | IllegalArgumentException e) {
            throw new ModelFormatException("a damaged " + type.getSimpleName(), e);
        } catch (RuntimeException e) {
            // Gson wraps what a record's constructor throws
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new ModelFormatException(
                    "a damaged " + type.getSimpleName() + ": " + cause.getMessage(), e);
        }
    }

    private static Map<String, HostTensor> withPrefix(
            String prefix, Map<String, HostTensor> tensors) {
        Map<String, HostTensor> found = new LinkedHashMap<>();
        tensors.forEach(
                (name, tensor) -> {
                    if (name.startsWith(prefix)) {
                        found.put(name.substring(prefix.length()), tensor);
                    }
                });
        return found;
    }
}
