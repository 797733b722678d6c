package org.molrae.cli.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.PyTorch;
import org.molrae.benchmarks.molecules.MoleculesExperiment;
import org.molrae.benchmarks.molecules.MoleculesReport;
import org.molrae.benchmarks.sequences.SearchProtocol;
import org.molrae.benchmarks.sequences.TrainedModels;
import org.molrae.benchmarks.table.Report;
import org.molrae.benchmarks.table.StopSignal;
import org.molrae.benchmarks.table.Table;
import org.molrae.chemistry.files.MoleculeRecord;
import org.molrae.chemistry.files.Reading;
import org.molrae.cli.design.OptimizeCommand;
import org.molrae.cli.files.InputFile;
import org.molrae.cli.options.Completions;
import org.molrae.cli.options.DeviceOptions;
import org.molrae.cli.options.Formerly;
import org.molrae.cli.options.Positive;
import org.molrae.cli.options.Reads;
import org.molrae.cli.options.RunOptions;
import org.molrae.cli.terminal.Failure;
import org.molrae.cli.terminal.Notes;
import org.molrae.molecules.optimization.MoleculeProblem;
import org.molrae.search.Evaluation;
import org.molrae.search.RoundReport;
import org.molrae.search.surrogate.GaussianProcessFit;
import org.molrae.sequences.SequencePreset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code molrae benchmark molecules}: the paper's table of molecules. */
@Command(
        name = "molecules",
        description = {
            "Train GRAE, GCVVAE, GVAE and CVAE with equal budgets, and optimize penalized logP in their latent spaces:"
                    + " the molecules of the paper's figure 3, by the protocol of Kusner et al.",
            "Valid, vote: share of the proposals of which any decode is a molecule; valid, greedy: of which the"
                    + " likeliest decode is one. Grammar models are tried with the semantic mask and without.",
            "Run the same command again to go on where it was stopped, and with more --models or --trials to add"
                    + " to it. The table is written to DIR/molecules-table.md and .csv, and to standard output."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  molrae benchmark molecules --data train.smi.gz --output table",
            "  molrae benchmark molecules --data train.smi.gz --output table --trials 5",
            "  molrae benchmark molecules --data train.smi.gz --limit 2000 --epochs 1 --decodes 10 --inducing 50 --told 300 --output try",
            "  molrae benchmark molecules --data train.smi.gz --limit 250000 --network published --device gpu --output paper"
        })
final class BenchmarkMoleculesCommand implements Runnable {

    @Reads
    @Option(
            names = "--data",
            paramLabel = "F",
            required = true,
            description = "Molecules to train on: one SMILES a line; gzip is recognised.")
    String data;

    @Formerly("--molecules")
    @Option(
            names = "--limit",
            paramLabel = "N",
            converter = Positive.class,
            defaultValue = "20000",
            description = "Take the first N of them. Default: ${DEFAULT-VALUE}.")
    int molecules;

    @Mixin TableTrainingOptions training;

    @Option(
            names = "--models",
            paramLabel = "M",
            completionCandidates = Completions.Sequences.class,
            split = ",",
            description = "Models to compare, of ${bundle:models}. Default: all.")
    @Nullable List<String> models;

    @Option(
            names = "--trials",
            paramLabel = "N",
            converter = Positive.class,
            defaultValue = "1",
            description =
                    "Optimize from the seeds 1 to N in the space of each model. Default: ${DEFAULT-VALUE}; the paper: 5.")
    int trials;

    @Option(
            names = "--told",
            paramLabel = "N",
            converter = Positive.class,
            defaultValue = "2000",
            description =
                    "Tell the scores of the first N molecules beforehand, but for a tenth. Default: ${DEFAULT-VALUE};"
                            + " Kusner: all.")
    int told;

    @Formerly("--iterations")
    @Option(
            names = "--rounds",
            paramLabel = "N",
            converter = Positive.class,
            defaultValue = "5",
            description = "Rounds of Bayesian optimization. Default: ${DEFAULT-VALUE}.")
    int rounds;

    @Formerly("--batch")
    @Option(
            names = "--search-batch-size",
            paramLabel = "N",
            converter = Positive.class,
            defaultValue = "50",
            description = "Proposals a round. Default: ${DEFAULT-VALUE}.")
    int batch;

    @Option(
            names = "--decodes",
            paramLabel = "N",
            converter = Positive.class,
            defaultValue = "500",
            description = "Decode each proposal N times for the vote. Default: ${DEFAULT-VALUE}.")
    int decodes;

    @Option(
            names = "--inducing",
            paramLabel = "N",
            converter = Positive.class,
            defaultValue = "500",
            description = "Inducing points of the Gaussian process. Default: ${DEFAULT-VALUE}.")
    int inducing;

    @Mixin TableOutput output;

    @Mixin DeviceOptions device;

    @Mixin RunOptions options;

    @Override
    public void run() {
        Notes notes = new Notes(options.streams());
        List<SequencePreset> rows;
        SearchProtocol protocol;
        TrainedModels.Training trainings;
        try {
            rows = presets();
            GaussianProcessFit fit =
                    new GaussianProcessFit(inducing, inducing, 2000, 50).withPrior();
            protocol = new SearchProtocol(told, 0, rounds, batch, batch, decodes, fit);
            trainings = training.training(SequencePreset.Task.MOLECULES);
        } catch (IllegalArgumentException e) {
            throw options.wrongUsage(String.valueOf(e.getMessage()));
        }
        InputFile.requireReadable(data);
        if (data.equals("-")) {
            throw options.wrongUsage("--data must be a file: it is read again for every model");
        }
        device.prepare();
        PyTorch.setThreads(options.threads);
        output.print(() -> table(rows, protocol, trainings, notes), notes, options);
    }

    private String table(
            List<SequencePreset> rows,
            SearchProtocol protocol,
            TrainedModels.Training trainings,
            Notes notes)
            throws IOException {
        ComputeDevice where = ComputeDevice.valueOf(device.device.name());
        StopSignal signal = new StopSignal();
        TableProgress progress =
                new TableProgress(notes, options.quiet, "molecules", "nats", this::round);
        Path subset = subset();
        TrainedModels trained =
                new TrainedModels(
                        output.folder,
                        trainings,
                        new MoleculeTrainingData(subset, options, notes),
                        where,
                        progress,
                        signal);
        MoleculesExperiment experiment =
                new MoleculesExperiment(
                        protocol, trained, firstMolecules(subset), where, progress, signal);
        Table table = new Table(output.store(), experiment, progress, signal);
        Report report = output.compute(table, experiment.rows(rows), trials, signal);
        MoleculesReport.draw(report, output.folder.resolve("pictures"));
        return report.markdown();
    }

    private List<SequencePreset> presets() {
        return models == null
                ? List.of(SequencePreset.values())
                : models.stream().map(SequencePreset::named).distinct().toList();
    }

    private String round(RoundReport report) {
        return String.format(
                Locale.ROOT,
                "  round %d of %d: %d of %d are molecules%s%s",
                report.round(),
                rounds,
                report.evaluations().stream().filter(Evaluation::valid).count(),
                batch,
                OptimizeCommand.calibration("predictions", report.proposals()),
                OptimizeCommand.calibration("held out", report.heldOut()));
    }

    /** The data itself if it has no more molecules than wanted, else a file of the first ones. */
    private Path subset() throws IOException {
        List<String> first = new ArrayList<>();
        boolean more;
        try (InputFile in = InputFile.open(data, options.streams(), Reading.MOLECULES)) {
            MoleculeRecord line = in.records().next();
            while (line != null && first.size() < molecules) {
                if (line.fault() == null) {
                    first.add(line.text());
                }
                line = in.records().next();
            }
            more = line != null;
            if (!more) {
                in.requireWhole();
            }
        }
        // a pipe is read once
        if (!more && Files.isRegularFile(Path.of(data))) {
            return Path.of(data);
        }
        Path file = output.folder.resolve("molecules.smi");
        if (Files.exists(file) && Files.isSameFile(file, Path.of(data))) {
            throw options.wrongUsage(
                    data + " would be replaced by its first molecules: name another folder");
        }
        Path draft = output.folder.resolve("molecules.smi.part");
        try (BufferedWriter out = Files.newBufferedWriter(draft)) {
            for (String smiles : first) {
                out.write(smiles);
                out.write('\n');
            }
        }
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        return file;
    }

    private List<String> firstMolecules(Path file) {
        List<String> smiles = new ArrayList<>();
        try (InputFile in = InputFile.open(file.toString(), options.streams(), Reading.MOLECULES)) {
            for (MoleculeRecord line = in.records().next();
                    line != null && smiles.size() < told;
                    line = in.records().next()) {
                if (MoleculeProblem.valid(line.text())) {
                    smiles.add(line.text());
                }
            }
        }
        if (smiles.size() < 2) {
            throw new Failure(data + " holds fewer than two molecules");
        }
        return smiles;
    }
}
