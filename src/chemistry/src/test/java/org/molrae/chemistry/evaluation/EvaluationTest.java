package org.molrae.chemistry.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.molrae.chemistry.files.MoleculeFile;
import org.molrae.chemistry.files.OrderedPipeline;
import org.molrae.chemistry.files.Reading;
import org.molrae.chemistry.files.Refusals;
import org.molrae.chemistry.goals.Scorer;
import org.molrae.chemistry.properties.Descriptors;
import org.molrae.chemistry.structure.Molecule;

class EvaluationTest {

    private static final List<String> GENERATED = List.of("CC", "C-C", "CCO", "C(C", "c1ccccc1");
    private static final List<String> REFERENCE = List.of("CC", "OCC");
    private static final List<String> TRAINING = List.of("OCC", "CCC", "CCN", "CCCl");

    /** A metric from outside: no class but its own knows it. */
    private static final class MeanAtoms implements MeasuredMetric<Integer> {

        @Override
        public String name() {
            return "atoms";
        }

        @Override
        public String description() {
            return "mean number of atoms";
        }

        @Override
        public Goal goal() {
            return Goal.LIKE_REFERENCE;
        }

        @Override
        public List<Integer> measure(List<Molecule> molecules, List<String> smiles) {
            assertThat(molecules).hasSameSizeAs(smiles);
            return molecules.stream().map(m -> (int) Descriptors.HEAVY_ATOMS.of(m)).toList();
        }

        @Override
        public void add(SetStatistics set, Integer atoms) {
            set.attach(Integer.class, atoms + set.attached(Integer.class).orElse(0));
        }

        @Override
        public double of(Comparison sets) {
            SetStatistics generated = sets.generated();
            return (double) generated.attached(Integer.class).orElse(0) / generated.valid();
        }
    }

    private static MoleculeFile file(List<String> lines) throws IOException {
        byte[] text = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        return MoleculeFile.of(new ByteArrayInputStream(text), "test", Reading.MOLECULES);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void figuresAreThoseOfItsSets(int threads) throws Exception {
        List<Metric> metrics = new ArrayList<>(Metrics.all());
        metrics.add(new MeanAtoms());
        Evaluation evaluation = new Evaluation(Evaluation.Settings.of(metrics, threads));
        List<Long> refused = new ArrayList<>();
        OrderedPipeline.Watch watch =
                new OrderedPipeline.Watch() {
                    @Override
                    public void refused(Refusals.Refusal refusal) {
                        refused.add(refusal.number());
                    }
                };
        evaluation.readGenerated(file(GENERATED), watch);
        assertThat(refused).isEmpty();
        evaluation.readReference(file(List.of("CC", "C(", "OCC")), watch);
        evaluation.readTraining(file(TRAINING), watch);
        assertThat(refused).containsExactly(2L);
        List<String> done = new ArrayList<>();
        EvaluationTable table = evaluation.table(metric -> done.add(metric.name()));
        assertThat(done).hasSize(evaluation.figures()).endsWith("atoms");
        Comparison sets =
                new Comparison(
                        Sets.of(GENERATED), Sets.of(REFERENCE), Sets.training(TRAINING), threads);
        for (Metric metric : Metrics.all()) {
            assertThat(table.value(metric.name()))
                    .as(metric.name())
                    .isEqualTo(Double.valueOf(metric.of(sets)));
        }
        assertThat(table.value("atoms")).isEqualTo((2 + 2 + 3 + 6) / 4.0);
        assertThat(table.columns()).containsExactly("value");
        assertThat(table.columns()).containsExactly("value");
        assertThat(table.cells().get(0)).containsExactly("valid", "0.800000");
        assertThatThrownBy(() -> table.value("charm")).hasMessage("no metric charm");
    }

    @Test
    void listsDoAsFilesDo() throws IOException {
        Evaluation ofFiles = new Evaluation(Evaluation.Settings.of(Metrics.all(), 2));
        ofFiles.readGenerated(file(GENERATED), OrderedPipeline.QUIET);
        ofFiles.readReference(file(REFERENCE), OrderedPipeline.QUIET);
        Evaluation ofLists = new Evaluation(Evaluation.Settings.of(Metrics.all(), 2));
        ofLists.addGenerated(GENERATED);
        ofLists.addReference(List.of("CC", "C(", "OCC"));
        assertThat(ofLists.table(metric -> {}).cells())
                .isEqualTo(ofFiles.table(metric -> {}).cells());
    }

    @Test
    void theCeilingIsDrawnFromTheTrainingSet() throws IOException {
        Evaluation evaluation =
                new Evaluation(new Evaluation.Settings(Metrics.all(), 10, true, true, 2));
        evaluation.addGenerated(GENERATED);
        evaluation.addReference(REFERENCE);
        evaluation.readTraining(file(TRAINING), OrderedPipeline.QUIET);
        EvaluationTable table = evaluation.table(metric -> {});
        assertThat(table.columns()).containsExactly("value", "ceiling");
        assertThat(table.rows().get(0).values()).containsExactly(0.8, 1.0);
        assertThat(evaluation.neighbors().size()).isEqualTo(TRAINING.size());
    }

    @Test
    void neighboursAreOfTheReferenceWithoutATrainingSet() {
        Evaluation evaluation = new Evaluation(Evaluation.Settings.of(Metrics.all(), 1));
        evaluation.addReference(REFERENCE);
        assertThat(evaluation.neighbors().size()).isEqualTo(2);
        assertThat(evaluation.neighbors().size()).isEqualTo(2);
    }

    @Test
    void averagesAScore() {
        Scorer scorer = Scorer.read("terms:\n  - property: heavy\n    ramp: [0, 10]\n");
        Evaluation evaluation =
                new Evaluation(Evaluation.Settings.of(List.of(new MeanScore(scorer)), 1));
        evaluation.addGenerated(GENERATED);
        assertThat(evaluation.table(metric -> {}).value("score")).isCloseTo(1.3 / 4, within(1e-12));
    }

    @Test
    void onlyWhatMetricsAskForIsComputed() {
        Evaluation one = new Evaluation(Evaluation.Settings.of(List.of(Metrics.UNIQUENESS_1K), 2));
        one.addGenerated(GENERATED);
        assertThat(one.table(metric -> {}).value("unique@1k")).isEqualTo(0.75);
        MoleculeFeatures molecule = one.generated().sample().get(0);
        for (Feature feature : Feature.values()) {
            assertThat(molecule.has(feature)).as(feature.name()).isFalse();
        }
        assertThatThrownBy(() -> molecule.value(Descriptors.LOG_P))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("DESCRIPTORS");
        for (Metric metric : Metrics.all()) {
            Evaluation alone = new Evaluation(Evaluation.Settings.of(List.of(metric), 2));
            alone.addGenerated(GENERATED);
            alone.addReference(REFERENCE);
            assertThat(alone.table(m -> {}).value(metric.name()))
                    .as(metric.name())
                    .isEqualTo(
                            Double.valueOf(
                                    metric.of(
                                            new Comparison(
                                                    Sets.of(GENERATED),
                                                    Sets.of(REFERENCE),
                                                    null,
                                                    2))));
        }
    }

    @Test
    void referencesServeOtherEvaluations() throws IOException {
        Evaluation first = new Evaluation(Evaluation.Settings.of(Metrics.all(), 2));
        first.readReference(file(REFERENCE), OrderedPipeline.QUIET);
        first.readTraining(file(TRAINING), OrderedPipeline.QUIET);
        first.addGenerated(List.of("CCCC"));
        Evaluation other = first.again();
        other.addGenerated(GENERATED);
        Evaluation whole = new Evaluation(Evaluation.Settings.of(Metrics.all(), 2));
        whole.addGenerated(GENERATED);
        whole.readReference(file(REFERENCE), OrderedPipeline.QUIET);
        whole.readTraining(file(TRAINING), OrderedPipeline.QUIET);
        assertThat(other.table(metric -> {}).cells()).isEqualTo(whole.table(metric -> {}).cells());
        assertThat(other.generated().read()).isEqualTo(5);
    }

    @Test
    void aSecondReferenceHasAColumn() {
        Evaluation evaluation =
                new Evaluation(
                        Evaluation.Settings.of(
                                List.of(
                                        Metrics.VALIDITY,
                                        Metrics.NEAREST_NEIGHBOR_SIMILARITY,
                                        Metrics.NOVELTY),
                                2));
        evaluation.addGenerated(GENERATED);
        evaluation.addReference(GENERATED);
        evaluation.addSecondReference(List.of("c1ccncc1"));
        assertThat(evaluation.figures()).isEqualTo(6);
        EvaluationTable table = evaluation.table(metric -> {});
        assertThat(table.columns()).containsExactly("value", "second");
        assertThat(table.rows().get(1).values().get(0)).isEqualTo(1);
        assertThat(table.rows().get(1).values().get(1)).isBetween(0.0, 0.5);
        assertThat(table.json())
                .startsWith("{\n  \"valid\": {\"value\": 0.8, \"second\": 0.8},\n  \"SNN\": {")
                .endsWith("\n  \"novelty\": {\"value\": null, \"second\": null}\n}\n");
    }

    /** Different molecules of many rings, of which each takes its time. */
    private static List<String> large(int count) {
        List<String> molecules = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            molecules.add(
                    "c1ccc2c(c1)ccc1c2cccc1"
                            + "C(C)N".repeat(1 + i % 7)
                            + "C".repeat(i % 91)
                            + Integer.toBinaryString(i).replace('0', 'C').replace('1', 'N'));
        }
        return molecules;
    }

    @Test
    void anInterruptEndsReadingAndComparing() throws Exception {
        Evaluation evaluation = new Evaluation(Evaluation.Settings.of(Metrics.all(), 2));
        List<String> many = large(100_000);
        assertThat(interrupted(200, () -> evaluation.addGenerated(many))).isTrue();
        Evaluation comparing =
                new Evaluation(
                        Evaluation.Settings.of(List.of(Metrics.NEAREST_NEIGHBOR_SIMILARITY), 2));
        comparing.addGenerated(large(30_000));
        comparing.addReference(large(30_000));
        assertThat(interrupted(300, () -> comparing.table(metric -> {}))).isTrue();
    }

    /** Whether work is cancelled within a second of an interrupt, which its thread still knows. */
    private static boolean interrupted(long after, Runnable work) throws Exception {
        AtomicReference<Throwable> outcome = new AtomicReference<>();
        AtomicBoolean flag = new AtomicBoolean();
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                work.run();
                            } catch (RuntimeException e) {
                                outcome.set(e);
                            }
                            flag.set(Thread.currentThread().isInterrupted());
                        });
        thread.start();
        Thread.sleep(after);
        thread.interrupt();
        thread.join(1000);
        assertThat(thread.isAlive()).isFalse();
        return outcome.get() instanceof CancellationException && flag.get();
    }
}
