package org.molrae.cli.sampling;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.molrae.autoencoder.density.GaussianMixture;
import org.molrae.autoencoder.model.DensityChoice;
import org.molrae.autoencoder.model.SamplingDefaults;
import org.molrae.chemistry.alerts.AlertCatalog;
import org.molrae.chemistry.files.BadLineException;
import org.molrae.chemistry.pattern.SubstructurePattern;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.cli.files.ResultFile;
import org.molrae.cli.lines.Rows;
import org.molrae.cli.options.DeviceOptions;
import org.molrae.cli.options.Form;
import org.molrae.cli.options.FormOptions;
import org.molrae.cli.options.ModelOptions;
import org.molrae.cli.options.MoleculeFormat;
import org.molrae.cli.options.OutputOptions;
import org.molrae.cli.options.Positive;
import org.molrae.cli.options.RunOptions;
import org.molrae.cli.options.RunSettings;
import org.molrae.cli.options.SeedOptions;
import org.molrae.cli.terminal.Failure;
import org.molrae.cli.terminal.Notes;
import org.molrae.cli.terminal.Progress;
import org.molrae.cli.terminal.Stoppable;
import org.molrae.molecules.DrawnMolecule;
import org.molrae.molecules.MoleculeGenerator;
import org.molrae.molecules.MoleculeSource;
import org.molrae.molecules.MoleculeStream;
import org.molrae.molecules.OutputForm;
import org.molrae.molecules.SampleFile;
import org.molrae.molecules.SampleOptions;
import org.molrae.molecules.UniformMolecules;
import org.molrae.molecules.mask.Scaffold;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
            "  molrae sample --decorate 'c1ccc([*:1])nc1[*:2]' --at 1:max-atoms=8,rings=0-1 --format tsv",
            "  molrae sample --link '*c1ccccc1' '*c1ccncc1' --linker path=2-5,max-atoms=8 --format tsv",
            "  molrae sample --macrocycle '[*:1]c1cccc([*:2])c1' --ring-sizes 12-16",
            "  molrae sample --replace-core 'O=C(Nc1ccccc1)c1ccncc1' --core 'C(=O)N' --format tsv",
            "  molrae sample --forbid alert_collection.csv --forbid '[N+](=O)[O-]' --count 1000",
            "  molrae sample --model uniform --max-rules 277 --count 1000 | molrae check -"
        })
public final class SampleCommand implements Runnable {

    private static final int BATCH = 256;

    /** Options that do not change the molecules. */
    private static final Set<String> PASSING =
            Set.of(
                    "--count",
                    "--max-draws",
                    "--model",
                    "--threads",
                    "--quiet",
                    "--resume",
                    "--strict",
                    "--seed");

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
                            + ", or what there is.")
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

    @Option(
            names = "--max-draws",
            paramLabel = "N",
            converter = Positive.class,
            description =
                    "Draw N molecules at most, those included that are left out; where that is not enough, what"
                            + " there is is written, with exit status 1. Default: until 100,000 in a row were left"
                            + " out.")
    @Nullable Integer maxDraws;

    @Option(
            names = "--log-likelihood",
            description =
                    "A column with the natural logarithm of the probability of what was drawn: of its rules, given its"
                            + " code, among those that the mask allows. With --format tsv or csv; takes longer.")
    boolean logLikelihood;

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

    private Optional<AlertCatalog> forbidden = Optional.empty();

    private List<SubstructurePattern> required = List.of();

    private Optional<Scaffold> scaffold = Optional.empty();

    /** Why there are fewer molecules than were asked for. */
    private @Nullable String shortage;

    @Override
    public void run() {
        if (resume && (output.file == null || output.file.equals("-") || seed.seed == null)) {
            throw options.wrongUsage("--resume needs --output FILE and --seed");
        }
        format.require(Form.SMILES, options);
        if (resume && format.form() != Form.SMILES) {
            throw options.wrongUsage("--resume is for --format smiles");
        }
        requireConstraints();
        if (logLikelihood && !format.form().isTable()) {
            throw options.wrongUsage("--log-likelihood is a column: add --format tsv or csv");
        }
        if (guidance.near != null) {
            options.refuse("--density", "beside --near, which takes its place");
        }
        Notes notes = new Notes(options.streams());
        try (MoleculeSource source = source();
                MoleculeStream molecules = draw(source, notes)) {
            molecules.whenScarce(
                    () -> notes.line("sample: most of what is drawn is left out; going on"));
            long written =
                    resume ? growing(molecules, settings(source), notes) : whole(molecules, notes);
            if (shortage != null) {
                throw new Failure(
                        "%,d of %,d molecules written: %s".formatted(written, count, shortage));
            }
            options.say(notes, summary(molecules));
        }
    }

    /** Before a model is read. */
    private void requireConstraints() {
        try {
            constraints.constraint();
            choice.choice(SamplingDefaults.PLAIN);
            guidance.require();
            forbidden = forbid.forbidden(options);
            required = forbid.required();
            if (noise != null) {
                SamplingDefaults.requireNoise(noise);
            }
        } catch (IllegalArgumentException e) {
            throw options.wrongUsage(String.valueOf(e.getMessage()));
        }
    }

    private long whole(MoleculeStream molecules, Notes notes) {
        try (ResultFile results = ResultFile.open(output.file, options.streams())) {
            if (format.form().isTable()) {
                String header = format.table().header(columns());
                results.write(header.getBytes(StandardCharsets.UTF_8));
            }
            long written = write(molecules, notes, results);
            results.keep();
            return written;
        }
    }

    /**
     * Goes on with the file of an earlier run, or starts it; a note is taken when it is stopped.
     */
    private long growing(MoleculeStream molecules, RunSettings settings, Notes notes) {
        AtomicBoolean stopped = new AtomicBoolean();
        long[] done = {0};
        boolean whole;
        try (SampleFile results =
                SampleFile.open(Path.of(String.valueOf(output.file)), settings.text())) {
            long before = results.written();
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
            molecules.expect(count - before);
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
        } catch (NoSuchElementException e) {
            shortage = String.valueOf(e.getMessage());
            return done[0];
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw Failure.of("cannot write " + output.file, e);
        }
        if (!whole) {
            throw new Failure("stopped; the same command goes on");
        }
        return done[0];
    }

    private Progress progress(Notes notes, String task, DoubleSupplier share, long before) {
        return new Progress(notes, task, "molecules", share, before, options.quiet);
    }

    /** All that the molecules depend on. */
    private RunSettings settings(MoleculeSource source) {
        String weights =
                source instanceof MoleculeGenerator trained
                        ? trained.model().sha256()
                        : UniformMolecules.NAME;
        return RunSettings.of(options.verb, PASSING)
                .with("--seed", String.valueOf(seed.value()))
                .with("model", weights);
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
        if (logLikelihood) {
            senseless.add("--log-likelihood");
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
        if (source instanceof MoleculeGenerator trained
                && trained.model().posterior().noiseDeviation().isEmpty()) {
            options.refuse("--noise", "on this model, whose decoder is not told of noise");
        }
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
        scaffold = constraints.scaffold(source.vocabulary());
        return new SampleOptions(
                seed.value(),
                density == null
                        ? DensityChoice.best()
                        : DensityChoice.named(density.toLowerCase(Locale.ROOT)),
                noise == null ? OptionalDouble.empty() : OptionalDouble.of(noise),
                Optional.of(choice.choice(defaults(source))),
                constraints.constraint(),
                scaffold,
                forbidden,
                required,
                constraints.maxRules == null ? 0 : constraints.maxRules,
                form.form(),
                new SampleOptions.Filter(valid || format.form() == Form.SDF, unique, novel),
                maxDraws == null ? 0 : maxDraws,
                options.threads,
                logLikelihood);
    }

    /** Writes molecules up to the count; how many there are in the end. */
    private long write(MoleculeStream molecules, Notes notes, ResultFile results) {
        long[] written = {0};
        molecules.expect(count);
        try (Progress progress = progress(notes, "sample", () -> (double) written[0] / count, 0)) {
            StringBuilder batch = new StringBuilder();
            while (shortage == null && written[0] < count) {
                long size = append(batch, molecules, Math.min(BATCH, count - written[0]), notes);
                results.write(batch.toString().getBytes(StandardCharsets.UTF_8));
                batch.setLength(0);
                progress.add(size);
                written[0] += size;
            }
        }
        return written[0];
    }

    /** Appends so many molecules, or as many as there are; how many. */
    private long append(StringBuilder out, MoleculeStream molecules, long count, Notes notes) {
        List<List<String>> rows = new ArrayList<>();
        try {
            while (rows.size() < count) {
                rows.add(row(molecules.next()));
            }
        } catch (NoSuchElementException | IllegalStateException e) {
            shortage = String.valueOf(e.getMessage());
        }
        switch (format.form()) {
            case SMILES -> rows.forEach(row -> out.append(row.get(0)).append('\n'));
            case TSV, CSV -> rows.forEach(row -> format.table().append(out, row));
            case SDF ->
                    rows.parallelStream()
                            .map(row -> record(row, notes))
                            .forEachOrdered(out::append);
        }
        return rows.size();
    }

    /** The columns of a table: the molecule, what grew at the fragment, its probability. */
    private List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("smiles"));
        scaffold.ifPresent(fragment -> columns.addAll(fragment.guestNames()));
        if (hasLinker()) {
            columns.add("path_length");
        }
        if (logLikelihood) {
            columns.add("log_likelihood");
        }
        return columns;
    }

    private boolean hasLinker() {
        return scaffold.isPresent() && scaffold.get().guestNames().equals(List.of("linker"));
    }

    private List<String> row(DrawnMolecule molecule) {
        List<String> row = new ArrayList<>(List.of(molecule.smiles()));
        if (format.form() == Form.SMILES) {
            return row;
        }
        try {
            if (scaffold.isPresent()) {
                row.addAll(scaffold.get().guests(molecule.molecule().graph()));
            }
            if (hasLinker()) {
                row.add(String.valueOf(Scaffold.pathLength(row.get(1))));
            }
        } catch (InvalidMoleculeException e) {
            throw new IllegalStateException(molecule.smiles() + ": " + e.summary(), e);
        }
        if (logLikelihood) {
            row.add(
                    String.format(
                            Locale.ROOT, "%.4f", molecule.logLikelihood().orElse(Double.NaN)));
        }
        return row;
    }

    private String record(List<String> row, Notes notes) {
        String molecule = row.get(0);
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < row.size(); i++) {
            fields.put(columns().get(i), row.get(i));
        }
        try {
            return Rows.drawn(molecule, "", fields);
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
                "%,d written, %,d drawn%s%s%s; seed %d",
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
                                required.isEmpty()
                                        ? ", %,d (%.2f %%) left out as forbidden"
                                        : ", %,d (%.2f %%) left out as forbidden or without what is required",
                                molecules.withForbidden(),
                                100.0 * molecules.withForbidden() / molecules.drawn()),
                seed.value());
    }
}
