package org.molrae.chemistry.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.ParallelWork;
import org.molrae.chemistry.files.MoleculeFile;
import org.molrae.chemistry.files.MoleculeRecord;
import org.molrae.chemistry.files.OrderedPipeline;
import org.molrae.chemistry.files.Refusals;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.KekuleGraph;
import org.molrae.chemistry.structure.Molecule;

/**
 * A comparison of molecules that a generator wrote with those that it should resemble, by any
 * number of metrics.
 *
 * <pre>{@code
 * Evaluation evaluation = new Evaluation(Evaluation.Settings.of(Metrics.all(), 2));
 * try (MoleculeFile test = MoleculeFile.open(folder.resolve("test.smi"), Reading.MOLECULES);
 *         MoleculeFile train = MoleculeFile.open(folder.resolve("train.smi"), Reading.MOLECULES)) {
 *     evaluation.readReference(test, OrderedPipeline.QUIET);
 *     evaluation.readTraining(train, OrderedPipeline.QUIET);
 * }
 * for (List<String> samples : List.of(molecules, molecules.subList(0, 20))) {
 *     Evaluation one = evaluation.again();
 *     one.addGenerated(samples);
 *     System.out.println(one.table(metric -> {}).json());
 * }
 * }</pre>
 *
 * <p>Sets are filled in the order generated, reference, training. Molecules are read on several
 * threads and added up on the caller's, so that the figures depend on the sets alone. Only what the
 * metrics ask for is computed of a molecule. An interrupt of the caller's thread ends whatever this
 * is at by a {@link CancellationException}; the evaluation is of no use then.
 *
 * <p>Reference and training set serve any number of evaluations: {@link #again}.
 */
public final class Evaluation {

    private static final int BATCH = 512;
    private static final long SEED = 6;

    private final Settings settings;
    private final List<MeasuredMetric<?>> measured;
    private final Set<Feature> features;
    private final SetStatistics generated;
    private final References references;

    /** What generated molecules are compared with; evaluations may share it. */
    private static final class References {
        final SetStatistics first = new SetStatistics(Integer.MAX_VALUE);
        final SetStatistics second = new SetStatistics(Integer.MAX_VALUE);
        final NearestNeighbors neighbors = new NearestNeighbors();
        @Nullable TrainingSet training;
        @Nullable SetStatistics ceiling;
    }

    /**
     * What is compared, and how.
     *
     * @param metrics the rows of the table
     * @param pairSample of how many generated molecules at most all pairs are compared: {@link
     *     SetStatistics#SetStatistics}
     * @param ceiling whether as many molecules of the training set as were generated are evaluated
     *     too, which a perfect generator's figures would be like, but for novelty
     * @param neighbors whether molecules shall be found by similarity: {@link
     *     Evaluation#neighbors}; all features of molecules are computed then
     * @param threads which has no influence on the figures
     */
    public record Settings(
            List<Metric> metrics, int pairSample, boolean ceiling, boolean neighbors, int threads) {

        public Settings {
            metrics = List.copyOf(metrics);
        }

        /** Metrics with neither ceiling nor neighbours. */
        public static Settings of(List<Metric> metrics, int threads) {
            return new Settings(metrics, SetStatistics.DEFAULT_PAIR_SAMPLE, false, false, threads);
        }

        /** What has to be computed of each molecule for these. */
        public Set<Feature> features() {
            return neighbors
                    ? Feature.ALL
                    : metrics.stream()
                            .flatMap(metric -> metric.features().stream())
                            .collect(Collectors.toUnmodifiableSet());
        }
    }

    /** An evaluation of empty sets. */
    public Evaluation(Settings settings) {
        this(settings, new References());
    }

    private Evaluation(Settings settings, References references) {
        this.settings = settings;
        this.references = references;
        features = settings.features();
        measured = new ArrayList<>();
        for (Metric metric : settings.metrics) {
            if (metric instanceof MeasuredMetric<?> one) {
                measured.add(one);
            }
        }
        generated = new SetStatistics(settings.pairSample);
    }

    /**
     * An evaluation of other generated molecules by the same metrics, with the references and the
     * training set that this one has read, and its ceiling. Several may be filled and computed at
     * once.
     */
    public Evaluation again() {
        return new Evaluation(settings, references);
    }

    /**
     * A text of a set.
     *
     * @param features null for a text that is no molecule
     * @param molecule likewise, and where nothing is measured; dropped as soon as it is
     */
    private record Entry(@Nullable MoleculeFeatures features, @Nullable Molecule molecule) {

        private static final Entry INVALID = new Entry(null, null);
    }

    private Entry entry(String smiles) throws InvalidMoleculeException {
        if (measured.isEmpty()) {
            return new Entry(MoleculeFeatures.of(smiles, features), null);
        }
        Molecule molecule = Molecule.fromSmiles(smiles);
        return new Entry(MoleculeFeatures.of(smiles, molecule, features), molecule);
    }

    private Entry attempt(String smiles) {
        try {
            return entry(smiles);
        } catch (InvalidMoleculeException e) {
            return Entry.INVALID;
        }
    }

    /** The measurements of a metric of all molecules of a batch. */
    private record Measurements<T>(MeasuredMetric<T> metric, List<T> values) {

        static <T> Measurements<T> of(MeasuredMetric<T> metric, List<Entry> valid) {
            return new Measurements<>(
                    metric,
                    metric.measure(
                            valid.stream().flatMap(e -> Stream.ofNullable(e.molecule)).toList(),
                            valid.stream()
                                    .flatMap(e -> Stream.ofNullable(e.features))
                                    .map(MoleculeFeatures::smiles)
                                    .toList()));
        }

        void addTo(SetStatistics set) {
            values.forEach(value -> metric.add(set, value));
        }
    }

    /** Some texts of a set in order, measured. */
    private record Batch(
            List<@Nullable MoleculeFeatures> features, List<Measurements<?>> measurements) {

        void addTo(SetStatistics set) {
            features.forEach(set::add);
            measurements.forEach(one -> one.addTo(set));
        }
    }

    private Batch batch(List<Entry> entries) {
        List<Entry> valid = entries.stream().filter(e -> e.features != null).toList();
        List<@Nullable MoleculeFeatures> features = new ArrayList<>(entries.size());
        entries.forEach(entry -> features.add(entry.features));
        List<Measurements<?>> measurements = new ArrayList<>();
        for (MeasuredMetric<?> metric : measured) {
            measurements.add(Measurements.of(metric, valid));
        }
        return new Batch(features, measurements);
    }

    /** Adds texts that a generator wrote, molecules or not. */
    public void addGenerated(List<String> texts) {
        add(texts, generated, true);
    }

    /** Adds molecules to compare with; texts that are none are left out. */
    public void addReference(List<String> smiles) {
        add(smiles, references.first, false);
    }

    /**
     * Adds molecules of a second reference, as MOSES' TestSF, whose scaffolds are not among those
     * trained on; the table then has the column {@code second}.
     */
    public void addSecondReference(List<String> smiles) {
        add(smiles, references.second, false);
    }

    private void add(List<String> texts, SetStatistics set, boolean keepInvalid) {
        ParallelWork.run(
                settings.threads,
                (texts.size() + BATCH - 1) / BATCH,
                b ->
                        batch(
                                texts
                                        .subList(b * BATCH, Math.min(texts.size(), (b + 1) * BATCH))
                                        .stream()
                                        .map(this::attempt)
                                        .filter(entry -> keepInvalid || entry.features != null)
                                        .toList()),
                batch -> batch.addTo(set));
    }

    /**
     * Adds what a generator wrote. A record that is no molecule counts as such, unless the watch is
     * strict.
     */
    public void readGenerated(MoleculeFile file, OrderedPipeline.Watch watch) {
        read(file, generated, !watch.strict(), watch);
    }

    /** Adds molecules to compare with; what is none is refused and left out. */
    public void readReference(MoleculeFile file, OrderedPipeline.Watch watch) {
        read(file, references.first, false, watch);
    }

    /** Adds molecules of a second reference: {@link #addSecondReference}. */
    public void readSecondReference(MoleculeFile file, OrderedPipeline.Watch watch) {
        read(file, references.second, false, watch);
    }

    private void read(
            MoleculeFile file,
            SetStatistics set,
            boolean keepInvalid,
            OrderedPipeline.Watch watch) {
        OrderedPipeline.run(
                file,
                (lines, bad) -> batch(entries(lines, bad, keepInvalid)),
                (batch, late) -> batch.addTo(set),
                watch,
                settings.threads);
    }

    private List<Entry> entries(List<MoleculeRecord> lines, Refusals bad, boolean keepInvalid) {
        List<Entry> entries = new ArrayList<>(lines.size());
        for (MoleculeRecord line : lines) {
            int before = entries.size();
            bad.attempt(
                    line,
                    () -> entries.add(keepInvalid ? attempt(line.text()) : entry(line.text())));
            if (keepInvalid && entries.size() == before) {
                entries.add(Entry.INVALID);
            }
        }
        return entries;
    }

    /**
     * A molecule that was trained on.
     *
     * @param candidate null unless it is to be found by similarity
     */
    private record Seen(
            String smiles,
            TrainingSet.Member member,
            NearestNeighbors.@Nullable Candidate candidate) {}

    private Seen seen(MoleculeRecord line) throws InvalidMoleculeException {
        String smiles = line.text();
        KekuleGraph molecule = KekuleGraph.read(smiles);
        return new Seen(
                smiles,
                TrainingSet.Member.of(smiles, molecule),
                settings.neighbors
                        ? NearestNeighbors.Candidate.of(smiles, Molecule.of(molecule))
                        : null);
    }

    /**
     * Reads the training set, once and after the generated molecules; what is no molecule is
     * refused and left out.
     */
    public void readTraining(MoleculeFile file, OrderedPipeline.Watch watch) {
        TrainingSet members = new TrainingSet();
        int size = (int) Math.max(1, Math.min(Integer.MAX_VALUE, generated.read()));
        Reservoir<String> draw = new Reservoir<>(size, SEED);
        Consumer<Seen> sink =
                one -> {
                    members.add(one.member);
                    if (settings.ceiling) {
                        draw.add(one.smiles);
                    }
                    if (one.candidate != null) {
                        references.neighbors.add(one.candidate);
                    }
                };
        OrderedPipeline.run(
                file,
                OrderedPipeline.ofLines(this::seen),
                (batch, late) -> batch.forEach(sink),
                watch,
                settings.threads);
        references.training = members;
        if (settings.ceiling) {
            SetStatistics ceiling = new SetStatistics(settings.pairSample);
            add(draw.items(), ceiling, true);
            references.ceiling = ceiling;
        }
    }

    /** Takes what the generator has seen from elsewhere, in place of {@link #readTraining}. */
    public void trainedOn(TrainingSet members) {
        references.training = members;
    }

    /** The generated molecules. */
    public SetStatistics generated() {
        return generated;
    }

    /** The molecules that they are compared with. */
    public SetStatistics reference() {
        return references.first;
    }

    /**
     * The molecules among which the most similar are looked up: the training set, else the
     * reference.
     */
    public NearestNeighbors neighbors() {
        NearestNeighbors neighbors = references.neighbors;
        if (references.training == null && neighbors.size() == 0) {
            references.first.sample().stream()
                    .map(NearestNeighbors.Candidate::of)
                    .forEach(neighbors::add);
        }
        return neighbors;
    }

    /** How many figures the table has. */
    public int figures() {
        return settings.metrics.size() * comparisons().size();
    }

    /** What is compared with what, by the name of its column. */
    private Map<String, Comparison> comparisons() {
        Map<String, Comparison> comparisons = new LinkedHashMap<>();
        comparisons.put("value", comparison(generated, references.first));
        if (references.second.read() > 0) {
            comparisons.put("second", comparison(generated, references.second));
        }
        if (references.ceiling != null) {
            comparisons.put("ceiling", comparison(references.ceiling, references.first));
        }
        return comparisons;
    }

    private Comparison comparison(SetStatistics of, SetStatistics with) {
        return new Comparison(of, with, references.training, settings.threads);
    }

    /**
     * Computes the figures, metric by metric.
     *
     * @param done is told of the metric of each figure that is computed
     */
    public EvaluationTable table(Consumer<Metric> done) {
        Map<String, Comparison> comparisons = comparisons();
        List<EvaluationTable.Row> rows = new ArrayList<>();
        for (Metric metric : settings.metrics) {
            List<Comparison> columns = List.copyOf(comparisons.values());
            List<Double> values = new ArrayList<>();
            // not on this thread, which could not be interrupted while it computes
            ParallelWork.run(
                    1,
                    columns.size(),
                    column -> metric.of(columns.get(column)),
                    value -> {
                        values.add(value);
                        done.accept(metric);
                    });
            rows.add(new EvaluationTable.Row(metric, values));
        }
        return new EvaluationTable(List.copyOf(comparisons.keySet()), rows);
    }
}
