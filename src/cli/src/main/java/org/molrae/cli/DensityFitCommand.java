package org.molrae.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.molrae.autoencoder.density.ComponentScan;
import org.molrae.autoencoder.density.DensityEstimator;
import org.molrae.autoencoder.density.LatentDensity;
import org.molrae.molecules.MoleculeGenerator;
import org.molrae.molecules.ReleasedModels;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code molrae density fit}: a density for the codes of a trained model. */
@Command(
        name = "fit",
        description = {
            "Fit a density to the codes of molecules, best those that the model was trained on, and write the"
                    + " model with it; 'molrae sample --density NAME' draws from it.",
            "The table on standard output has the mean log-likelihood of the codes that the density was fitted to and"
                    + " of codes held out, in nats a code, and for mixtures the Bayesian information criterion (least"
                    + " is best). The density is fitted to the codes that are not held out.",
            "With several numbers of components, mixtures are compared; of them the one with the likeliest held-out"
                    + " codes is written. For 2svae the log-likelihoods are lower bounds;"
                    + " for kde that of its own codes means nothing and is left out.",
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  molrae density fit my.safetensors --data molecules.smi.gz --components 20",
            "  molrae density fit zinc250k --data molecules.smi.gz --density kde --output my.safetensors",
            "  molrae density fit zinc250k --data molecules.smi.gz --components 1,2,5,10,20,50 --plot scan.png",
        })
final class DensityFitCommand implements Runnable {

    private static final int JUDGED_AT_MOST = 10_000;

    private static final String HEADER = "density\tcomponents\tparameters\tfitted\theld_out\tbic\n";

    @Parameters(
            index = "0",
            paramLabel = "MODEL",
            description = "The file of a model, or the name of a released one.")
    String name;

    @Option(
            names = "--data",
            paramLabel = "F",
            required = true,
            description = "Molecules whose codes to fit: one SMILES a line; gzip is recognised.")
    String data;

    @Option(
            names = "--density",
            paramLabel = "gmm|gaussian|prior|kde|2svae",
            defaultValue = "gmm",
            description =
                    "A Gaussian mixture, one Gaussian, a standard normal, kernels, or a second-stage VAE."
                            + " Default: ${DEFAULT-VALUE}.")
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
            names = {"-o", "--output"},
            paramLabel = "MODEL",
            description =
                    "Write the model with its new density to this file. Default: in place, unless several numbers of"
                            + " components are compared: then nothing is written.")
    @Nullable Path output;

    @Option(
            names = "--plot",
            paramLabel = "PNG",
            description = "Draw log-likelihood and BIC over the number of components.")
    @Nullable Path plot;

    @Mixin DeviceOptions device;

    @Mixin RunOptions options;

    @Override
    public void run() {
        DensityEstimator estimator = estimator();
        boolean mixture = estimator.name().equals("gmm");
        boolean compared = components.size() > 1;
        if (!(heldOut > 0 && heldOut < 1)) {
            throw options.wrongUsage("--held-out must lie between 0 and 1");
        }
        if (!mixture && (compared || plot != null)) {
            throw options.wrongUsage("--plot and several --components are for gmm");
        }
        Path target = target(compared);
        InputFile.requireReadable(data);
        Notes notes = new Notes(options.streams());
        ModelOptions model = new ModelOptions();
        model.model = name;
        try (ResultFile results = ResultFile.open(null, options.streams());
                MoleculeGenerator generator = model.load(device)) {
            MoleculeCodes codes = new MoleculeCodes(generator, options, notes);
            ComponentScan scan = ComponentScan.split(codes.read(data), heldOut, seed);
            results.write(HEADER.getBytes(StandardCharsets.UTF_8));
            LatentDensity fitted =
                    mixture ? scan(scan, results) : fit(estimator, scan, results, notes);
            results.keep();
            if (target != null) {
                generator.setDensity(fitted);
                generator.save(target);
                if (!options.quiet) {
                    notes.line("density: wrote " + target);
                }
            }
        } catch (IOException e) {
            throw Failure.of("cannot write " + target, e);
        } catch (IllegalArgumentException e) {
            throw new Failure("cannot fit a density to " + data + ": " + e.getMessage(), e);
        }
    }

    private DensityEstimator estimator() {
        try {
            return new DensityEstimator(density, components.get(0), width, seed);
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

    private LatentDensity scan(ComponentScan scan, ResultFile results) {
        List<ComponentScan.Row> rows = new ArrayList<>();
        scan.run(
                components,
                seed,
                row -> {
                    rows.add(row);
                    write(
                            results,
                            "gmm\t%d\t%d\t%.4f\t%.4f\t%.1f",
                            row.density().size(),
                            row.density().parameterCount(),
                            row.training(),
                            row.heldOut(),
                            row.bic());
                });
        if (plot != null) {
            ScanPlot.write(rows, plot);
        }
        ComponentScan.Row best = rows.get(0);
        for (ComponentScan.Row row : rows) {
            best = row.heldOut() > best.heldOut() ? row : best;
        }
        return best.density();
    }

    private LatentDensity fit(
            DensityEstimator estimator, ComponentScan scan, ResultFile results, Notes notes) {
        TrainingProgress progress =
                new TrainingProgress(notes, 0, "molecules", "nats", options.quiet);
        LatentDensity fitted = estimator.fit(scan.training(), progress);
        notes.clear();
        // a kernel density has a kernel on each code that it was fitted to
        String training =
                estimator.name().equals("kde")
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "%.4f",
                                fitted.meanLogLikelihood(some(scan.training())));
        write(
                results,
                "%s\t\t\t%s\t%.4f\t",
                fitted.name(),
                training,
                fitted.meanLogLikelihood(some(scan.heldOut())));
        return fitted;
    }

    /** As many codes, in random order as they are, as give two digits of the mean. */
    private static float[][] some(float[][] codes) {
        return Arrays.copyOf(codes, Math.min(codes.length, JUDGED_AT_MOST));
    }

    private static void write(ResultFile results, String format, Object... values) {
        String line = String.format(Locale.ROOT, format, values) + "\n";
        results.write(line.getBytes(StandardCharsets.UTF_8));
    }
}
