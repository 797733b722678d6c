package org.molrae.autoencoder.training;

import ai.djl.ndarray.NDArray;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.molrae.autoencoder.EncoderDecoder;
import org.molrae.autoencoder.NetworkWeights;
import org.molrae.autoencoder.storage.HostTensor;
import org.molrae.autoencoder.storage.ModelFormatException;
import org.molrae.autoencoder.storage.Safetensors;

/**
 * A run on disk: one safetensors file with the weights, Adam's moments, what the regularizer keeps,
 * the best epoch's weights, and the run's state as metadata.
 */
final class Checkpoint {

    private static final String FORMAT = "molrae-checkpoint/1";
    private static final String WEIGHTS = "weights.";
    private static final String BEST = "best.";
    private static final String REGULARIZATION = "regularization.";
    private static final long MAX_BYTES = 8L << 30;
    private static final Gson GSON =
            new GsonBuilder().serializeSpecialFloatingPointValues().create();

    private final CheckpointFile file;
    private final EncoderDecoder network;
    private final Adam optimizer;
    private final Map<String, NDArray> regularization;
    private Map<String, HostTensor> best;

    Checkpoint(
            CheckpointFile file,
            EncoderDecoder network,
            Adam optimizer,
            Map<String, NDArray> regularization) {
        this.file = file;
        this.network = network;
        this.optimizer = optimizer;
        this.regularization = regularization;
        this.best = Map.of();
    }

    Path path() {
        return file.path();
    }

    /** Remembers the present weights as the best. */
    void keepBest() {
        best = NetworkWeights.read(network);
    }

    /** Gives the network the best weights, if an epoch has ended. */
    void loadBest() throws ModelFormatException {
        if (!best.isEmpty()) {
            NetworkWeights.write(network, best);
        }
    }

    /** Writes everything, replacing the file as a whole. */
    void write(TrainingState state) throws IOException {
        Map<String, HostTensor> tensors = new LinkedHashMap<>();
        NetworkWeights.read(network).forEach((name, tensor) -> tensors.put(WEIGHTS + name, tensor));
        best.forEach((name, tensor) -> tensors.put(BEST + name, tensor));
        kept().forEach((name, array) -> tensors.put(name, NetworkWeights.toHost(array)));
        state.fingerprint = file.fingerprint();
        new Safetensors(tensors, Map.of("format", FORMAT, "state", GSON.toJson(state)))
                .write(file.path());
    }

    /**
     * Sets network, optimizer and best weights from the file.
     *
     * @throws IOException if it cannot be read, is no checkpoint, or is another run's
     */
    TrainingState read() throws IOException {
        try {
            Safetensors stored = Safetensors.read(file.path(), MAX_BYTES);
            if (!FORMAT.equals(stored.metadata().get("format"))) {
                throw new ModelFormatException("not a checkpoint of the format " + FORMAT);
            }
            TrainingState state = parse(stored.metadata().get("state"));
            if (!state.fingerprint.equals(file.fingerprint())) {
                throw new ModelFormatException(
                        "it belongs to a run with other data, options or seed");
            }
            NetworkWeights.write(network, withPrefix(stored.tensors(), WEIGHTS));
            for (Map.Entry<String, NDArray> entry : kept().entrySet()) {
                NDArray array = entry.getValue();
                NetworkWeights.copy(
                        NetworkWeights.require(entry.getKey(), array.getShape(), stored.tensors()),
                        array);
            }
            best = withPrefix(stored.tensors(), BEST);
            return state;
        } catch (ModelFormatException e) {
            throw new ModelFormatException(
                    "cannot resume from " + file.path() + ": " + e.getMessage(), e);
        }
    }

    /** The state on the device beside the weights, by name. */
    private Map<String, NDArray> kept() {
        Map<String, NDArray> kept = new LinkedHashMap<>(optimizer.moments());
        regularization.forEach((name, array) -> kept.put(REGULARIZATION + name, array));
        return kept;
    }

    private static TrainingState parse(@Nullable String json) throws ModelFormatException {
        try {
            TrainingState state = GSON.fromJson(json, TrainingState.class);
            if (state == null) {
                throw new ModelFormatException("it holds no training state");
            }
            return state;
        } catch (JsonParseException e) {
            throw new ModelFormatException("its training state is damaged", e);
        }
    }

    private static Map<String, HostTensor> withPrefix(
            Map<String, HostTensor> tensors, String prefix) {
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
