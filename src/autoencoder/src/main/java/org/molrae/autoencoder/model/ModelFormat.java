package org.molrae.autoencoder.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.NetworkWeights;
import org.molrae.autoencoder.density.LatentDensity;
import org.molrae.autoencoder.density.StoredDensities;
import org.molrae.autoencoder.storage.HostTensor;
import org.molrae.autoencoder.storage.ModelFormatException;
import org.molrae.autoencoder.storage.Safetensors;
import org.molrae.autoencoder.storage.TensorType;
import org.molrae.autoencoder.training.Provenance;

/**
 * Models of one kind on disk: one safetensors file. Tensors: {@code encoder.…}, {@code decoder.…}
 * (batch normalization's running statistics among them) and {@code density.NAME.…}. Metadata:
 * {@code format}, {@code network} and {@code provenance} as JSON, {@code posterior} by its label
 * (none: deterministic), {@code noise} (none: 0), {@code temperature} (none: 1) and {@code minP}
 * (none: 0) of sampling, {@code sha256} of all the rest (none: not checked). A kind of model may
 * add to both.
 *
 * @param <M> the kind of model
 */
public abstract class ModelFormat<M extends LatentModel> {

    private static final int VERSION = 1;
    static final String FORMAT = "format";
    static final String CHECKSUM = "sha256";

    private final String kind;
    private final long maxBytes;
    private final TensorType weights;
    private final TensorType parameters;

    /**
     * A format.
     *
     * @param kind of models, as {@code sequence}
     * @param maxBytes largest file to read
     * @param weights how precisely the networks' are stored
     * @param parameters how precisely the densities' are stored at most
     */
    protected ModelFormat(String kind, long maxBytes, TensorType weights, TensorType parameters) {
        this.kind = kind;
        this.maxBytes = maxBytes;
        this.weights = weights;
        this.parameters = parameters;
    }

    /** The network's shape as JSON. */
    protected abstract String network(M model);

    /**
     * Makes the model that a file describes, with any weights, after checking that the file holds
     * its own ({@link StoredModel#requireWeights}).
     *
     * @throws IllegalArgumentException if there is no such model; it is refused as damaged then
     */
    protected abstract M create(StoredModel stored, ComputeDevice device) throws IOException;

    /** Adds what models of this kind have beside what all have; nothing by default. */
    protected void write(M model, Map<String, HostTensor> tensors, Map<String, String> metadata) {}

    /** Reads what {@link #write} added. */
    protected void read(M model, StoredModel stored) throws IOException {}

    /** Writes a model, whole or not at all. */
    public final void save(M model, Path file) throws IOException {
        Map<String, HostTensor> tensors = new LinkedHashMap<>();
        NetworkWeights.read(model.network())
                .forEach((name, tensor) -> tensors.put(name, tensor.to(weights)));
        StoredDensities.tensors(model.densities().values())
                .forEach(
                        (name, tensor) ->
                                tensors.put(
                                        name,
                                        tensor.type() == TensorType.F64
                                                ? tensor.to(parameters)
                                                : tensor));
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(FORMAT, name() + VERSION);
        metadata.put(StoredModel.NETWORK, network(model));
        metadata.put(StoredModel.PROVENANCE, StoredModel.json(model.provenance()));
        metadata.put(StoredModel.POSTERIOR, model.posterior().label());
        SamplingDefaults sampling = model.samplingDefaults();
        if (!sampling.equals(SamplingDefaults.PLAIN)) {
            metadata.put(StoredModel.NOISE, String.valueOf(sampling.noise()));
            metadata.put(StoredModel.TEMPERATURE, String.valueOf(sampling.temperature()));
            metadata.put(StoredModel.MIN_P, String.valueOf(sampling.minP()));
        }
        write(model, tensors, metadata);
        String checksum = new Safetensors(tensors, metadata).sha256(CHECKSUM);
        metadata.put(CHECKSUM, checksum);
        new Safetensors(tensors, metadata).write(file);
    }

    /**
     * Loads a model. Memory is taken only once the file's format, version, shapes and sizes are
     * found to be right, and freed if anything else is found to be wrong.
     *
     * @throws ModelFormatException if the file is damaged, of another format, or of a version this
     *     one does not read
     * @throws IllegalStateException if a GPU is asked for and there is none
     */
    public final M load(Path file, ComputeDevice device) throws IOException {
        return load(file.toString(), Safetensors.read(file, maxBytes), device);
    }

    /**
     * Loads a model from a stream.
     *
     * @param name of the model, for messages
     * @param length bytes that the stream holds
     */
    public final M load(String name, InputStream in, long length, ComputeDevice device)
            throws IOException {
        return load(name, Safetensors.read(in, length, maxBytes), device);
    }

    private M load(String name, Safetensors content, ComputeDevice device) throws IOException {
        return stored(
                name,
                content,
                stored -> {
                    Provenance provenance = stored.provenance();
                    SamplingDefaults sampling = stored.samplingDefaults();
                    return LatentModel.orFreed(
                            create(stored, device),
                            model -> {
                                model.setProvenance(provenance);
                                model.setSamplingDefaults(sampling);
                                return filled(model, stored);
                            });
                });
    }

    private M filled(M model, StoredModel stored) throws IOException {
        NetworkWeights.write(model.network(), stored.tensors());
        for (LatentDensity density :
                StoredDensities.read(stored.tensors(), model.latentDimension())) {
            model.setDensity(density);
        }
        read(model, stored);
        return model;
    }

    /** Reads what a file says of itself; needs no engine. */
    public final <T> T describe(Path file, Reading<T> reading) throws IOException {
        return stored(file.toString(), Safetensors.read(file, maxBytes), reading);
    }

    /** Reads what a stored model of this kind says of itself; needs no engine. */
    public final <T> T describe(StoredModel stored, Reading<T> reading) throws IOException {
        return stored(stored.name(), stored.content(), reading);
    }

    /**
     * Reads what a stream says of its model; needs no engine.
     *
     * @param name of the model, for messages
     * @param length bytes that the stream holds
     */
    public final <T> T describe(String name, InputStream in, long length, Reading<T> reading)
            throws IOException {
        return stored(name, Safetensors.read(in, length, maxBytes), reading);
    }

    private <T> T stored(String name, Safetensors content, Reading<T> reading) throws IOException {
        try {
            requireFormat(content.metadata().get(FORMAT));
            requireChecksum(content);
            return reading.of(new StoredModel(name, content));
        } catch (ModelFormatException | IllegalArgumentException e) {
            throw new ModelFormatException(name + ": " + e.getMessage(), e);
        }
    }

    /**
     * What is made of a file.
     *
     * @param <T> what
     */
    @FunctionalInterface
    public interface Reading<T> {
        /** Reads it; an {@link IllegalArgumentException} means that it is damaged. */
        T of(StoredModel stored) throws IOException;
    }

    static void requireChecksum(Safetensors content) throws ModelFormatException {
        String checksum = content.metadata().get(CHECKSUM);
        if (checksum != null && !checksum.equals(content.sha256(CHECKSUM))) {
            throw new ModelFormatException("damaged: its content is not what was written");
        }
    }

    private void requireFormat(@Nullable String format) throws ModelFormatException {
        if (format == null || !format.startsWith(name())) {
            throw new ModelFormatException("not a molrae %s model".formatted(kind));
        }
        if (!format.equals(name() + VERSION)) {
            throw new ModelFormatException(
                    "its format is %s, this version reads up to %s: update molrae"
                            .formatted(format, name() + VERSION));
        }
    }

    private String name() {
        return "molrae-%s-model/".formatted(kind);
    }

    /**
     * Whether a file says of itself that it holds a model of this kind, of whatever version; needs
     * no engine.
     */
    public final boolean isIn(Path file) {
        try {
            String format = Safetensors.readMetadata(file).get(FORMAT);
            return format != null && format.startsWith(name());
        } catch (IOException e) {
            return false;
        }
    }
}
