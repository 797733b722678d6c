package org.molrae.images;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.io.IOException;
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
import org.molrae.autoencoder.training.Provenance;
import org.molrae.images.network.ConvolutionalConfig;

/**
 * Image models on disk: one safetensors file. Tensors: {@code encoder.…}, {@code decoder.…} (batch
 * normalization's running statistics among them) and {@code density.NAME.…}. Metadata: {@code
 * format}, {@code posterior}, and {@code network} and {@code provenance} as JSON.
 */
final class ImageModelFile {

    private static final String FORMAT = "molrae-image-model/1";
    private static final String FORMAT_NAME = "molrae-image-model/";
    private static final long MAX_BYTES = 4L << 30;
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private ImageModelFile() {}

    static void save(ImageAutoencoder model, Path file) throws IOException {
        Map<String, HostTensor> tensors = new LinkedHashMap<>(NetworkWeights.read(model.network()));
        tensors.putAll(StoredDensities.tensors(model.densities().values()));
        Map<String, String> metadata =
                Map.of(
                        "format",
                        FORMAT,
                        "network",
                        GSON.toJson(model.config()),
                        "posterior",
                        model.posterior().label(),
                        "provenance",
                        GSON.toJson(model.provenance()));
        new Safetensors(tensors, metadata).write(file);
    }

    static ImageAutoencoder load(Path file, ComputeDevice device) throws IOException {
        Safetensors stored = Safetensors.read(file, MAX_BYTES);
        try {
            requireFormat(stored.metadata().get("format"));
            ConvolutionalConfig config = parse(stored, "network", ConvolutionalConfig.class);
            Provenance provenance = parse(stored, "provenance", Provenance.class);
            Posterior posterior = Posterior.named(text(stored, "posterior"));
            requireSize(
                    stored, config.parameters(posterior.encoderWidth(config.latentDimension())));
            ImageAutoencoder model =
                    ImageAutoencoder.untrained(config, posterior, device, provenance.seed());
            try {
                NetworkWeights.write(model.network(), stored.tensors());
                StoredDensities.read(stored.tensors(), config.latentDimension())
                        .forEach(model::setDensity);
                model.setProvenance(provenance);
                return model;
            } catch (IOException | RuntimeException e) {
                model.close();
                throw e;
            }
        } catch (ModelFormatException | IllegalArgumentException e) {
            throw new ModelFormatException(file + ": " + e.getMessage(), e);
        }
    }

    /** Before memory is taken for a network that the file only claims to hold. */
    private static void requireSize(Safetensors stored, long parameters)
            throws ModelFormatException {
        long found =
                stored.tensors().entrySet().stream()
                        .filter(
                                entry ->
                                        entry.getKey().startsWith("encoder.")
                                                || entry.getKey().startsWith("decoder."))
                        .mapToLong(entry -> entry.getValue().count())
                        .sum();
        if (found != parameters) {
            throw new ModelFormatException(
                    "it holds %d weights, its network has %d".formatted(found, parameters));
        }
    }

    static boolean isOne(Path file) {
        try {
            String format = Safetensors.readMetadata(file).get("format");
            return format != null && format.startsWith(FORMAT_NAME);
        } catch (IOException e) {
            return false;
        }
    }

    private static void requireFormat(@Nullable String format) throws ModelFormatException {
        if (format == null || !format.startsWith(FORMAT_NAME)) {
            throw new ModelFormatException("not a molrae image model");
        }
        if (!format.equals(FORMAT)) {
            throw new ModelFormatException(
                    "its format is %s, this version reads %s: update molrae"
                            .formatted(format, FORMAT));
        }
    }

    private static String text(Safetensors stored, String key) throws ModelFormatException {
        String text = stored.metadata().get(key);
        if (text == null) {
            throw new ModelFormatException("its " + key + " is missing");
        }
        return text;
    }

    private static <T> T parse(Safetensors stored, String key, Class<T> type)
            throws ModelFormatException {
        String text = text(stored, key);
        try {
            T parsed = GSON.fromJson(text, type);
            if (parsed == null) {
                throw new ModelFormatException("its " + key + " is empty");
            }
            return parsed;
        } catch (JsonParseException e) {
            throw new ModelFormatException("its " + key + " is damaged", e);
        } catch (RuntimeException e) {
            // Gson wraps what a record's constructor throws
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new ModelFormatException("its " + key + " is damaged: " + cause.getMessage(), e);
        }
    }
}
