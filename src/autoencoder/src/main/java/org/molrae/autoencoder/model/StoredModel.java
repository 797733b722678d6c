package org.molrae.autoencoder.model;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.molrae.autoencoder.Posterior;
import org.molrae.autoencoder.density.StandardNormal;
import org.molrae.autoencoder.density.StoredDensities;
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

    /** The largest file of any kind of model. */
    private static final long MOST_BYTES = 1L << 31;

    /**
     * Reads a model of whatever kind and version; needs no engine.
     *
     * @throws ModelFormatException if it is no model of molrae, or damaged
     */
    public static StoredModel read(Path file) throws IOException {
        return checked(file.toString(), Safetensors.read(file, MOST_BYTES));
    }

    /**
     * Reads a model from a stream.
     *
     * @param name of the model, for messages
     * @param length bytes that the stream holds
     */
    public static StoredModel read(String name, InputStream in, long length) throws IOException {
        return checked(name, Safetensors.read(in, length, MOST_BYTES));
    }

    private static StoredModel checked(String name, Safetensors content) throws IOException {
        StoredModel stored = new StoredModel(name, content);
        String format = content.metadata().get(ModelFormat.FORMAT);
        if (format == null || !format.startsWith("molrae-")) {
            throw new ModelFormatException(name + ": not a model of molrae");
        }
        try {
            ModelFormat.requireChecksum(content);
        } catch (ModelFormatException e) {
            throw new ModelFormatException(name + ": " + e.getMessage(), e);
        }
        return stored;
    }

    /** The kind of model and the version of its file, as {@code molrae-sequence-model/1}. */
    public String format() throws ModelFormatException {
        return text(ModelFormat.FORMAT);
    }

    /** The names of its densities, the prior among them. */
    public List<String> densities() {
        return Stream.concat(
                        tensors(StoredDensities.PREFIX).keySet().stream()
                                .map(tensor -> tensor.substring(0, tensor.indexOf('.'))),
                        Stream.of(StandardNormal.NAME))
                .distinct()
                .sorted()
                .toList();
    }

    /** How many numbers the networks have. */
    public long weights() {
        return tensors().entrySet().stream()
                .filter(
                        entry ->
                                entry.getKey().startsWith("encoder.")
                                        || entry.getKey().startsWith("decoder."))
                .mapToLong(entry -> entry.getValue().count())
                .sum();
    }

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

    /** The SHA-256 of the content, whether the file holds it or not; in hexadecimal. */
    public String sha256() {
        return content.sha256(ModelFormat.CHECKSUM);
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
    public SamplingDefaults samplingDefaults() throws ModelFormatException {
        try {
            return new SamplingDefaults(number(NOISE, 0), number(TEMPERATURE, 1), number(MIN_P, 0));
        } catch (IllegalArgumentException e) {
            throw new ModelFormatException(String.valueOf(e.getMessage()), e);
        }
    }

    private double number(String key, double otherwise) {
        String text = content.metadata().get(key);
        try {
            return text == null ? otherwise : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("its " + key + " is no number", e);
        }
    }

    /**
     * Refuses a file without the weights of the network that it claims to hold, before memory is
     * taken for it.
     *
     * @param weights how many numbers encoder and decoder have
     */
    public void requireWeights(long weights) throws ModelFormatException {
        long found = weights();
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
            boolean ours = !(cause instanceof NumberFormatException);
            throw new ModelFormatException(
                    "its " + what + " is damaged" + (ours ? ": " + cause.getMessage() : ""), e);
        }
    }

    /** The JSON of a record, as {@link #parse} reads it. */
    public static String json(Object described) {
        return GSON.toJson(described);
    }
}
