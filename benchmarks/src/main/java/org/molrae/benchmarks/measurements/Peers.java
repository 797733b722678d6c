package org.molrae.benchmarks.measurements;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.molrae.autoencoder.Preset;
import org.molrae.autoencoder.PyTorch;
import org.molrae.grammar.DerivationCodec;
import org.molrae.grammar.Grammar;
import org.molrae.grammar.SyntaxException;
import org.molrae.grammar.Vocabulary;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * All peers on the same data in the same run: RDKit (checking, properties, evaluation), NLTK's
 * chart parser on Kusner's grammar, a PyTorch network of the same size. What counts is the ratio.
 * Where a peer is not installed its script says so in one line, the others go on, and the exit
 * status is {@value Peer#ABSENT}.
 */
@Command(name = "Peers", mixinStandardHelpOptions = true)
final class Peers implements Callable<Integer> {

    private static final String LAUNCHER = "src/cli/target/molrae/bin/molrae";
    private static final long ENOUGH_NANOS = 1_000_000_000;

    @Parameters(paramLabel = "MOLECULES", description = "One SMILES a line.")
    Path molecules;

    @Option(names = "--count", description = "Molecules for RDKit. Default: ${DEFAULT-VALUE}.")
    int count = 2000;

    @Option(names = "--parsed", description = "Molecules for NLTK. Default: ${DEFAULT-VALUE}.")
    int parsed = 50;

    @Option(names = "--steps", description = "Timed training steps. Default: ${DEFAULT-VALUE}.")
    int steps = 20;

    @Option(names = "--threads", description = "Of training and evaluation. Default: 1.")
    int threads = 1;

    @Option(names = "--samples", description = "Evaluate these, too; needs --reference.")
    @Nullable Path samples;

    @Option(names = "--reference", description = "What they are compared with.")
    @Nullable Path reference;

    @Option(names = "--train", description = "What novelty is measured against.")
    @Nullable Path train;

    private int status;

    private Peers() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Peers()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException, SyntaxException {
        List<String> smiles = Properties.lines(molecules).stream().map(Peers::text).toList();
        System.out.println("| task | molrae /s | peer /s | ratio |\n|---|---|---|---|");
        properties(smiles.subList(0, Math.min(count, smiles.size())));
        derivations(smiles.subList(0, Math.min(parsed, smiles.size())));
        trainingSteps();
        if (samples != null && reference != null) {
            evaluation(samples, reference);
        }
        return status;
    }

    private static String text(String line) {
        return line.strip().split("\\s", 2)[0];
    }

    private Peer peer(String script, List<String> options, List<String> input)
            throws IOException, InterruptedException {
        Peer peer = Peer.run(script, options, input);
        if (!peer.measured()) {
            status = peer.status() == Peer.ABSENT && status != 1 ? Peer.ABSENT : 1;
        }
        return peer;
    }

    /** Figures by name, of lines {@code name,figure}. */
    private static Map<String, Double> figures(Peer peer) {
        Map<String, Double> figures = new LinkedHashMap<>();
        if (peer.measured()) {
            for (String line : peer.lines()) {
                int comma = line.indexOf(',');
                figures.put(
                        line.substring(0, comma), Double.parseDouble(line.substring(comma + 1)));
            }
        }
        return figures;
    }

    private void properties(List<String> smiles) throws IOException, InterruptedException {
        Map<String, Double> ours = Properties.rates(smiles);
        Map<String, Double> rdkit = figures(peer("properties_rdkit.py", List.of("--time"), smiles));
        print("check, RDKit: MolFromSmiles", ours.get("check"), rdkit.get("parse"));
        ours.forEach(
                (name, rate) -> {
                    if (rdkit.containsKey(name) || rdkit.isEmpty()) {
                        print(name + ", RDKit", rate, rdkit.get(name));
                    }
                });
    }

    private void derivations(List<String> smiles)
            throws IOException, InterruptedException, SyntaxException {
        DerivationCodec codec = new DerivationCodec(Vocabulary.of(Grammar.named("kusner")));
        double rules = 0;
        for (String text : smiles) {
            rules += codec.encode(text).size();
        }
        double rate = rate(codec, smiles);
        Map<String, Double> nltk = figures(peer("kusner_nltk.py", List.of(), smiles));
        Double seconds = nltk.get("parse");
        print(
                "derive --grammar kusner, NLTK's ChartParser",
                rate,
                seconds == null ? null : smiles.size() / seconds);
        print("  rules a molecule", rules / smiles.size(), nltk.get("rules"));
    }

    /** Molecules a second, after as long again to warm up. */
    private static double rate(DerivationCodec codec, List<String> smiles) throws SyntaxException {
        double rate = 0;
        for (int round = 0; round < 2; round++) {
            long start = System.nanoTime();
            long done = 0;
            while (System.nanoTime() - start < ENOUGH_NANOS) {
                for (String text : smiles) {
                    codec.encode(text);
                }
                done += smiles.size();
            }
            rate = done / ((System.nanoTime() - start) / 1e9);
        }
        return rate;
    }

    private void trainingSteps() throws IOException, InterruptedException {
        PyTorch.setThreads(threads);
        double rate = TrainingStep.BATCH / TrainingStep.secondsAStep(Preset.RAE_L2, steps, false);
        Peer torch =
                peer(
                        "train_step.py",
                        List.of("--threads", "" + threads, "--steps", "" + steps),
                        List.of());
        Matcher figure =
                Pattern.compile("\"molecules_a_second\": ([0-9.e+]+)")
                        .matcher(String.join("\n", torch.lines()));
        print(
                "training step, PyTorch, threads: " + threads,
                rate,
                torch.measured() && figure.find() ? Double.valueOf(figure.group(1)) : null);
    }

    /** Whole processes by the clock, their start included. */
    private void evaluation(Path samples, Path reference) throws IOException, InterruptedException {
        List<String> files = new ArrayList<>();
        files.add(samples.toString());
        files.addAll(List.of("--reference", reference.toString()));
        if (train != null) {
            files.addAll(List.of("--train", train.toString()));
        }
        List<String> command = new ArrayList<>(List.of(LAUNCHER, "evaluate"));
        command.addAll(files);
        command.addAll(List.of("--quiet", "--threads", "" + threads));
        long start = System.nanoTime();
        int done =
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start()
                        .waitFor();
        double ours = (System.nanoTime() - start) / 1e9;
        if (done != 0) {
            status = 1;
            return;
        }
        files.addAll(List.of("--processes", "" + threads));
        start = System.nanoTime();
        Peer rdkit = peer("metrics_reference.py", files, List.of());
        double theirs = (System.nanoTime() - start) / 1e9;
        int lines = Properties.lines(samples).size();
        print(
                String.format(
                        Locale.ROOT, "evaluate %,d samples, RDKit, processes: %d", lines, threads),
                lines / ours,
                rdkit.measured() ? Double.valueOf(lines / theirs) : null);
        System.out.printf(
                Locale.ROOT,
                "%nevaluate: %.0f s; RDKit: %s%n",
                ours,
                rdkit.measured() ? String.format(Locale.ROOT, "%.0f s", theirs) : "not measured");
    }

    private static void print(String task, @Nullable Double ours, @Nullable Double theirs) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %s |%n",
                task,
                figure(ours),
                figure(theirs),
                ours == null || theirs == null
                        ? "–"
                        : String.format(Locale.ROOT, "%.3g", ours / theirs));
    }

    private static String figure(@Nullable Double value) {
        return value == null
                ? "–"
                : String.format(Locale.ROOT, value < 1000 ? "%.1f" : "%,.0f", value);
    }
}
