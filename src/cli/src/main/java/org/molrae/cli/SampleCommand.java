package org.molrae.cli;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.molrae.molecules.MoleculeGenerator;
import org.molrae.molecules.MoleculeStream;
import org.molrae.molecules.OutputForm;
import org.molrae.molecules.SampleOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code molrae sample}: draws molecules. */
@Command(
        name = "sample",
        description = {
            "Draw molecules: one SMILES a line.",
            "Codes come from the density that was fitted to the model's training codes, molecules from the"
                    + " decoder, which the grammar keeps from writing anything but SMILES. The same seed and model"
                    + " give the same molecules, on any number of threads."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  molrae sample",
            "  molrae sample --count 1000 --seed 1 --unique --novel > molecules.smi",
            "  molrae sample --count 1000000 --output molecules.smi.gz",
            "  molrae sample --model my.safetensors --temperature 0.7 --density gaussian"
        })
final class SampleCommand implements Runnable {

    private static final int BATCH = 256;

    @Option(
            names = {"-n", "--count"},
            paramLabel = "N",
            defaultValue = "10",
            converter = Positive.class,
            description = "Draw N molecules. Default: ${DEFAULT-VALUE}.")
    int count;

    @Mixin SeedOptions seed;

    @Mixin ModelOptions model;

    @Option(
            names = "--temperature",
            paramLabel = "T",
            defaultValue = "1",
            description =
                    "Flatten (above 1) or sharpen (below 1) the decoder's choices. Default: ${DEFAULT-VALUE}.")
    double temperature;

    @Option(
            names = "--density",
            paramLabel = "gmm|gaussian|prior|kde|2svae",
            defaultValue = "gmm",
            description =
                    "The density of the codes: the fitted mixture, the fitted Gaussian, a standard normal, or"
                            + " one that 'molrae density fit' has added. Default: ${DEFAULT-VALUE}.")
    String density;

    @Option(names = "--valid", description = "Leave out texts that are no molecules.")
    boolean valid;

    @Option(names = "--unique", description = "Leave out molecules that were drawn before.")
    boolean unique;

    @Option(names = "--novel", description = "Leave out molecules of the training set.")
    boolean novel;

    @Mixin FormOptions form;

    @Mixin DeviceOptions device;

    @Mixin OutputOptions output;

    @Mixin RunOptions options;

    @Override
    public void run() {
        if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
            throw options.wrongUsage("--temperature must be above 0");
        }
        Streams streams = options.streams();
        Notes notes = new Notes(streams);
        try (ResultFile results = ResultFile.open(output.file, streams);
                MoleculeGenerator generator = model.load(device);
                MoleculeStream molecules = draw(generator)) {
            long[] written = new long[1];
            try (Progress progress =
                    new Progress(
                            notes,
                            "sample",
                            "molecules",
                            () -> (double) written[0] / count,
                            options.quiet)) {
                write(molecules, results, progress, written);
            }
            results.keep();
            if (!options.quiet) {
                notes.line(summary(molecules));
            }
        }
    }

    private MoleculeStream draw(MoleculeGenerator generator) {
        try {
            return generator.sample(
                    new SampleOptions(
                            seed.value(),
                            temperature,
                            density.toLowerCase(Locale.ROOT),
                            form.form(),
                            valid,
                            unique,
                            novel,
                            options.threads));
        } catch (IllegalArgumentException e) {
            throw options.wrongUsage(String.valueOf(e.getMessage()));
        }
    }

    private void write(
            MoleculeStream molecules, ResultFile results, Progress progress, long[] written) {
        StringBuilder batch = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            batch.append(molecules.next()).append('\n');
            if (i % BATCH == 0 || i == count) {
                results.write(batch.toString().getBytes(StandardCharsets.UTF_8));
                progress.add(i - written[0]);
                written[0] = i;
                batch.setLength(0);
            }
        }
    }

    private String summary(MoleculeStream molecules) {
        String checked =
                form.form() == OutputForm.KEKULE && !unique && !novel && !valid
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                ", %.2f %% of them molecules",
                                100.0
                                        * (molecules.drawn() - molecules.invalid())
                                        / molecules.drawn());
        return String.format(
                Locale.ROOT,
                "sample: %,d written, %,d drawn%s; seed %d",
                count,
                molecules.drawn(),
                checked,
                seed.value());
    }
}
