package org.molrae.cli.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.molrae.benchmarks.throughput.Throughput;
import org.molrae.cli.files.ResultFile;
import org.molrae.cli.options.DeviceOptions;
import org.molrae.cli.options.Form;
import org.molrae.cli.options.ModelOptions;
import org.molrae.cli.options.OutputOptions;
import org.molrae.cli.options.Positive;
import org.molrae.cli.options.RunOptions;
import org.molrae.cli.options.TableForm;
import org.molrae.cli.options.TableFormat;
import org.molrae.cli.options.Writes;
import org.molrae.cli.terminal.Failure;
import org.molrae.cli.terminal.Notes;
import org.molrae.cli.terminal.Streams;
import org.molrae.molecules.MoleculeGenerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code molrae benchmark throughput}: molecules a second of what molrae does. */
@Command(
        name = "throughput",
        description = {
            "Measure how many molecules a second are sampled, encoded, checked, described, evaluated, and trained on.",
            "All stages but the first work on the molecules of the first. A training step is one of a new network of"
                    + " the default shape. Beside them stand the machine and what it reaches in products of"
                    + " 1024 x 1024 float32 matrices; bound is what sampling would reach if it did the decoder's"
                    + " products at that speed and nothing else."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  molrae benchmark throughput",
            "  molrae benchmark throughput --threads 1 --seconds 10 --json throughput.json"
        })
final class BenchmarkThroughputCommand implements Runnable {

    @Mixin ModelOptions model;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "5",
            converter = Positive.class,
            description = "Measure each stage for N seconds. Default: ${DEFAULT-VALUE}.")
    int seconds;

    @Writes(packs = true)
    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Write machine and figures to FILE as JSON, too.")
    @Nullable String json;

    @Mixin DeviceOptions device;

    @Mixin OutputOptions output;

    @Mixin TableFormat format = new TableFormat(Form.TSV);

    @Mixin RunOptions options;

    @Override
    public void run() {
        Streams streams = options.streams();
        try (ResultFile results = ResultFile.open(output.file, streams);
                ResultFile copy = json == null ? null : ResultFile.open(json, streams);
                MoleculeGenerator generator = model.load(device)) {
            Throughput throughput = new Throughput(generator, options.threads, seconds);
            double peak = throughput.matrixPeak();
            List<Throughput.Figure> figures = throughput.measure();
            double bound =
                    peak * 1e9 / (2 * generator.weightsPerStep() * throughput.rulesPerMolecule());
            results.write(table(figures, peak, bound).getBytes(StandardCharsets.UTF_8));
            results.keep();
            if (copy != null) {
                copy.write(json(figures, peak, bound).getBytes(StandardCharsets.UTF_8));
                copy.keep();
            }
            options.say(new Notes(streams), figures.size() + " stages");
        } catch (IOException e) {
            throw Failure.of("the measurement failed", e);
        }
    }

    private String table(List<Throughput.Figure> figures, double peak, double bound) {
        StringBuilder table = new StringBuilder();
        machine()
                .forEach(
                        (key, value) ->
                                table.append("# ")
                                        .append(key)
                                        .append(": ")
                                        .append(value)
                                        .append('\n'));
        TableForm form = format.form();
        table.append(form.header(List.of("stage", "molecules/s", "threads", "of bound")));
        for (Throughput.Figure figure : figures) {
            boolean bounded = figure.stage().equals("sample");
            form.append(
                    table,
                    List.of(
                            figure.stage(),
                            number(0, figure.rate()),
                            String.valueOf(figure.threads()),
                            bounded ? number(3, figure.rate() / bound) : ""));
        }
        form.append(
                table,
                List.of(
                        "matrix products, GFLOP/s",
                        number(1, peak),
                        String.valueOf(options.threads),
                        ""));
        return table.toString();
    }

    private static String number(int decimals, double value) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    private String json(List<Throughput.Figure> figures, double peak, double bound) {
        String machine =
                machine().entrySet().stream()
                        .map(entry -> quoted(entry.getKey()) + ": " + quoted(entry.getValue()))
                        .collect(Collectors.joining(", "));
        String stages =
                figures.stream()
                        .map(
                                figure ->
                                        String.format(
                                                Locale.ROOT,
                                                "    %s: %.1f",
                                                quoted(figure.stage()),
                                                figure.rate()))
                        .collect(Collectors.joining(",\n"));
        return String.format(
                Locale.ROOT,
                "{%n  \"machine\": {%s},%n  \"threads\": %d,%n  \"molecules_per_second\": {%n%s%n  },%n"
                        + "  \"matrix_product_gflops\": %.1f,%n  \"sampling_bound_molecules_per_second\": %.1f%n}%n",
                machine,
                options.threads,
                stages,
                peak,
                bound);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private Map<String, String> machine() {
        Map<String, String> machine = new LinkedHashMap<>();
        machine.put("processor", processor());
        machine.put("processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
        machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        machine.put("java", System.getProperty("java.version"));
        machine.put("engine", Throughput.engine());
        machine.put("model", model.model);
        return machine;
    }

    /** The processor's name where the system tells it (Linux), else its architecture. */
    private static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }
}
