package org.molrae.benchmarks.goals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.molrae.benchmarks.table.Cell;
import org.molrae.benchmarks.table.Cell.Scored;
import org.molrae.benchmarks.table.Experiment;
import org.molrae.benchmarks.table.Fingerprint;
import org.molrae.benchmarks.table.Report;
import org.molrae.chemistry.fingerprint.MorganFingerprint;
import org.molrae.chemistry.goals.Suite;
import org.molrae.chemistry.goals.Task;
import org.molrae.chemistry.properties.Descriptors;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.structure.Molecule;

/**
 * The tasks of a suite by seeds: how well a generator does. A row is a task, a trial one of the
 * protocol's seeds.
 *
 * <p>Of each cell GuacaMol's assessment is kept (of the list that the generator returns; where it
 * ran into the end of its budget, of the best that it asked for) and, for a limited budget, PMO's
 * areas. Diversity and synthetic accessibility are those of the 100 best that were asked for.
 */
public final class GoalsExperiment implements Experiment {

    static final String SCORE = "score";
    static final String CALLS = "calls";
    static final String ASKED = "asked";
    static final String INVALID = "invalid";
    static final String SECONDS = "seconds";
    static final String AREA = "auc_top10";
    static final String DIVERSITY = "diversity_top100";
    static final String ACCESSIBILITY = "SA_top100";
    static final String SIMILARITY_MEAN = "similarity_mean";
    static final String SIMILARITY_MAXIMUM = "similarity_max";
    static final String TASK = "task";

    /** PMO reports these numbers of best. */
    private static final List<Integer> TOPS = List.of(1, 10, 100);

    private static final int BEST = 100;
    private static final int RADIUS = 2;
    private static final int BITS = 2048;

    private final GoalsProtocol protocol;
    private final GoalDirectedGenerator generator;

    /** An experiment with a generator. */
    public GoalsExperiment(GoalsProtocol protocol, GoalDirectedGenerator generator) {
        this.protocol = protocol;
        this.generator = generator;
    }

    /** The rows of all tasks of a suite, their keys. */
    public static List<String> rows(Suite suite) {
        return suite.tasks().stream().map(Task::key).toList();
    }

    private Task task(String row) {
        return protocol.suite().tasks().stream()
                .filter(task -> task.key().equals(row))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no task " + row));
    }

    @Override
    public Comparator<String> order() {
        return Comparator.comparingInt(rows(protocol.suite())::indexOf);
    }

    @Override
    public Fingerprint fingerprint(String row, int trial) throws IOException {
        if (trial > protocol.seeds().size()) {
            throw new IllegalArgumentException("there is no seed of trial " + trial);
        }
        return Fingerprint.EMPTY
                .with("suite", protocol.suite().name())
                .with(TASK, task(row).name())
                .with("generator", generator.name())
                .with("version", generator.version(task(row).name()))
                .with("budget", protocol.limited() ? protocol.budget() : "unlimited")
                .with("seed", protocol.seeds().get(trial - 1));
    }

    @Override
    public Cell compute(String row, int trial, Path folder) throws IOException {
        Task task = task(row);
        Oracle oracle = Oracle.of(task.scorer(), protocol.suite().stereo(), protocol.budget());
        long seed = protocol.seeds().get(trial - 1);
        long start = System.nanoTime();
        List<String> molecules = generate(task, oracle, seed);
        double seconds = (System.nanoTime() - start) / 1e9;
        Assessment assessment = Assessment.of(task, molecules);
        List<Scored> calls = oracle.calls();
        List<Scored> best =
                calls.stream()
                        .sorted(Comparator.comparingDouble(Scored::score).reversed())
                        .limit(BEST)
                        .toList();
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put(SCORE, assessment.score());
        assessment.tops().forEach((top, mean) -> figures.put("list_top" + top, mean));
        progress(calls, figures);
        figures.put(CALLS, (double) calls.size());
        figures.put(ASKED, (double) oracle.asked());
        figures.put(INVALID, (double) oracle.invalid());
        figures.put(SECONDS, seconds);
        quality(best, figures);
        figures.put(SIMILARITY_MAXIMUM, assessment.similarity().maximum());
        figures.put(SIMILARITY_MEAN, assessment.similarity().mean());
        List<Double> histogram = assessment.similarity().histogram();
        for (int bin = 0; bin < histogram.size(); bin++) {
            figures.put("similarity_bin" + bin, histogram.get(bin));
        }
        return new Cell(
                row,
                trial,
                figures,
                Map.of(TASK, task.name(), "seed", String.valueOf(seed)),
                assessment.molecules().stream().limit(BEST).toList());
    }

    private List<String> generate(Task task, Oracle oracle, long seed) throws IOException {
        Assignment assignment =
                new Assignment(task.name(), task.size(), task.start(), oracle, seed);
        try {
            return generator.generate(assignment);
        } catch (BudgetSpentException e) {
            return oracle.calls().stream()
                    .sorted(Comparator.comparingDouble(Scored::score).reversed())
                    .limit(task.size())
                    .map(Scored::text)
                    .toList();
        }
    }

    private void progress(List<Scored> calls, Map<String, Double> figures) {
        double[] scores = calls.stream().mapToDouble(Scored::score).toArray();
        double[] ascending = scores.clone();
        Arrays.sort(ascending);
        for (int top : TOPS) {
            int from = Math.max(0, ascending.length - top);
            double mean = Arrays.stream(ascending, from, ascending.length).average().orElse(0);
            figures.put("top" + top, mean);
            figures.put(
                    "auc_top" + top,
                    protocol.limited()
                            ? ProgressCurve.area(scores, top, protocol.budget())
                            : Double.NaN);
        }
    }

    private static void quality(List<Scored> best, Map<String, Double> figures) {
        double accessibility = 0;
        List<org.molrae.chemistry.fingerprint.Fingerprint> fingerprints = new ArrayList<>();
        for (Scored one : best) {
            try {
                Molecule molecule = Molecule.fromSmiles(one.text());
                accessibility += Descriptors.SYNTHETIC_ACCESSIBILITY.of(molecule);
                fingerprints.add(MorganFingerprint.folded(molecule, RADIUS, BITS));
            } catch (InvalidMoleculeException e) {
                throw new IllegalStateException("scored, but no molecule: " + one.text(), e);
            }
        }
        double similarity = 0;
        for (int i = 1; i < fingerprints.size(); i++) {
            for (int j = 0; j < i; j++) {
                similarity += fingerprints.get(i).tanimoto(fingerprints.get(j));
            }
        }
        double pairs = best.size() * (best.size() - 1) / 2.0;
        figures.put(ACCESSIBILITY, accessibility / best.size());
        figures.put(DIVERSITY, 1 - similarity / pairs);
    }

    @Override
    public Report report(List<Cell> cells) {
        return GoalsReport.of(protocol, generator.name(), cells);
    }
}
