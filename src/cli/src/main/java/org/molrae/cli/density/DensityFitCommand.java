package org.molrae.cli.density;

import static java.util.Comparator.comparingDouble;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.density.CodeSplit;
import org.molrae.autoencoder.density.DensityEstimator;
import org.molrae.autoencoder.density.DensityFamily;
import org.molrae.autoencoder.density.FittedDensity;
import org.molrae.autoencoder.density.GaussianMixture;
import org.molrae.autoencoder.model.LatentModel;
import org.molrae.autoencoder.training.DensityProvenance;
import org.molrae.cli.files.InputFile;
import org.molrae.cli.files.ResultFile;
import org.molrae.cli.images.ImageDataOptions;
import org.molrae.cli.images.ImageModelOptions;
import org.molrae.cli.images.ImageRunOptions;
import org.molrae.cli.lines.LineIntake;
import org.molrae.cli.options.ColumnOptions;
import org.molrae.cli.options.DeviceOptions;
import org.molrae.cli.options.Form;
import org.molrae.cli.options.ModelOptions;
import org.molrae.cli.options.Positive;
import org.molrae.cli.options.Reads;
import org.molrae.cli.options.RunOptions;
import org.molrae.cli.options.TableFormat;
import org.molrae.cli.options.Writes;
import org.molrae.cli.terminal.Failure;
import org.molrae.cli.terminal.Notes;
import org.molrae.cli.training.TrainingProgress;
import org.molrae.images.ImageAutoencoder;
import org.molrae.images.data.ImageSource;
import org.molrae.molecules.EncodedMolecules;
import org.molrae.molecules.MoleculeGenerator;
import org.molrae.molecules.ReleasedModels;
import org.molrae.molecules.SampleOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code molrae density fit}: a density for the codes of a trained model. */
@Command(
        name = "fit",
        description = {
            "Fit a density to the codes of molecules or images, best those that the model was trained on, and write"
                    + " the model with it; 'molrae sample --density NAME' or 'molrae images sample --density NAME'"
                    + " draws from it.",
            "The table on standard output has the mean log-likelihood of the codes that the density was fitted to and"
                    + " of codes held out, in nats a code, and for mixtures the Bayesian information criterion (least"
                    + " is best). The density is fitted to the codes that are not held out.",
            "With several numbers of components, mixtures are compared; of them the one with the likeliest held-out"
                    + " codes is written. For 2svae the log-likelihoods are lower bounds;"
                    + " for kde that of its own codes means nothing and is left out. The figures are kept in the"
                    + " model too.",
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  molrae density fit my.safetensors --data molecules.smi.gz --components 20 --in-place",
            "  molrae density fit zinc250k --data molecules.smi.gz --density kde --output my.safetensors",
            "  molrae density fit zinc250k --data molecules.smi.gz --components 1,2,5,10,20,50 --plot scan.png",
            "  molrae density fit my.safetensors --data molecules.smi.gz --match-sizes",
            "  molrae density fit digits.safetensors --data drawn --density 2svae",
        })
final class DensityFitCommand implements Runnable {

    /** The fewest codes that say something of one component. */
    private static final int CODES_A_COMPONENT = 10;

    private static final List<String> COLUMNS =
            List.of("density", "components", "parameters", "fitted", "held_out", "bic");

    @Reads
    @Parameters(
            index = "0",
            paramLabel = "MODEL",
            description = "The file of a model, or the name of a released one.")
    String name;

    @Reads
    @Option(
            names = "--data",
            paramLabel = "F",
            required = true,
            description =
                    "What to encode. Molecules: one SMILES a line, CSV or SDF; gzip is recognised. Images, of which those to train"
                            + " on are taken: mnist:DIR, cifar10:DIR, celeba:DIR or drawn.")
    String data;

    @Option(
            names = "--density",
            paramLabel = "${bundle:densities}",
            defaultValue = GaussianMixture.NAME,
            description = "What to fit: ${bundle:densityKinds}. Default: ${DEFAULT-VALUE}.")
    String density;

    @Option(
            names = "--components",
            paramLabel = "K[,K...]",
            split = ",",
            defaultValue = "10",
            converter = Positive.class,
            description = "Components of the mixture, or several numbers to compare. Default: 10.")
    List<Integer> components;

    @Option(
            names = "--width",
            paramLabel = "N",
            defaultValue = "256",
            converter = Positive.class,
            description =
                    "Width of the second stage's hidden layers. Default: ${DEFAULT-VALUE}; the paper's is 1024.")
    int width;

    @Option(
            names = "--held-out",
            paramLabel = "P",
            defaultValue = "0.1",
            description =
                    "Hold out this share of the codes to judge the density by. Default: ${DEFAULT-VALUE}.")
    double heldOut;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Of the split and the fit. Default: ${DEFAULT-VALUE}.")
    long seed;

    @Option(
            names = "--match-sizes",
            description =
                    "Tilt the mixture until samples, drawn as the model draws by default, have as many heavy atoms on"
                            + " average as the data; for models of molecules. The tilt holds at the model's own noise"
                            + " alone.")
    boolean matchSizes;

    @Writes
    @Option(
            names = {"-o", "--output"},
            paramLabel = "MODEL",
            description =
                    "Write the model with its new density to this file. Default: beside MODEL, named after both, unless"
                            + " several numbers of components are compared: then nothing is written.")
    @Nullable Path output;

    @Option(names = "--in-place", description = "Put the density into MODEL itself.")
    boolean inPlace;

    @Writes
    @Option(
            names = "--plot",
            paramLabel = "PNG",
            description = "Draw log-likelihood and BIC over the number of components.")
    @Nullable Path plot;

    @Option(
            names = "--limit",
            paramLabel = "N",
            converter = Positive.class,
            description = "Read N images at most. Default: all.")
    @Nullable Integer limit;

    @Mixin ColumnOptions column;

    @Mixin TableFormat format = new TableFormat(Form.TSV);

    @Mixin DeviceOptions device;

    @Mixin RunOptions options;

    @Override
    public void run() {
        DensityFamily family = DensityFamily.named(estimator(components.get(0)).name());
        boolean mixture = family.hasComponents();
        boolean compared = components.size() > 1;
        if (!(heldOut > 0 && heldOut < 1)) {
            throw options.wrongUsage("--held-out must lie between 0 and 1");
        }
        if (!mixture && (compared || plot != null)) {
            throw options.wrongUsage("--plot and several --components are for " + mixtures());
        }
        if (!mixture) {
            options.refuse("--components", "on " + family.name());
        }
        if (!family.hasWidth()) {
            options.refuse("--width", "on " + family.name());
        }
        if (matchSizes && !mixture) {
            throw options.wrongUsage("--match-sizes is for " + mixtures());
        }
        Path target = target(compared);
        if (matchSizes && target == null) {
            throw options.wrongUsage("--match-sizes changes a model: name a file with --output");
        }
        Notes notes = new Notes(options.streams());
        try {
            String model = ModelOptions.reread(name);
            if (!ReleasedModels.names().contains(model)
                    && ImageAutoencoder.isStoredIn(Path.of(model))) {
                ofImages(model, target, notes);
            } else {
                ofMolecules(model, target, notes);
            }
        } catch (IOException e) {
            throw Failure.of("cannot write " + target, e);
        } catch (IllegalArgumentException e) {
            throw new Failure("cannot fit a density to " + data + ": " + e.getMessage(), e);
        }
    }

    /** Fits the densities that are asked for, and gives the model the best of them. */
    private void fit(
            LatentModel model,
            float[][] codes,
            UnaryOperator<FittedDensity> finishing,
            @Nullable Path target,
            Notes notes)
            throws IOException {
        try (ResultFile results = ResultFile.open(null, options.streams())) {
            requireEnough(model, codes.length);
            results.write(format.form().header(COLUMNS).getBytes(StandardCharsets.UTF_8));
            List<FittedDensity> fitted =
                    fit(CodeSplit.random(codes, heldOut, seed), results, notes);
            if (plot != null) {
                ScanPlot.write(fitted, plot);
            }
            results.keep();
            if (target == null) {
                options.say(notes, "%d densities compared".formatted(fitted.size()));
            } else {
                FittedDensity chosen =
                        finishing.apply(
                                Collections.max(
                                        fitted, comparingDouble(DensityFitCommand::heldOut)));
                model.setDensity(chosen);
                model.save(target);
                options.say(notes, chosen.provenance().summary() + "; wrote " + target);
            }
        }
    }

    private static String mixtures() {
        return DensityFamily.all().stream()
                .filter(DensityFamily::hasComponents)
                .map(DensityFamily::name)
                .collect(Collectors.joining(", "));
    }

    private DensityEstimator estimator(int size) {
        try {
            return new DensityEstimator(density, size, width, seed);
        } catch (IllegalArgumentException e) {
            throw options.wrongUsage(String.valueOf(e.getMessage()));
        }
    }

    /** Where the model goes, null for nowhere; fails early where that cannot be. */
    private @Nullable Path target(boolean compared) {
        if (output != null && inPlace) {
            throw options.wrongUsage("--output and --in-place exclude each other");
        }
        if (output == null && compared && !inPlace) {
            return null;
        }
        if (output == null && ReleasedModels.names().contains(name)) {
            throw options.wrongUsage(
                    "a released model cannot be changed: name a file with --output");
        }
        if (output == null && Files.exists(Path.of(name)) && !Files.isRegularFile(Path.of(name))) {
            throw options.wrongUsage("a pipe cannot be changed: name a file with --output");
        }
        Path target = output == null ? inPlace ? Path.of(name) : beside(Path.of(name)) : output;
        ResultFile.requireFile(target);
        return target;
    }

    /** {@code my-gmm.safetensors} for {@code my.safetensors}. */
    private Path beside(Path model) {
        String file = String.valueOf(model.getFileName());
        int end = file.lastIndexOf('.') > 0 ? file.lastIndexOf('.') : file.length();
        String named = DensityFamily.named(density.toLowerCase(Locale.ROOT)).name();
        Path beside =
                model.resolveSibling(file.substring(0, end) + "-" + named + file.substring(end));
        if (Files.exists(beside)) {
            throw new Failure(
                    beside + " is there already: name another with --output, or delete it");
        }
        return beside;
    }

    /** A density of fewer codes would be of noise, and the model's samples with it. */
    private void requireEnough(LatentModel model, int codes) {
        DensityFamily family = DensityFamily.named(density.toLowerCase(Locale.ROOT));
        int most = Collections.max(components);
        int least = model.latentDimension() + 1;
        if (family.hasComponents()) {
            least = Math.max(least, CODES_A_COMPONENT * most);
        }
        if (codes < least) {
            throw new Failure(
                    "%,d codes are too few for a density of %d dimensions%s: %,d are the least"
                            .formatted(
                                    codes,
                                    model.latentDimension(),
                                    family.hasComponents()
                                            ? " and %d components".formatted(most)
                                            : "",
                                    least));
        }
    }

    private void ofMolecules(String model, @Nullable Path target, Notes notes) throws IOException {
        if (limit != null) {
            throw options.wrongUsage("--limit is for models of images");
        }
        InputFile.requireReadable(data);
        try (MoleculeGenerator generator = ModelOptions.load(model, device)) {
            AtomicReference<EncodedMolecules> read = new AtomicReference<>();
            new LineIntake(options, notes)
                    .read(
                            data,
                            column.reading(),
                            "encode",
                            "molecules",
                            "encoded",
                            (records, watch) ->
                                    read.set(
                                            EncodedMolecules.read(
                                                    generator, records, watch, options.threads)));
            EncodedMolecules molecules = Objects.requireNonNull(read.get());
            SampleOptions drawing = SampleOptions.seeded(seed).withThreads(options.threads);
            fit(
                    generator.model(),
                    molecules.codes(),
                    chosen -> matchSizes ? molecules.matchSizes(chosen, drawing) : chosen,
                    target,
                    notes);
        }
    }

    private void ofImages(String model, @Nullable Path target, Notes notes) throws IOException {
        if (matchSizes) {
            throw options.wrongUsage("--match-sizes is for models of molecules");
        }
        ImageSource source;
        try {
            source = ImageSource.parse(data);
        } catch (IllegalArgumentException e) {
            throw options.wrongUsage(
                    name + " is a model of images, but for --data: " + e.getMessage());
        }
        int most = limit == null ? Integer.MAX_VALUE : limit;
        ComputeDevice where = ImageRunOptions.prepare(device, options.threads);
        try (ImageAutoencoder loaded = ImageModelOptions.load(Path.of(model), where)) {
            float[][] codes =
                    loaded.encode(
                            ImageDataOptions.read(source, most, notes, options.quiet).training());
            fit(loaded, codes, chosen -> chosen, target, notes);
        }
    }

    private List<FittedDensity> fit(CodeSplit codes, ResultFile results, Notes notes) {
        TrainingProgress progress = new TrainingProgress(notes, "codes", "nats", options.quiet);
        List<FittedDensity> all = new ArrayList<>();
        for (int size : components) {
            FittedDensity fitted = estimator(size).fit(codes, progress);
            all.add(fitted);
            notes.clear();
            results.write(format.form().row(cells(fitted)).getBytes(StandardCharsets.UTF_8));
        }
        return all;
    }

    private static List<String> cells(FittedDensity fitted) {
        DensityProvenance figures = fitted.provenance();
        OptionalLong parameters = fitted.density().freeParameters();
        return List.of(
                fitted.density().name(),
                figures.components() == null ? "" : figures.components().toString(),
                parameters.isPresent() ? String.valueOf(parameters.getAsLong()) : "",
                number("%.4f", figures.logLikelihood()),
                number("%.4f", figures.heldOutLogLikelihood()),
                number("%.1f", figures.bic()));
    }

    private static String number(String format, @Nullable Double value) {
        return value == null ? "" : String.format(Locale.ROOT, format, value);
    }

    private static double heldOut(FittedDensity fitted) {
        Double likelihood = fitted.provenance().heldOutLogLikelihood();
        return likelihood == null ? Double.NEGATIVE_INFINITY : likelihood;
    }
}
