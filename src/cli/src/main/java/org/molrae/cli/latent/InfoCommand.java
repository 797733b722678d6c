package org.molrae.cli.latent;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.molrae.autoencoder.model.SamplingDefaults;
import org.molrae.autoencoder.model.StoredModel;
import org.molrae.autoencoder.training.Provenance;
import org.molrae.cli.files.ResultFile;
import org.molrae.cli.options.Form;
import org.molrae.cli.options.OutputOptions;
import org.molrae.cli.options.QuietOptions;
import org.molrae.cli.options.Reads;
import org.molrae.cli.options.TableFormat;
import org.molrae.cli.terminal.Failure;
import org.molrae.cli.terminal.Notes;
import org.molrae.molecules.ReleasedModels;
import org.molrae.sequences.ModelDescription;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code molrae info}: what a model is. */
@Command(
        name = "info",
        description = {
            "Say what a model is: network, vocabulary, objective, densities, how it samples where nothing else is"
                    + " asked for, where it comes from, and the checksum of its content.",
            "A table of name and value, or JSON. No network is run."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  molrae info", "  molrae info my.safetensors --json | jq .provenance.metrics"})
public final class InfoCommand implements Runnable {

    private static final Gson JSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    @Reads
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "MODEL",
            defaultValue = ReleasedModels.DEFAULT,
            description =
                    "The file of a model, or the name of a released one. Default: ${DEFAULT-VALUE}.")
    String model;

    @Option(names = "--json", description = "Write JSON.")
    boolean json;

    @Mixin OutputOptions output;

    @Mixin TableFormat format = new TableFormat(Form.TSV);

    @Mixin QuietOptions options;

    @Override
    public void run() {
        if (json) {
            options.refuse("--format", "beside --json");
            options.refuse("--no-header", "beside --json");
        }
        JsonObject info;
        StoredModel stored;
        try {
            stored = ReleasedModels.stored(model);
            info = info(stored);
        } catch (IOException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
        try (ResultFile results = ResultFile.open(output.file, options.streams())) {
            StringBuilder out = new StringBuilder();
            if (json) {
                out.append(JSON.toJson(info)).append('\n');
            } else {
                out.append(format.form().header(List.of("name", "value")));
                rows(out, "", info);
            }
            results.write(out.toString().getBytes(StandardCharsets.UTF_8));
            results.keep();
        }
        options.say(new Notes(options.streams()), "%,d weights".formatted(stored.weights()));
    }

    private JsonObject info(StoredModel stored) throws IOException {
        JsonObject info = new JsonObject();
        info.addProperty("model", model);
        info.addProperty("format", stored.format());
        info.addProperty("sha256", stored.sha256());
        if (stored.format().startsWith("molrae-sequence-model/")) {
            ModelDescription description = ModelDescription.of(stored);
            JsonObject vocabulary = new JsonObject();
            vocabulary.addProperty("grammar", description.vocabulary().grammar().name());
            vocabulary.addProperty("rules", description.vocabulary().size());
            vocabulary.addProperty("plainRules", description.vocabulary().plain().size());
            info.add("vocabulary", vocabulary);
        }
        info.add("network", JsonParser.parseString(stored.network()));
        info.addProperty("weights", stored.weights());
        info.addProperty("posterior", stored.posterior().label());
        SamplingDefaults sampling = stored.samplingDefaults();
        info.add("sampling", JSON.toJsonTree(sampling));
        Provenance provenance = stored.provenance();
        JsonObject densities = new JsonObject();
        for (String density : stored.densities()) {
            densities.addProperty(
                    density,
                    provenance.densities().containsKey(density)
                            ? provenance.densities().get(density).summary()
                            : "");
        }
        info.add("densities", densities);
        JsonObject origin = JSON.toJsonTree(provenance).getAsJsonObject();
        origin.remove("densities");
        origin.remove("history");
        info.add("provenance", origin);
        return info;
    }

    private void rows(StringBuilder out, String prefix, JsonObject object) {
        for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
            JsonElement value = entry.getValue();
            if (value.isJsonObject()) {
                rows(out, prefix + entry.getKey() + ".", value.getAsJsonObject());
            } else {
                String text = value.isJsonPrimitive() ? value.getAsString() : value.toString();
                format.form().append(out, List.of(prefix + entry.getKey(), text));
            }
        }
    }
}
