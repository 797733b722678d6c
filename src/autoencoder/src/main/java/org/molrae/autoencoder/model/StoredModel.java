package org.molrae.autoencoder.model;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.LinkedHashMap;
import java.util.Map;
import org.molrae.autoencoder.Posterior;
import org.molrae.autoencoder.storage.HostTensor;
import org.molrae.autoencoder.storage.ModelFormatException;
import org.molrae.autoencoder.storage.Safetensors;
import org.molrae.autoencoder.training.Provenance;

/**
 * The content of a model file, read without starting an engine. Whatever is missing or damaged is
 * named in a {@link ModelFormatException}, without the file's name.
 *
 * @param name of the model, for messages
 * @param content tensors and metadata
 */
public record StoredModel(String name, Safetensors content) {

    static final String NETWORK = "network";
    static final String PROVENANCE = "provenance";
    static final String POSTERIOR = "posterior";
    static final String NOISE = "noise";
    static final String TEMPERATURE = "temperature";
    static final String MIN_P = "minP";
    static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    /** The tensors. */
    public Map<String, HostTensor> tensors() {
        return content.tensors();
    }

    /** The tensors whose names have a prefix, without it. */
    public Map<String, HostTensor> tensors(String prefix) {
        Map<String, HostTensor> found = new LinkedHashMap<>();
        tensors()
                .forEach(
                        (key, tensor) -> {
                            if (key.startsWith(prefix)) {
                                found.put(key.substring(prefix.length()), tensor);
                            }
                        });
        return found;
    }

    /** A text of the metadata. */
    public String text(String key) throws ModelFormatException {
        String text = content.metadata().get(key);
        if (text == null) {
            throw new ModelFormatException("its " + key + " is missing");
        }
        return text;
    }

    /** The JSON of the network's shape. */
    public String network() throws ModelFormatException {
        return text(NETWORK);
    }

    /** Where the model comes from. */
    public Provenance provenance() throws ModelFormatException {
        return parse(PROVENANCE, text(PROVENANCE), Provenance.class);
    }

    /** How the encoder's output becomes a code; a file that says nothing of it is deterministic. */
    public Posterior posterior() throws ModelFormatException {
        String label = content.metadata().get(POSTERIOR);
        try {
            return label == null ? new Posterior.Deterministic() : Posterior.named(label);
        } catch (IllegalArgumentException e) {
            throw new ModelFormatException(String.valueOf(e.getMessage()), e);
        }
    }

    /** How the model draws; {@link SamplingDefaults#PLAIN} in a file that says nothing of it. */
    SamplingDefaults samplingDefaults() throws ModelFormatException {
        try {
            return new SamplingDefaults(number(NOISE, 0), number(TEMPERATURE, 1), number(MIN_P, 0));
        } catch (IllegalArgumentException e) {
            throw new ModelFormatException(String.valueOf(e.getMessage()), e);
        }
    }

    private double number(String key, double otherwise) {
        String text = content.metadata().get(key);
        return text == null ? otherwise : Double.parseDouble(text);
    }

    /**
     * Refuses a file without the weights of the network that it claims to hold, before memory is
     * taken for it.
     *
     * @param weights how many numbers encoder and decoder have
     */
    public void requireWeights(long weights) throws ModelFormatException {
        long found =
                tensors().entrySet().stream()
                        .filter(
                                entry ->
                                        entry.getKey().startsWith("encoder.")
                                                || entry.getKey().startsWith("decoder."))
                        .mapToLong(entry -> entry.getValue().count())
                        .sum();
        if (found != weights) {
            throw new ModelFormatException(
                    "it holds %d weights, its network has %d".formatted(found, weights));
        }
    }

    /**
     * What JSON describes.
     *
     * @param what it is, for messages
     */
    public static <T> T parse(String what, String json, Class<T> type) throws ModelFormatException {
        try {
            T parsed = GSON.fromJson(JsonParser.parseString(json), type);
            if (parsed == null) {
                throw new ModelFormatException("its " + what + " is empty");
            }
            return parsed;
        } catch (JsonParseException e) {
            throw new ModelFormatException("its " + what + " is damaged", e);
        } catch (RuntimeException e) {
            // Gson wraps what a record's constructor throws
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new ModelFormatException("its " + what + " is damaged: " + cause.getMessage(), e);
        }
    }

    /** The JSON of a record, as {@link #parse} reads it. */
    public static String json(Object described) {
        return GSON.toJson(described);
    }
}
