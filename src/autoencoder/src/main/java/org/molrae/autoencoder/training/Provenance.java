package org.molrae.autoencoder.training;

import ai.djl.engine.Engine;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.molrae.autoencoder.PyTorch;

/**
 * Where a model comes from: enough to train it again.
 *
 * @param data name of the training data
 * @param dataSha256 of the training data as it was read
 * @param examples trained on
 * @param seed of the run
 * @param epochs trained; the best of them is kept
 * @param objective the objective with its weights
 * @param options how it was trained, by name
 * @param versions of molrae and the engine, by name
 * @param metrics figures on the validation set, by name
 * @param densities how the densities of its codes were fitted, by name; empty in files of before
 *     this was kept
 * @param history the epochs of the run in order; empty where a file does not tell them
 */
public record Provenance(
        String data,
        String dataSha256,
        long examples,
        long seed,
        int epochs,
        String objective,
        Map<String, String> options,
        Map<String, String> versions,
        Map<String, Double> metrics,
        Map<String, DensityProvenance> densities,
        List<Epoch> history) {

    /**
     * What a run came to in one epoch.
     *
     * @param training reconstruction loss averaged over the epoch's batches, as they were trained
     * @param validation reconstruction loss on the validation set, after the epoch
     * @param metrics further figures on the validation set, by name
     */
    public record Epoch(double training, double validation, Map<String, Double> metrics) {

        /** Copies the map, sorted. */
        public Epoch {
            metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
        }

        /** What is kept of reports. */
        public static List<Epoch> of(List<EpochReport> reports) {
            return reports.stream()
                    .map(
                            report ->
                                    new Epoch(
                                            report.training().reconstruction(),
                                            report.validation().reconstruction(),
                                            report.metrics()))
                    .toList();
        }
    }

    /** Copies the maps, sorted, so that equal models are equal files. */
    public Provenance {
        options = sorted(options);
        versions = sorted(versions);
        metrics = sorted(metrics);
        densities = sorted(densities);
        // the first files did not have it
        history = history == null ? List.of() : List.copyOf(history);
    }

    /** A map that a file does not have is null. */
    private static <V> Map<String, V> sorted(@Nullable Map<String, V> map) {
        return map == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(map));
    }

    /** Of a model that has not been trained. */
    public static Provenance untrained(long seed) {
        return new Provenance(
                "none", "", 0, seed, 0, "none", Map.of(), Map.of(), Map.of(), Map.of(), List.of());
    }

    /** The same with a density fitted, or fitted again. */
    public Provenance withDensity(String name, DensityProvenance fitted) {
        Map<String, DensityProvenance> all = new TreeMap<>(densities);
        all.put(name, fitted);
        return new Provenance(
                data,
                dataSha256,
                examples,
                seed,
                epochs,
                objective,
                options,
                versions,
                metrics,
                all,
                history);
    }

    /** The same with an option more, or another one of a name that is taken. */
    public Provenance withOption(String name, String value) {
        Map<String, String> all = new TreeMap<>(options);
        all.put(name, value);
        return new Provenance(
                data,
                dataSha256,
                examples,
                seed,
                epochs,
                objective,
                all,
                versions,
                metrics,
                densities,
                history);
    }

    /** The versions of molrae, the engine and Java that run now, by name. */
    public static Map<String, String> presentVersions() {
        String molrae = Provenance.class.getPackage().getImplementationVersion();
        return Map.of(
                "molrae", molrae == null ? "development" : molrae,
                "pytorch", PyTorch.engine().getVersion(),
                "djl", Engine.getDjlVersion(),
                "java", System.getProperty("java.version"));
    }
}
