package org.molrae.sequences;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Map;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.Posterior;
import org.molrae.autoencoder.model.ModelFormat;
import org.molrae.autoencoder.model.StoredModel;
import org.molrae.autoencoder.storage.HostTensor;
import org.molrae.autoencoder.storage.ModelFormatException;
import org.molrae.autoencoder.storage.TensorType;
import org.molrae.grammar.Vocabulary;
import org.molrae.grammar.VocabularyFormatException;
import org.molrae.sequences.network.NetworkConfig;

/**
 * Sequence models on disk: a {@link ModelFormat} with weights at half precision. Tensors beside
 * what all models have: {@code trainingSet.…}. Metadata: {@code vocabulary} as text; the {@code
 * network} begins its own with its {@code architecture}; a deterministic {@code posterior} is left
 * out.
 */
final class ModelFile extends ModelFormat<GrammarAutoencoder> {

    static final ModelFile FORMAT = new ModelFile();

    private static final String TRAINING_SET = "trainingSet.";
    private static final String VOCABULARY = "vocabulary";
    private static final String POSTERIOR = "posterior";
    private static final String ARCHITECTURE = "architecture";
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private ModelFile() {
        super("sequence", 1L << 30, TensorType.F16, TensorType.F32);
    }

    @Override
    protected String network(GrammarAutoencoder model) {
        return networkJson(model.network().config());
    }

    @Override
    protected void write(
            GrammarAutoencoder model,
            Map<String, HostTensor> tensors,
            Map<String, String> metadata) {
        model.trainingSet()
                .ifPresent(
                        filter ->
                                filter.tensors()
                                        .forEach(
                                                (name, tensor) ->
                                                        tensors.put(TRAINING_SET + name, tensor)));
        metadata.put(VOCABULARY, text(model.vocabulary()));
        if (model.posterior().equals(new Posterior.Deterministic())) {
            metadata.remove(POSTERIOR);
        }
    }

    private static String text(Vocabulary vocabulary) {
        StringWriter text = new StringWriter();
        try {
            vocabulary.write(text);
        } catch (IOException e) {
            throw new IllegalStateException("memory takes any text", e);
        }
        return text.toString();
    }

    @Override
    protected GrammarAutoencoder create(StoredModel stored, ComputeDevice device)
            throws IOException {
        ModelDescription description = describe(stored);
        Vocabulary vocabulary = description.vocabulary();
        NetworkConfig network = description.network();
        Posterior posterior = stored.posterior();
        stored.requireWeights(
                network.parameters(GrammarAutoencoder.sizes(vocabulary, network, posterior)));
        return GrammarAutoencoder.untrained(vocabulary, network, posterior, device, 0);
    }

    @Override
    protected void read(GrammarAutoencoder model, StoredModel stored) throws IOException {
        Map<String, HostTensor> filter = stored.tensors(TRAINING_SET);
        if (!filter.isEmpty()) {
            model.setTrainingSet(TrainingSetFilter.read(filter));
        }
    }

    static ModelDescription describe(StoredModel stored) throws IOException {
        try {
            return new ModelDescription(
                    Vocabulary.read(new BufferedReader(new StringReader(stored.text(VOCABULARY)))),
                    network(stored.network()),
                    stored.provenance());
        } catch (VocabularyFormatException e) {
            throw new ModelFormatException(String.valueOf(e.getMessage()), e);
        }
    }

    static String networkJson(NetworkConfig config) {
        JsonObject json = GSON.toJsonTree(config).getAsJsonObject();
        json.addProperty(ARCHITECTURE, config.architecture());
        return GSON.toJson(json);
    }

    /**
     * A network's shape from JSON.
     *
     * @throws ModelFormatException if it is no JSON object, or names an unknown architecture
     */
    static NetworkConfig network(String json) throws ModelFormatException {
        JsonElement architecture =
                StoredModel.parse("network", json, JsonObject.class).get(ARCHITECTURE);
        try {
            String name = architecture == null ? "none" : architecture.getAsString();
            return StoredModel.parse("network", json, NetworkConfig.named(name).getClass());
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            throw new ModelFormatException(String.valueOf(e.getMessage()), e);
        }
    }
}
