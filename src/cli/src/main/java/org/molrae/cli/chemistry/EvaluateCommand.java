package org.molrae.cli.chemistry;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.evaluation.Comparison;
import org.molrae.chemistry.evaluation.Metric;
import org.molrae.chemistry.evaluation.Metrics;
import org.molrae.chemistry.evaluation.MoleculeFeatures;
import org.molrae.chemistry.evaluation.NearestNeighbors;
import org.molrae.chemistry.evaluation.Reservoir;
import org.molrae.chemistry.evaluation.SetStatistics;
import org.molrae.chemistry.evaluation.TrainingSet;
import org.molrae.chemistry.properties.Descriptors;
import org.molrae.chemistry.properties.Scorer;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.structure.Molecule;
import org.molrae.cli.files.InputFile;
import org.molrae.cli.files.ResultFile;
import org.molrae.cli.options.ColumnOptions;
import org.molrae.cli.options.DeviceOptions;
import org.molrae.cli.options.InputOptions;
import org.molrae.cli.options.ModelOptions;
import org.molrae.cli.options.OutputOptions;
import org.molrae.cli.options.Positive;
import org.molrae.cli.options.Reads;
import org.molrae.cli.options.RunOptions;
import org.molrae.cli.options.Writes;
import org.molrae.cli.terminal.Failure;
import org.molrae.cli.terminal.Notes;
import org.molrae.cli.terminal.Progress;
import org.molrae.molecules.MoleculeGenerator;
import org.molrae.molecules.evaluation.ChemNet;
import org.molrae.molecules.evaluation.ChemNetFrechetDistance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code molrae evaluate}: how generated molecules compare with others. */
@Command(
        name = "evaluate",
        description = {
            "Compare molecules that a generator wrote with molecules that it should resemble: a table of metric and"
                    + " value.",
            "valid to weight are MOSES' metrics by MOSES' definitions (logP, SA, QED, weight: Wasserstein distances;"
                    + " Scaf: scaffolds of two rings and more, without configurations); Scaf_all counts those of one"
                    + " ring too; Wasserstein12 is the mean over 12 descriptors,"
                    + " each in standard deviations of the reference; KL is GuacaMol's score; Frechet_environments"
                    + " is a Fréchet distance of atom environments, and not FCD. NaN: not defined for these files.",
            "Lines that are no molecules count against valid.",
            "FCD needs ChemNet, which is not ours to ship. Its weights, ChemNet_v0.13_pretrained.pt, are in the Python"
                    + " package fcd 1.2.2 (git object 84e622f04146305f4201aae6803bbc8d1d00d38b of"
                    + " github.com/bioinf-jku/FCD, LGPL-3), and a Python with that package turns them into TorchScript:",
            "  import torch, fcd",
            "  torch.jit.trace(fcd.load_ref_model(), torch.rand(2, 35, 350)).save('chemnet.pt')",
            "The SHA-256 of chemnet.pt differs from one PyTorch to the next; it is printed, to be insisted on by"
                    + " --chemnet-sha256. FCD depends on how SMILES are written: published figures are of RDKit's canonical"
                    + " SMILES, in F and in R."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  molrae evaluate samples.smi --reference test.smi.gz --train train.smi.gz",
            "  molrae evaluate samples.smi --reference test.smi.gz --train train.smi.gz --ceiling",
            "  molrae sample --count 30000 --seed 1 | molrae evaluate - --reference test.smi.gz",
            "  molrae evaluate samples.smi --reference test.smi.gz --report report.html --model zinc250k",
            "  molrae evaluate canonical.smi --reference canonical-test.smi --chemnet chemnet.pt"
        })
public final class EvaluateCommand implements Runnable {

    private static final long SEED = 6;
    private static final int FEW = 10_000;

    @Mixin InputOptions input;

    @Mixin ColumnOptions column;

    @Reads
    @Option(
            names = "--reference",
            paramLabel = "R",
            required = true,
            description =
                    "Molecules to compare with, which the generator has not seen: a test split.")
    String reference;

    @Reads
    @Option(
            names = "--train",
            paramLabel = "T",
            description = "What the generator was trained on, for novelty and --ceiling.")
    @Nullable String train;

    @Option(
            names = "--ceiling",
            description =
                    "Add the column ceiling: the figures of as many molecules drawn from T, which a perfect generator"
                            + " would have, but for novelty.")
    boolean ceiling;

    @Option(
            names = "--pairs",
            paramLabel = "N",
            converter = Positive.class,
            defaultValue = "" + SetStatistics.DEFAULT_PAIR_SAMPLE,
            description =
                    "IntDiv and SNN compare pairs of molecules: take N molecules of F at most, a seeded draw."
                            + " All of R are taken. Default: ${DEFAULT-VALUE}.")
    int pairs;

    @Reads
    @Option(
            names = "--score",
            paramLabel = "FILE",
            description =
                    "Add the row score: the mean of the score that the YAML file describes; see 'molrae properties"
                            + " --help'.")
    @Nullable Path score;

    @Mixin ChemNetOptions chemNet;

    @Writes
    @Option(
            names = "--report",
            paramLabel = "FILE",
            description =
                    "Write a page for people to FILE: the table beside published figures, histograms, drawn molecules."
                            + " It needs no network.")
    @Nullable String report;

    @Reads
    @Option(
            names = {"-m", "--model"},
            paramLabel = "MODEL",
            description =
                    "The model that wrote F, the file or the name of a released one: the report then shows its latent"
                            + " space and reconstructions.")
    @Nullable String model;

    @Mixin DeviceOptions device;

    @Mixin OutputOptions output;

    @Mixin RunOptions options;

    /** A set with the sum of its scores. */
    private static final class Scored {

        final SetStatistics set;
        double sum;

        Scored(int pairSample) {
            set = new SetStatistics(pairSample);
        }

        void add(EvaluationInput.Entry entry) {
            set.add(entry.features());
            if (entry.activations() != null) {
                ChemNetFrechetDistance.add(set, entry.activations());
            }
            sum += entry.features() == null ? 0 : entry.score();
        }
    }

    @Override
    public void run() {
        requireInputs();
        Scorer scorer = score == null ? null : ScorerFile.read(score);
        Notes notes = new Notes(options.streams());
        try (ResultFile results = ResultFile.open(output.file, options.streams());
                ResultFile page =
                        report == null ? null : ResultFile.open(report, options.streams());
                ChemNet network = chemNet.open(device, options)) {
            if (network != null && !options.quiet) {
                notes.line("evaluate: FCD by " + network.description());
            }
            Sets sets =
                    read(
                            new EvaluationInput(
                                    options, notes, scorer, network, report != null, column));
            EvaluationTable table = table(sets, notes);
            if (page != null) {
                page.write(page(sets, table, scorer).getBytes(StandardCharsets.UTF_8));
                page.keep();
            }
            results.write(table.tsv().getBytes(StandardCharsets.UTF_8));
            results.keep();
            summarize(sets.columns.get(0).set, sets.wanted.set, notes);
        }
    }

    /**
     * All that is compared.
     *
     * @param columns the generated molecules, and those that stand for a perfect generator
     */
    private record Sets(
            List<Scored> columns,
            Scored wanted,
            @Nullable TrainingSet training,
            NearestNeighbors neighbors) {}

    private Sets read(EvaluationInput in) {
        Scored generated = new Scored(pairs);
        in.generated(input.file, generated::add);
        if (generated.set.read() == 0) {
            throw new Failure(input.file + " holds no lines to evaluate");
        }
        Scored wanted = new Scored(Integer.MAX_VALUE);
        in.reference(reference, wanted::add);
        if (wanted.set.valid() == 0) {
            throw new Failure(reference + " holds no molecules to compare with");
        }
        List<Scored> columns = new ArrayList<>(List.of(generated));
        NearestNeighbors neighbors = new NearestNeighbors();
        TrainingSet training = null;
        if (train != null) {
            training = new TrainingSet();
            Reservoir<String> draw =
                    new Reservoir<>((int) Math.min(Integer.MAX_VALUE, generated.set.read()), SEED);
            readTraining(in, train, training, draw, neighbors);
            if (ceiling) {
                Scored best = new Scored(pairs);
                in.entries(draw.items(), best::add);
                columns.add(best);
            }
        } else if (report != null) {
            wanted.set.sample().stream()
                    .map(NearestNeighbors.Candidate::of)
                    .forEach(neighbors::add);
        }
        return new Sets(columns, wanted, training, neighbors);
    }

    private void readTraining(
            EvaluationInput in,
            String file,
            TrainingSet training,
            Reservoir<String> draw,
            NearestNeighbors neighbors) {
        in.training(
                file,
                seen -> {
                    training.add(seen.member());
                    if (ceiling) {
                        draw.add(seen.smiles());
                    }
                    if (seen.candidate() != null) {
                        neighbors.add(seen.candidate());
                    }
                });
    }

    private String page(Sets sets, EvaluationTable table, @Nullable Scorer scorer) {
        EvaluationReport.Ranking ranking =
                scorer == null
                        ? new EvaluationReport.Ranking(
                                "QED", molecule -> molecule.value(Descriptors.DRUG_LIKENESS))
                        : new EvaluationReport.Ranking(
                                "score", molecule -> score(scorer, molecule));
        EvaluationReport page =
                new EvaluationReport(
                        new EvaluationReport.Sources(
                                name(input.file),
                                name(reference),
                                train == null ? null : name(train)),
                        table,
                        sets.columns.get(0).set,
                        sets.wanted.set);
        if (model == null) {
            return page.page(ranking, sets.neighbors, null, options.threads);
        }
        ModelOptions chosen = new ModelOptions();
        chosen.model = model;
        try (MoleculeGenerator generator = chosen.load(device)) {
            return page.page(
                    ranking, sets.neighbors, new ModelSection(model, generator), options.threads);
        }
    }

    private static String name(String file) {
        return file.equals("-") ? "standard input" : String.valueOf(Path.of(file).getFileName());
    }

    private static double score(Scorer scorer, MoleculeFeatures molecule) {
        try {
            return scorer.of(Molecule.fromSmiles(molecule.smiles()));
        } catch (InvalidMoleculeException e) {
            throw new IllegalStateException("a molecule stopped being one", e);
        }
    }

    private void requireInputs() {
        if (model != null && report == null) {
            throw options.wrongUsage("--model is for the report: give it by --report FILE");
        }
        if (ceiling && train == null) {
            throw options.wrongUsage("--ceiling draws from the training set: give it by --train T");
        }
        List<String> files =
                Stream.of(input.file, reference, train == null ? "" : train)
                        .filter(file -> !file.isEmpty())
                        .toList();
        if (files.stream().filter("-"::equals).count() > 1) {
            throw options.wrongUsage("only one of the files can be standard input");
        }
        files.forEach(InputFile::requireReadable);
    }

    private EvaluationTable table(Sets sets, Notes notes) {
        List<Scored> columns = sets.columns;
        List<EvaluationTable.Row> rows = new ArrayList<>();
        double[] done = new double[1];
        List<Metric> metrics = new ArrayList<>(Metrics.all());
        if (chemNet.file != null) {
            metrics.add(new ChemNetFrechetDistance());
        }
        double all = metrics.size() * (double) columns.size();
        try (Progress progress =
                new Progress(notes, "compare", "figures", () -> done[0] / all, options.quiet)) {
            for (Metric metric : metrics) {
                List<Double> values = new ArrayList<>();
                for (Scored column : columns) {
                    values.add(
                            metric.of(
                                    new Comparison(
                                            column.set,
                                            sets.wanted.set,
                                            sets.training,
                                            options.threads)));
                    progress.add(1);
                    done[0]++;
                }
                rows.add(new EvaluationTable.Row(metric.name(), metric.description(), values));
            }
        }
        if (score != null) {
            List<Double> means =
                    columns.stream().map(column -> column.sum / column.set.valid()).toList();
            rows.add(new EvaluationTable.Row("score", "mean of the score", means));
        }
        return new EvaluationTable(
                columns.size() > 1 ? List.of("value", "ceiling") : List.of("value"), rows);
    }

    private void summarize(SetStatistics generated, SetStatistics wanted, Notes notes) {
        if (options.quiet) {
            return;
        }
        if (generated.valid() < FEW) {
            notes.line(
                    String.format(
                            Locale.ROOT,
                            "evaluate: unique@k looks at the first k molecules, but there are %,d",
                            generated.valid()));
        }
        if (generated.sample().size() < generated.valid()) {
            notes.line(
                    String.format(
                            Locale.ROOT,
                            "evaluate: IntDiv and SNN are of %,d molecules drawn from %,d (--pairs)",
                            generated.sample().size(),
                            generated.valid()));
        }
        notes.line(
                String.format(
                        Locale.ROOT,
                        "evaluate: %,d read, %,d molecules, %,d different; reference: %,d molecules",
                        generated.read(),
                        generated.valid(),
                        generated.distinct(),
                        wanted.valid()));
    }
}
