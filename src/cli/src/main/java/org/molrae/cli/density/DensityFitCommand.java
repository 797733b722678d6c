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
import org.molrae.cli.options.ModelOptions;
import org.molrae.cli.options.Positive;
import org.molrae.cli.options.Reads;
import org.molrae.cli.options.RunOptions;
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
            "  molrae density fit my.safetensors --data molecules.smi.gz --components 20",
            "  molrae density fit zinc250k --data molecules.smi.gz --density kde --output my.safetensors",
            "  molrae density fit zinc250k --data molecules.smi.gz --components 1,2,5,10,20,50 --plot scan.png",
            "  molrae density fit my.safetensors --data molecules.smi.gz --match-sizes",
            "  molrae density fit digits.safetensors --data drawn --density 2svae",
        })
final class DensityFitCommand implements Runnable {

    private static final String HEADER = "density\tcomponents\tparameters\tfitted\theld_out\tbic\n";

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
                    "Write the model with its new density to this file. Default: in place, unless several numbers of"
                            + " components are compared: then nothing is written.")
    @Nullable Path output;

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
        if (matchSizes && !mixture) {
            throw options.wrongUsage("--match-sizes is for " + mixtures());
        }
        Path target = target(compared);
        if (matchSizes && target == null) {
            throw options.wrongUsage("--match-sizes changes a model: name a file with --output");
        }
        Notes notes = new Notes(options.streams());
        try {
            if (!ReleasedModels.names().contains(name)
                    && ImageAutoencoder.isStoredIn(Path.of(name))) {
                ofImages(target, notes);
            } else {
                ofMolecules(target, notes);
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
            results.write(HEADER.getBytes(StandardCharsets.UTF_8));
            List<FittedDensity> fitted =
                    fit(CodeSplit.random(codes, heldOut, seed), results, notes);
            if (plot != null) {
                ScanPlot.write(fitted, plot);
            }
            results.keep();
            if (target != null) {
                FittedDensity chosen =
                        finishing.apply(
                                Collections.max(
                                        fitted, comparingDouble(DensityFitCommand::heldOut)));
                model.setDensity(chosen);
                model.save(target);
                if (!options.quiet) {
                    notes.line("density: " + chosen.provenance().summary() + "; wrote " + target);
                }
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
        if (output == null && compared) {
            return null;
        }
        if (output == null && ReleasedModels.names().contains(name)) {
            throw options.wrongUsage(
                    "a released model cannot be changed: name a file with --output");
        }
        Path target = output == null ? Path.of(name) : output;
        if (Files.isDirectory(target)) {
            throw new Failure("cannot write " + target + ": it is a directory");
        }
        return target;
    }

    private void ofMolecules(@Nullable Path target, Notes notes) throws IOException {
        if (limit != null) {
            throw options.wrongUsage("--limit is for models of images");
        }
        InputFile.requireReadable(data);
        try (MoleculeGenerator generator = ModelOptions.load(name, device)) {
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

    private void ofImages(@Nullable Path target, Notes notes) throws IOException {
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
        try (ImageAutoencoder loaded = ImageModelOptions.load(Path.of(name), where)) {
            float[][] codes =
                    loaded.encode(
                            ImageDataOptions.read(source, most, notes, options.quiet).training());
            fit(loaded, codes, chosen -> chosen, target, notes);
        }
    }

    private List<FittedDensity> fit(CodeSplit codes, ResultFile results, Notes notes) {
        TrainingProgress progress = new TrainingProgress(notes, 0, "codes", "nats", options.quiet);
        List<FittedDensity> all = new ArrayList<>();
        for (int size : components) {
            FittedDensity fitted = estimator(size).fit(codes, progress);
            all.add(fitted);
            notes.clear();
            results.write(row(fitted).getBytes(StandardCharsets.UTF_8));
        }
        return all;
    }

    private static String row(FittedDensity fitted) {
        DensityProvenance figures = fitted.provenance();
        OptionalLong parameters = fitted.density().freeParameters();
        return String.join(
                        "\t",
                        fitted.density().name(),
                        figures.components() == null ? "" : figures.components().toString(),
                        parameters.isPresent() ? String.valueOf(parameters.getAsLong()) : "",
                        number("%.4f", figures.logLikelihood()),
                        number("%.4f", figures.heldOutLogLikelihood()),
                        number("%.1f", figures.bic()))
                + "\n";
    }

    private static String number(String format, @Nullable Double value) {
        return value == null ? "" : String.format(Locale.ROOT, format, value);
    }

    private static double heldOut(FittedDensity fitted) {
        Double likelihood = fitted.provenance().heldOutLogLikelihood();
        return likelihood == null ? Double.NEGATIVE_INFINITY : likelihood;
    }
}
