package org.molrae.cli.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.molrae.autoencoder.model.SamplingDefaults;
import org.molrae.benchmarks.latent.CodeCost;
import org.molrae.benchmarks.latent.ControlRow;
import org.molrae.benchmarks.latent.ControlSettings;
import org.molrae.benchmarks.latent.LatentControl;
import org.molrae.chemistry.files.OrderedPipeline;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.cli.files.InputFile;
import org.molrae.cli.files.ResultFile;
import org.molrae.cli.lines.LineIntake;
import org.molrae.cli.options.ColumnOptions;
import org.molrae.cli.options.DeviceOptions;
import org.molrae.cli.options.Form;
import org.molrae.cli.options.ModelOptions;
import org.molrae.cli.options.OutputOptions;
import org.molrae.cli.options.Positive;
import org.molrae.cli.options.Reads;
import org.molrae.cli.options.RunOptions;
import org.molrae.cli.options.TableFormat;
import org.molrae.cli.options.Writes;
import org.molrae.cli.sampling.ChoiceOptions;
import org.molrae.cli.terminal.Failure;
import org.molrae.cli.terminal.Notes;
import org.molrae.cli.terminal.Progress;
import org.molrae.molecules.MoleculeGenerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code molrae benchmark latent}: what the codes of a model decide. */
@Command(
        name = "latent",
        description = {
            "Measure how much the codes of a model decide, and what its densities are worth.",
            "Rows are sources of codes, drawn alike and on the same seed: the model's densities, N(0, I), one constant"
                    + " zero code, and the codes of the held-out molecules F, which are a perfect density. A density is"
                    + " worth what it gains over the zero code and N(0, I), and loses to held-out codes.",
            "within, between: mean Tanimoto similarity (Morgan 2, 2048 bits) of draws of the same code and of different"
                    + " ones. ICC: share of the variance of logP, heavy atoms and QED that lies between codes. Noise is drawn"
                    + " anew for each draw; in the columns in _read it is drawn once a code, so that they say what the"
                    + " noisy code decides that the decoder reads. Then the figures of samples beside F, as 'molrae evaluate' names them; rings>6 is the share with a ring"
                    + " of more than six atoms.",
            "The second table, for decoders that are told of noise, is in nats a molecule: what the decoder loses at a"
                    + " level of noise, what noisy codes carry (its loss at the highest level less this one, and what the"
                    + " best density spends there), what a density spends on them, and what it misses."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  molrae benchmark latent --data test.smi.gz",
            "  molrae benchmark latent --model my.safetensors --data test.smi --noise 0,3 --report control.html",
            "  molrae benchmark latent --data test.smi.gz --noise 0 --temperature 1 --top-k 1"
        })
final class BenchmarkLatentCommand implements Runnable {

    @Mixin ModelOptions model;

    @Reads
    @Option(
            names = "--data",
            paramLabel = "F",
            required = true,
            description =
                    "Molecules that the model was not trained on: one SMILES a line; gzip is recognised.")
    String data;

    @Option(
            names = "--noise",
            paramLabel = "R[,R...]",
            split = ",",
            description =
                    "Levels of noise to draw at. Default: 0 and what the model was released with.")
    @Nullable List<Double> noises;

    @Option(
            names = "--codes",
            paramLabel = "N",
            defaultValue = "200",
            converter = Positive.class,
            description = "Codes whose influence is measured. Default: ${DEFAULT-VALUE}.")
    int codes;

    @Option(
            names = "--draws",
            paramLabel = "N",
            defaultValue = "20",
            converter = Positive.class,
            description = "Draws of each of them. Default: ${DEFAULT-VALUE}.")
    int draws;

    @Option(
            names = {"-n", "--count"},
            paramLabel = "N",
            defaultValue = "10000",
            converter = Positive.class,
            description = "Samples of each row. Default: ${DEFAULT-VALUE}.")
    int count;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Of everything that is drawn. Default: ${DEFAULT-VALUE}.")
    long seed;

    @Writes(packs = true)
    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write a page for people to FILE: tables and curves.")
    @Nullable String report;

    @Mixin ColumnOptions column;

    @Mixin ChoiceOptions choice;

    @Mixin DeviceOptions device;

    @Mixin OutputOptions output;

    @Mixin TableFormat format = new TableFormat(Form.TSV);

    @Mixin RunOptions options;

    private final AtomicLong done = new AtomicLong();
    private long expected;

    @Override
    public void run() {
        if (draws < 2 || codes < 2) {
            throw options.wrongUsage("--codes and --draws must be 2 at least");
        }
        InputFile.requireReadable(data);
        Notes notes = new Notes(options.streams());
        try (ResultFile results = ResultFile.open(output.file, options.streams());
                ResultFile page =
                        report == null ? null : ResultFile.open(report, options.streams());
                MoleculeGenerator generator = model.load(device)) {
            ControlSettings settings = settings(generator.samplingDefaults());
            List<String> molecules = molecules(generator, notes);
            try (Progress progress =
                    new Progress(
                            notes,
                            "control",
                            "molecules",
                            () -> expected == 0 ? Double.NaN : (double) done.get() / expected,
                            options.quiet)) {
                LatentControl control =
                        new LatentControl(
                                generator,
                                molecules,
                                settings,
                                more -> {
                                    done.addAndGet(more);
                                    progress.add(more);
                                });
                expected = control.expected();
                List<ControlRow> rows = control.rows();
                Map<String, List<CodeCost>> costs = control.costs();
                results.write(
                        LatentTables.text(rows, costs, format.form())
                                .getBytes(StandardCharsets.UTF_8));
                results.keep();
                options.say(notes, "%d rows; seed %d".formatted(rows.size(), seed));
                if (page != null) {
                    page.write(
                            LatentTables.page(model.model, data, rows, costs)
                                    .getBytes(StandardCharsets.UTF_8));
                    page.keep();
                }
            }
        } catch (InvalidMoleculeException e) {
            throw new Failure("cannot use " + data + ": " + e.getMessage(), e);
        }
    }

    private ControlSettings settings(SamplingDefaults defaults) {
        List<Double> levels = new ArrayList<>(noises == null ? List.of(0.0) : noises);
        if (noises == null && defaults.noise() > 0) {
            levels.add(defaults.noise());
        }
        try {
            levels.forEach(SamplingDefaults::requireNoise);
            return new ControlSettings(
                    codes,
                    draws,
                    count,
                    levels,
                    choice.choice(defaults),
                    ControlSettings.COST_NOISES,
                    seed,
                    options.threads);
        } catch (IllegalArgumentException e) {
            throw options.wrongUsage(String.valueOf(e.getMessage()));
        }
    }

    /** The molecules of the file that the model can express; others are bad lines. */
    private List<String> molecules(MoleculeGenerator generator, Notes notes) {
        List<String> molecules = new ArrayList<>();
        new LineIntake(options, notes)
                .molecules(
                        data,
                        column.reading(),
                        (records, watch, threads) ->
                                OrderedPipeline.each(
                                        records,
                                        line -> {
                                            generator.derive(line.text());
                                            return line.text();
                                        },
                                        molecules::add,
                                        watch,
                                        threads));
        if (molecules.size() < 2) {
            throw new Failure(data + " holds fewer than two molecules that the model can express");
        }
        return molecules;
    }

    static String number(double value, int digits) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
