package org.molrae.cli.chemistry;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.evaluation.Evaluation;
import org.molrae.chemistry.evaluation.EvaluationTable;
import org.molrae.chemistry.evaluation.MeanScore;
import org.molrae.chemistry.evaluation.Metric;
import org.molrae.chemistry.evaluation.Metrics;
import org.molrae.chemistry.evaluation.SetStatistics;
import org.molrae.chemistry.files.Reading;
import org.molrae.chemistry.goals.Scorer;
import org.molrae.chemistry.properties.Descriptors;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.structure.Molecule;
import org.molrae.cli.files.InputFile;
import org.molrae.cli.files.ResultFile;
import org.molrae.cli.lines.LineIntake;
import org.molrae.cli.options.ColumnOptions;
import org.molrae.cli.options.Completions;
import org.molrae.cli.options.DeviceOptions;
import org.molrae.cli.options.Form;
import org.molrae.cli.options.InputOptions;
import org.molrae.cli.options.ModelOptions;
import org.molrae.cli.options.OutputOptions;
import org.molrae.cli.options.Positive;
import org.molrae.cli.options.Reads;
import org.molrae.cli.options.RunOptions;
import org.molrae.cli.options.TableFormat;
import org.molrae.cli.options.TimeoutOptions;
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
            "Metrics, those of MOSES by MOSES' definitions: ${bundle:metrics}. NaN: not defined for these files.",
            "Lines that are no molecules count against valid.",
            "FCD needs ChemNet, which is not ours to ship. Its weights, ChemNet_v0.13_pretrained.pt, are in the Python"
                    + " package fcd 1.2.2 (git object 84e622f04146305f4201aae6803bbc8d1d00d38b of"
                    + " github.com/bioinf-jku/FCD, LGPL-3), and a Python with that package turns them into TorchScript:",
            "  import torch, fcd",
            "  torch.jit.trace(fcd.load_ref_model(), torch.rand(2, 35, 350)).save('chemnet.pt')",
            "The SHA-256 of chemnet.pt differs from one PyTorch to the next; it is printed, and --chemnet-sha256"
                    + " insists on it. FCD depends on how SMILES are written: published figures are of RDKit's canonical"
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
            names = "--metrics",
            paramLabel = "NAME",
            split = ",",
            description =
                    "Compute these metrics alone, and of molecules only what they need: --metrics valid,unique@10k."
                            + " Default: all.")
    @Nullable List<String> only;

    @Option(names = "--json", description = "Write JSON: an object of figures for each metric.")
    boolean json;

    @Reads
    @Option(
            names = "--second-reference",
            paramLabel = "R2",
            description =
                    "Compare with these molecules as well, in the column second: MOSES' TestSF, whose scaffolds training"
                            + " has not seen.")
    @Nullable String second;

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

    @Mixin TimeoutOptions timeout;

    @Mixin ChemNetOptions chemNet;

    @Writes(packs = true)
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
            completionCandidates = Completions.Models.class,
            description =
                    "The model that wrote F, the file or the name of a released one: the report then shows its latent"
                            + " space and reconstructions.")
    @Nullable String model;

    @Mixin DeviceOptions device;

    @Mixin OutputOptions output;

    @Mixin TableFormat format = new TableFormat(Form.TSV);

    @Mixin RunOptions options;

    @Override
    public void run() {
        requireInputs();
        Notes notes = new Notes(options.streams());
        try (ScorerFile scores = ScorerFile.openIfGiven(score, timeout, options)) {
            evaluate(scores, notes);
        } catch (UncheckedIOException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }

    private void evaluate(@Nullable ScorerFile scores, Notes notes) {
        Scorer scorer = scores == null ? null : scores.scorer();
        try (ResultFile results = ResultFile.open(output.file, options.streams());
                ResultFile page =
                        report == null ? null : ResultFile.open(report, options.streams());
                ChemNet network = chemNet.open(device, options)) {
            if (network != null) {
                options.say(notes, "FCD by " + network.description());
            }
            Evaluation sets =
                    new Evaluation(
                            new Evaluation.Settings(
                                    metrics(network, scorer),
                                    pairs,
                                    ceiling,
                                    report != null,
                                    options.threads));
            read(sets, notes);
            EvaluationTable table = table(sets, notes);
            if (page != null) {
                page.write(page(sets, table, scorer).getBytes(StandardCharsets.UTF_8));
                page.keep();
            }
            results.write((json ? table.json() : text(table)).getBytes(StandardCharsets.UTF_8));
            results.keep();
            if (scores != null) {
                scores.troubles().forEach(trouble -> notes.line("evaluate: " + trouble));
            }
            summarize(sets.generated(), sets.reference(), notes);
        }
    }

    private String text(EvaluationTable table) {
        List<String> header = new ArrayList<>(List.of("metric"));
        header.addAll(table.columns());
        StringBuilder text = new StringBuilder(format.form().header(header));
        table.cells().forEach(row -> format.form().append(text, row));
        return text.toString();
    }

    /** The rows of the table: the metrics that there are, and those that files bring. */
    private List<Metric> metrics(@Nullable ChemNet network, @Nullable Scorer scorer) {
        List<Metric> metrics =
                new ArrayList<>(
                        only == null ? Metrics.all() : only.stream().map(this::metric).toList());
        if (network != null) {
            metrics.add(new ChemNetFrechetDistance(network));
        }
        if (scorer != null) {
            metrics.add(new MeanScore(scorer));
        }
        return metrics;
    }

    private Metric metric(String name) {
        try {
            return Metrics.named(name);
        } catch (IllegalArgumentException e) {
            throw options.wrongUsage("--metrics: " + e.getMessage());
        }
    }

    private void read(Evaluation sets, Notes notes) {
        LineIntake intake = new LineIntake(options, notes);
        read(intake, input.file, column.reading(), sets::readGenerated);
        if (sets.generated().read() == 0) {
            throw new Failure(input.file + " holds no lines to evaluate");
        }
        read(intake, reference, column.readingOfOthers(), sets::readReference);
        if (sets.reference().valid() == 0) {
            throw new Failure(reference + " holds no molecules to compare with");
        }
        if (second != null) {
            read(intake, second, column.readingOfOthers(), sets::readSecondReference);
        }
        if (train != null) {
            read(intake, train, column.readingOfOthers(), sets::readTraining);
        }
    }

    private static void read(
            LineIntake intake, String file, Reading reading, LineIntake.Reader reader) {
        intake.read(file, reading, "read " + name(file), "lines", null, reader);
    }

    private String page(Evaluation sets, EvaluationTable table, @Nullable Scorer scorer) {
        // sorting asks often, which a program of the user's may not
        Map<String, Double> scored = new ConcurrentHashMap<>();
        EvaluationReport.Ranking ranking =
                scorer == null
                        ? new EvaluationReport.Ranking(
                                "QED", molecule -> molecule.value(Descriptors.DRUG_LIKENESS))
                        : new EvaluationReport.Ranking(
                                "score",
                                molecule ->
                                        scored.computeIfAbsent(
                                                molecule.smiles(),
                                                smiles -> score(scorer, smiles)));
        EvaluationReport page =
                new EvaluationReport(
                        new EvaluationReport.Sources(
                                name(input.file),
                                name(reference),
                                train == null ? null : name(train)),
                        table,
                        sets.generated(),
                        sets.reference());
        if (model == null) {
            return page.page(ranking, sets.neighbors(), null, options.threads);
        }
        try (MoleculeGenerator generator = ModelOptions.load(model, device)) {
            return page.page(
                    ranking, sets.neighbors(), new ModelSection(model, generator), options.threads);
        }
    }

    private static String name(String file) {
        return file.equals("-") ? "standard input" : String.valueOf(Path.of(file).getFileName());
    }

    private static double score(Scorer scorer, String smiles) {
        try {
            return scorer.of(Molecule.fromSmiles(smiles));
        } catch (InvalidMoleculeException e) {
            throw new IllegalStateException("a molecule stopped being one", e);
        }
    }

    private void requireInputs() {
        if (only != null) {
            only.forEach(this::metric);
        }
        if (model != null && report == null) {
            throw options.wrongUsage("--model is for the report: give it by --report FILE");
        }
        if (ceiling && train == null) {
            throw options.wrongUsage("--ceiling draws from the training set: give it by --train T");
        }
        List<String> files =
                Stream.of(
                                input.file,
                                reference,
                                train == null ? "" : train,
                                second == null ? "" : second)
                        .filter(file -> !file.isEmpty())
                        .toList();
        if (files.stream().filter("-"::equals).count() > 1) {
            throw options.wrongUsage("only one of the files can be standard input");
        }
        files.forEach(InputFile::requireReadable);
    }

    private EvaluationTable table(Evaluation sets, Notes notes) {
        AtomicInteger done = new AtomicInteger();
        try (Progress progress =
                new Progress(
                        notes,
                        "compare",
                        "figures",
                        () -> done.doubleValue() / sets.figures(),
                        options.quiet)) {
            return sets.table(
                    metric -> {
                        done.incrementAndGet();
                        progress.add(1);
                    });
        }
    }

    private void summarize(SetStatistics generated, SetStatistics wanted, Notes notes) {
        if (generated.valid() < FEW) {
            options.say(
                    notes,
                    String.format(
                            Locale.ROOT,
                            "unique@k looks at the first k molecules, but there are %,d",
                            generated.valid()));
        }
        if (generated.sample().size() < generated.distinct()) {
            options.say(
                    notes,
                    String.format(
                            Locale.ROOT,
                            "IntDiv and SNN are of %,d different molecules drawn from %,d (--pairs)",
                            generated.sample().size(),
                            generated.distinct()));
        }
        options.say(
                notes,
                String.format(
                        Locale.ROOT,
                        "%,d read, %,d molecules, %,d different; reference: %,d molecules",
                        generated.read(),
                        generated.valid(),
                        generated.distinct(),
                        wanted.valid()));
    }
}
