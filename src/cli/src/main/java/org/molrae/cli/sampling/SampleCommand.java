package org.molrae.cli.sampling;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.molrae.autoencoder.density.GaussianMixture;
import org.molrae.autoencoder.model.DensityChoice;
import org.molrae.autoencoder.model.SamplingDefaults;
import org.molrae.chemistry.files.BadLineException;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.cli.files.ResultFile;
import org.molrae.cli.lines.Rows;
import org.molrae.cli.options.DeviceOptions;
import org.molrae.cli.options.ModelOptions;
import org.molrae.cli.options.MoleculeFormat;
import org.molrae.cli.options.OutputOptions;
import org.molrae.cli.options.Positive;
import org.molrae.cli.options.RunOptions;
import org.molrae.cli.options.SeedOptions;
import org.molrae.cli.terminal.Failure;
import org.molrae.cli.terminal.Notes;
import org.molrae.cli.terminal.Progress;
import org.molrae.cli.terminal.Stoppable;
import org.molrae.molecules.MoleculeGenerator;
import org.molrae.molecules.MoleculeSource;
import org.molrae.molecules.MoleculeStream;
import org.molrae.molecules.OutputForm;
import org.molrae.molecules.SampleFile;
import org.molrae.molecules.SampleOptions;
import org.molrae.molecules.UniformMolecules;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** {@code molrae sample}: draws molecules. */
@Command(
        name = "sample",
        description = {
            "Draw molecules: one SMILES a line.",
            "Codes come from the density that was fitted to the model's training codes, molecules from the"
                    + " decoder, which the grammar and valences keep from writing anything but molecules. The same"
                    + " seed and model give the same molecules, on any number of threads.",
            "How much a code decides hangs on --noise. At its default, 3, the released model is nearly a language"
                    + " model: its decoder writes almost alone, and codes of any density, or one and the same for"
                    + " all, give much the same molecules. At 0 the code decides, and the fitted density samples"
                    + " worse.",
            "--model uniform runs no network: every choice that is allowed is as likely as any other."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  molrae sample",
            "  molrae sample --count 1000 --seed 1 --unique --novel > molecules.smi",
            "  molrae sample --count 10000000 --seed 1 --output molecules.smi.gz --resume",
            "  molrae sample --model my.safetensors --temperature 0.8 --min-p 0.1 --density gaussian",
            "  molrae sample --elements C,N,O --ring-sizes 5-6 --max-atoms 25 --neutral",
            "  molrae sample --target logP=3 --target QED=0.8 --count 100",
            "  molrae sample --near 'CC(=O)Oc1ccccc1C(=O)O' --distance 0.3 --unique --count 100",
            "  molrae sample --scaffold 'c1ccc2[nH]ccc2c1' --count 100",
            "  molrae sample --forbid alert_collection.csv --forbid '[N+](=O)[O-]' --count 1000",
            "  molrae sample --model uniform --max-rules 277 --count 1000 | molrae check -"
        })
public final class SampleCommand implements Runnable {

    private static final int BATCH = 256;

    /** Options that do not change the molecules. */
    private static final Set<String> PASSING =
            Set.of("--count", "--threads", "--quiet", "--output", "--resume", "--strict", "--seed");

    @Option(
            names = {"-n", "--count"},
            paramLabel = "N",
            defaultValue = "10",
            converter = Positive.class,
            description = "Draw N molecules. Default: ${DEFAULT-VALUE}.")
    int count;

    @Mixin SeedOptions seed;

    @Mixin ModelOptions model;

    @Mixin ChoiceOptions choice;

    @Option(
            names = "--density",
            paramLabel = "${bundle:densities}",
            description =
                    "The density of the codes, of those that the model has; 'molrae density fit' adds one:"
                            + " ${bundle:densityKinds}. It matters little where the noise is near 3. Default: "
                            + GaussianMixture.NAME
                            + ".")
    @Nullable String density;

    @Option(
            names = "--noise",
            paramLabel = "R",
            description =
                    "Noise added to the codes, for a model whose decoder is told of it (0 to 100): at 0 the code"
                            + " decides the molecule, near 3 it decides little and the decoder writes nearly"
                            + " alone. Default: what the model was released with (3 for zinc250k).")
    @Nullable Double noise;

    @Mixin GuidanceOptions guidance;

    @Mixin ConstraintOptions constraints;

    @Mixin ForbidOptions forbid;

    @Option(names = "--valid", description = "Leave out texts that are no molecules.")
    boolean valid;

    @Option(names = "--unique", description = "Leave out molecules that were drawn before.")
    boolean unique;

    @Option(names = "--novel", description = "Leave out molecules of the training set.")
    boolean novel;

    @Mixin FormOptions form;

    @Mixin MoleculeFormat format;

    @Mixin DeviceOptions device;

    @Mixin OutputOptions output;

    @Option(
            names = "--resume",
            description =
                    "Keep what is written as FILE.partial, and go on with it when the same command was stopped"
                            + " (or with a larger --count).")
    boolean resume;

    @Mixin RunOptions options;

    @Override
    public void run() {
        if (resume && (output.file == null || output.file.equals("-") || seed.seed == null)) {
            throw options.wrongUsage("--resume needs --output FILE and --seed");
        }
        if (resume && format.sdf()) {
            throw options.wrongUsage("--resume is for --format smiles");
        }
        Notes notes = new Notes(options.streams());
        try (MoleculeSource source = source();
                MoleculeStream molecules = draw(source, notes)) {
            if (resume) {
                growing(molecules, command(source), notes);
            } else {
                whole(molecules, notes);
            }
            if (!options.quiet) {
                notes.line(summary(molecules));
            }
        }
    }

    private void whole(MoleculeStream molecules, Notes notes) {
        try (ResultFile results = ResultFile.open(output.file, options.streams())) {
            write(molecules, notes, results);
            results.keep();
        }
    }

    /**
     * Goes on with the file of an earlier run, or starts it; a note is taken when it is stopped.
     */
    private void growing(MoleculeStream molecules, String command, Notes notes) {
        AtomicBoolean stopped = new AtomicBoolean();
        boolean whole;
        try (SampleFile results = SampleFile.open(Path.of(String.valueOf(output.file)), command)) {
            long before = results.written();
            long[] done = {0};
            try (Progress progress =
                    progress(notes, "recall", () -> (double) done[0] / before, 0)) {
                results.recall(
                        molecules,
                        () -> {
                            done[0]++;
                            progress.add(1);
                        });
            }
            done[0] = before;
            try (Progress progress =
                    progress(notes, "sample", () -> (double) done[0] / count, before)) {
                whole =
                        Stoppable.run(
                                () -> stopped.set(true),
                                () ->
                                        results.fill(
                                                molecules,
                                                count,
                                                written -> {
                                                    progress.add(written - done[0]);
                                                    done[0] = written;
                                                    return !stopped.get();
                                                }));
            }
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw Failure.of("cannot write " + output.file, e);
        }
        if (!whole) {
            throw new Failure("stopped; the same command goes on");
        }
    }

    private Progress progress(Notes notes, String task, DoubleSupplier share, long before) {
        return new Progress(notes, task, "molecules", share, before, options.quiet);
    }

    /** All that the molecules depend on. */
    private String command(MoleculeSource source) {
        List<String> asked = new ArrayList<>();
        for (ArgSpec option : options.verb.commandLine().getParseResult().matchedArgs()) {
            String name = option instanceof OptionSpec named ? named.longestName() : "";
            if (!PASSING.contains(name)) {
                asked.add(name + "=" + String.join(",", option.stringValues()));
            }
        }
        String model =
                source instanceof MoleculeGenerator trained
                        ? Integer.toHexString(trained.provenance().hashCode())
                        : UniformMolecules.NAME;
        return "%s, model %s, seed %d"
                .formatted(String.join(" ", asked.stream().sorted().toList()), model, seed.value());
    }

    private MoleculeSource source() {
        if (!model.model.equals(UniformMolecules.NAME)) {
            return model.load(device);
        }
        List<String> senseless = new ArrayList<>(choice.given());
        if (density != null) {
            senseless.add("--density");
        }
        if (noise != null) {
            senseless.add("--noise");
        }
        senseless.addAll(guidance.given());
        if (!senseless.isEmpty()) {
            throw options.wrongUsage(
                    String.join(", ", senseless)
                            + " cannot go with --model uniform, which runs no network");
        }
        try {
            return UniformMolecules.released();
        } catch (IOException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }

    private MoleculeStream draw(MoleculeSource source, Notes notes) {
        try {
            SampleOptions drawing = drawing(source);
            return source instanceof MoleculeGenerator trained
                    ? trained.sample(
                            guidance.guide(trained, drawing, noise != null, notes, options.quiet))
                    : source.sample(drawing);
        } catch (IllegalArgumentException e) {
            throw options.wrongUsage(String.valueOf(e.getMessage()));
        }
    }

    private static SamplingDefaults defaults(MoleculeSource source) {
        return source instanceof MoleculeGenerator trained
                ? trained.samplingDefaults()
                : SamplingDefaults.PLAIN;
    }

    private SampleOptions drawing(MoleculeSource source) {
        return new SampleOptions(
                seed.value(),
                DensityChoice.named(
                        density == null ? GaussianMixture.NAME : density.toLowerCase(Locale.ROOT)),
                noise == null ? OptionalDouble.empty() : OptionalDouble.of(noise),
                Optional.of(choice.choice(defaults(source))),
                constraints.constraint(),
                constraints.scaffold(source.vocabulary()),
                forbid.forbidden(options),
                constraints.maxRules == null ? 0 : constraints.maxRules,
                form.form(),
                new SampleOptions.Filter(valid || format.sdf(), unique, novel),
                options.threads,
                false);
    }

    private void write(MoleculeStream molecules, Notes notes, ResultFile results) {
        long[] written = {0};
        try (Progress progress = progress(notes, "sample", () -> (double) written[0] / count, 0)) {
            StringBuilder batch = new StringBuilder();
            while (written[0] < count) {
                long size = Math.min(BATCH, count - written[0]);
                append(batch, molecules, size, notes);
                results.write(batch.toString().getBytes(StandardCharsets.UTF_8));
                batch.setLength(0);
                progress.add(size);
                written[0] += size;
            }
        }
    }

    private void append(StringBuilder out, MoleculeStream molecules, long count, Notes notes) {
        if (!format.sdf()) {
            for (long i = 0; i < count; i++) {
                out.append(next(molecules)).append('\n');
            }
            return;
        }
        List<String> drawn = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            drawn.add(next(molecules));
        }
        drawn.parallelStream().map(text -> record(text, notes)).forEachOrdered(out::append);
    }

    private static String next(MoleculeStream molecules) {
        try {
            return molecules.next().smiles();
        } catch (IllegalStateException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }

    private static String record(String molecule, Notes notes) {
        try {
            return Rows.drawn(molecule, "", Map.of("smiles", molecule));
        } catch (BadLineException e) {
            return leftOut(molecule, e.reason(), notes);
        } catch (InvalidMoleculeException e) {
            return leftOut(molecule, e.summary(), notes);
        }
    }

    private static String leftOut(String molecule, String reason, Notes notes) {
        notes.line("sample: left out " + molecule + ": " + reason);
        return "";
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
                "sample: %,d written, %,d drawn%s%s%s; seed %d",
                count,
                molecules.drawn(),
                checked,
                molecules.withoutScaffold() == 0
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                ", %,d left out for the scaffold",
                                molecules.withoutScaffold()),
                molecules.withForbidden() == 0
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                ", %,d (%.2f %%) left out as forbidden",
                                molecules.withForbidden(),
                                100.0 * molecules.withForbidden() / molecules.drawn()),
                seed.value());
    }
}
