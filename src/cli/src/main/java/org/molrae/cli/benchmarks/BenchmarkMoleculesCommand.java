package org.molrae.cli.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.benchmarks.molecules.MoleculeTable;
import org.molrae.benchmarks.molecules.TableCell;
import org.molrae.benchmarks.molecules.TableModel;
import org.molrae.benchmarks.molecules.TableProtocol;
import org.molrae.chemistry.files.MoleculeRecord;
import org.molrae.chemistry.files.Reading;
import org.molrae.cli.design.OptimizeCommand;
import org.molrae.cli.files.InputFile;
import org.molrae.cli.options.DeviceOptions;
import org.molrae.cli.options.EngineThreads;
import org.molrae.cli.options.Positive;
import org.molrae.cli.options.Reads;
import org.molrae.cli.options.RunOptions;
import org.molrae.cli.terminal.Failure;
import org.molrae.cli.terminal.Notes;
import org.molrae.molecules.optimization.MoleculeProblem;
import org.molrae.search.Evaluation;
import org.molrae.search.RoundReport;
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
            "  molrae benchmark molecules --data train.smi.gz --molecules 2000 --epochs 1 --decodes 10 --inducing 50 --told 300 --output try",
            "  molrae benchmark molecules --data train.smi.gz --molecules 250000 --epochs 100 --batch-size 500 --network kusner --device gpu --output paper"
        })
final class BenchmarkMoleculesCommand implements Runnable {

    @Reads
    @Option(
            names = "--data",
            paramLabel = "F",
            required = true,
            description = "Molecules to train on: one SMILES a line; gzip is recognised.")
    String data;

    @Option(
            names = "--molecules",
            paramLabel = "N",
            converter = Positive.class,
            defaultValue = "20000",
            description = "Take the first N of them. Default: ${DEFAULT-VALUE}.")
    int molecules;

    @Mixin TableTrainingOptions training;

    @Option(
            names = "--models",
            paramLabel = "M",
            split = ",",
            description = "Rows to make: grae, gcvvae, gvae, cvae. Default: all four.")
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

    @Option(
            names = "--iterations",
            paramLabel = "N",
            converter = Positive.class,
            defaultValue = "5",
            description = "Iterations of Bayesian optimization. Default: ${DEFAULT-VALUE}.")
    int iterations;

    @Option(
            names = "--batch",
            paramLabel = "N",
            converter = Positive.class,
            defaultValue = "50",
            description = "Proposals an iteration. Default: ${DEFAULT-VALUE}.")
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
        List<TableModel> rows = rows();
        InputFile.requireReadable(data);
        if (data.equals("-")) {
            throw options.wrongUsage("--data must be a file: it is read again for every model");
        }
        device.prepare();
        EngineThreads.set(options.threads);
        ComputeDevice where = ComputeDevice.valueOf(device.device.name());
        output.print(() -> table(rows, where, notes), notes, options.streams());
    }

    private String table(List<TableModel> rows, ComputeDevice where, Notes notes)
            throws IOException {
        Path folder = output.folder;
        Files.createDirectories(folder.resolve("models"));
        Path subset = subset();
        List<String> lines = firstMolecules(subset);
        for (TableModel row : rows) {
            training.train(row, subset, MoleculeTable.model(folder, row), where, options, notes);
        }
        MoleculeTable table =
                new MoleculeTable(
                        folder,
                        new TableProtocol(told, iterations, batch, decodes, inducing),
                        lines,
                        where,
                        new Shown(notes));
        table.run(rows, trials);
        return table.report().markdown();
    }

    private List<TableModel> rows() {
        if (models == null) {
            return Arrays.asList(TableModel.values());
        }
        try {
            return models.stream().map(TableModel::named).toList();
        } catch (IllegalArgumentException e) {
            throw options.wrongUsage(String.valueOf(e.getMessage()));
        }
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

    /** A line for each cell and iteration. */
    private final class Shown implements MoleculeTable.TableListener {
        private final Notes notes;

        Shown(Notes notes) {
            this.notes = notes;
        }

        @Override
        public void cell(String name) {
            if (!options.quiet) {
                notes.line(name + ": optimize");
            }
        }

        @Override
        public void round(RoundReport report) {
            if (!options.quiet) {
                notes.line(
                        String.format(
                                Locale.ROOT,
                                "  iteration %d of %d: %d of %d are molecules%s",
                                report.round(),
                                iterations,
                                report.evaluations().stream().filter(Evaluation::valid).count(),
                                batch,
                                OptimizeCommand.calibration("predictions", report.proposals())
                                        + OptimizeCommand.calibration(
                                                "held out", report.heldOut())));
            }
        }

        @Override
        public void done(TableCell cell) {
            if (!options.quiet) {
                notes.line(
                        String.format(
                                Locale.ROOT,
                                "%s-%s-%d: valid %.2f by vote, %.2f greedily; average %.2f, %.2f without the worst",
                                cell.model(),
                                cell.mask(),
                                cell.trial(),
                                cell.validByVote(),
                                cell.validGreedy(),
                                cell.average(),
                                cell.averageDropped()));
            }
        }
    }
}
