package org.molrae.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.molrae.molecules.evaluation.Comparison;
import org.molrae.molecules.evaluation.Metric;
import org.molrae.molecules.evaluation.Metrics;
import org.molrae.molecules.evaluation.Reservoir;
import org.molrae.molecules.evaluation.SetStatistics;
import org.molrae.molecules.evaluation.TrainingSet;
import org.molrae.molecules.properties.Scorer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code molrae evaluate}: how generated molecules compare with others. */
@Command(
        name = "evaluate",
        description = {
            "Compare molecules that a generator wrote with molecules that it should resemble: a table of metric and"
                    + " value.",
            "valid to weight are MOSES' metrics by MOSES' definitions (logP, SA, QED, weight: Wasserstein distances);"
                    + " Scaf_1ring counts scaffolds of one ring too; Wasserstein12 is the mean over 12 descriptors,"
                    + " each in standard deviations of the reference; KL is GuacaMol's score; Frechet_environments"
                    + " is a Fréchet distance of atom environments, and not FCD. NaN: not defined for these files.",
            "Lines that are no molecules count against valid."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  molrae evaluate samples.smi --reference test.smi.gz --train train.smi.gz",
            "  molrae evaluate samples.smi --reference test.smi.gz --train train.smi.gz --ceiling",
            "  molrae sample --count 30000 --seed 1 | molrae evaluate - --reference test.smi.gz"
        })
final class EvaluateCommand implements Runnable {

    private static final long SEED = 6;
    private static final int FEW = 10_000;

    @Mixin InputOptions input;

    @Option(
            names = "--reference",
            paramLabel = "R",
            required = true,
            description =
                    "Molecules to compare with, which the generator has not seen: a test split.")
    String reference;

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

    @Option(
            names = "--score",
            paramLabel = "FILE",
            description =
                    "Add the row score: the mean of the score that the YAML file describes; see 'molrae properties"
                            + " --help'.")
    @Nullable Path score;

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
            sum += entry.features() == null ? 0 : entry.score();
        }
    }

    @Override
    public void run() {
        requireInputs();
        Scorer scorer = score == null ? null : ScorerFile.read(score);
        Notes notes = new Notes(options.streams());
        try (ResultFile results = ResultFile.open(output.file, options.streams())) {
            EvaluationInput in = new EvaluationInput(options, notes, scorer);
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
            TrainingSet training = train == null ? null : new TrainingSet();
            Reservoir<String> draw =
                    new Reservoir<>((int) Math.min(Integer.MAX_VALUE, generated.set.read()), SEED);
            if (train != null && training != null) {
                in.training(
                        train,
                        seen -> {
                            training.add(seen.member());
                            if (ceiling) {
                                draw.add(seen.smiles());
                            }
                        });
            }
            List<Scored> columns = new ArrayList<>(List.of(generated));
            if (ceiling) {
                Scored best = new Scored(pairs);
                in.entries(draw.items(), best::add);
                columns.add(best);
            }
            results.write(table(columns, wanted, training, notes).getBytes(StandardCharsets.UTF_8));
            results.keep();
            summarize(generated.set, wanted.set, notes);
        }
    }

    private void requireInputs() {
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

    private String table(
            List<Scored> columns, Scored wanted, @Nullable TrainingSet training, Notes notes) {
        StringBuilder table = new StringBuilder("metric\tvalue");
        table.append(columns.size() > 1 ? "\tceiling\n" : "\n");
        double[] done = new double[1];
        double all = Metrics.all().size() * (double) columns.size();
        try (Progress progress =
                new Progress(notes, "compare", "figures", () -> done[0] / all, options.quiet)) {
            for (Metric metric : Metrics.all()) {
                table.append(metric.name());
                for (Scored column : columns) {
                    append(
                            table,
                            metric.of(
                                    new Comparison(
                                            column.set, wanted.set, training, options.threads)));
                    progress.add(1);
                    done[0]++;
                }
                table.append('\n');
            }
        }
        if (score != null) {
            table.append("score");
            columns.forEach(column -> append(table, column.sum / column.set.valid()));
            table.append('\n');
        }
        return table.toString();
    }

    private static void append(StringBuilder table, double value) {
        table.append('\t');
        table.append(Double.isNaN(value) ? "NaN" : String.format(Locale.ROOT, "%.6f", value));
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
