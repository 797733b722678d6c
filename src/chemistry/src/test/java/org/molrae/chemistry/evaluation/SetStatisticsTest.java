package org.molrae.chemistry.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.molrae.chemistry.fingerprint.Fingerprint;
import org.molrae.chemistry.smiles.InvalidMoleculeException;

class SetStatisticsTest {

    private static final int PAIRS = 60;

    /** Small molecules, many of them twice, in several writings; some texts that are none. */
    private static List<String> texts() {
        SplittableRandom random = new SplittableRandom(3);
        List<String> rings = List.of("", "c1ccccc1", "C1CCNCC1", "c1ccc2ncccc2c1", "C(");
        List<String> groups = List.of("O", "N", "F", "C(=O)N", "OCC", "C#N");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            String ring = rings.get(random.nextInt(rings.size()));
            String group = groups.get(random.nextInt(groups.size()));
            String chain = "C".repeat(1 + random.nextInt(4));
            texts.add(random.nextBoolean() ? ring + chain + group : chain + "C" + ring);
        }
        return texts;
    }

    private static SetStatistics of(List<String> texts, int first, int step) {
        SetStatistics set = new SetStatistics(PAIRS);
        for (int i = first; i < texts.size(); i += step) {
            set.add(i, Sets.features(texts.get(i)));
        }
        return set;
    }

    private static SetStatistics copy(SetStatistics set) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
                out.writeObject(set);
            }
            ByteArrayInputStream in = new ByteArrayInputStream(bytes.toByteArray());
            return (SetStatistics) new ObjectInputStream(in).readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void partsMergeToTheWhole(int parts) throws InvalidMoleculeException {
        List<String> texts = texts();
        SetStatistics merged = new SetStatistics(PAIRS);
        for (int part = parts - 1; part >= 0; part--) {
            merged.merge(copy(of(texts, part, parts)));
        }
        SetStatistics whole = of(texts, 0, 1);
        assertThat(whole.sample()).hasSize(PAIRS);
        assertThat(whole.distinct()).isGreaterThan(PAIRS);
        assertThat(merged.read()).isEqualTo(400);
        assertThat(merged.valid()).isEqualTo(whole.valid()).isLessThan(400);
        SetStatistics reference = Sets.of(texts.subList(0, 50));
        TrainingSet training = Sets.training(List.of("CCO", "CCN"));
        for (Metric metric : Metrics.all()) {
            assertThat(metric.of(new Comparison(merged, reference, training, 2)))
                    .as(metric.name())
                    .isFinite()
                    .isEqualTo(metric.of(new Comparison(whole, reference, training, 1)));
        }
    }

    @Test
    void aMoleculeThatIsThereTwiceCountsTwice() {
        List<String> once = List.of("CCO", "OCC", "C(O)C", "c1ccccc1", "CC", "C-C");
        SetStatistics set = Sets.of(once);
        assertThat(set.distinct()).isEqualTo(3);
        assertThat(set.sample())
                .extracting(MoleculeFeatures::smiles)
                .containsExactly("CCO", "c1ccccc1", "CC");
        double sum = 0;
        double roots = 0;
        for (String a : once) {
            double squares = 0;
            for (String b : once) {
                double alike = fingerprint(a).tanimoto(fingerprint(b));
                sum += alike;
                squares += alike * alike;
            }
            roots += Math.sqrt(squares / 6);
        }
        Comparison sets = new Comparison(set, set, null, 1);
        assertThat(Metrics.INTERNAL_DIVERSITY_1.of(sets)).isEqualTo(1 - sum / 36, within(1e-12));
        assertThat(Metrics.INTERNAL_DIVERSITY_2.of(sets)).isEqualTo(1 - roots / 6, within(1e-12));
    }

    private static Fingerprint fingerprint(String smiles) {
        return Sets.of(List.of(smiles)).sample().get(0).fingerprint();
    }

    @Test
    void positionsDecideWhichAreTheFirst() {
        SetStatistics set = new SetStatistics(PAIRS);
        for (int i = 12_000; i-- > 0; ) {
            // the first thousand are one molecule, all others another
            set.add(i, Sets.features(i < 1000 ? "C" : "CC"));
        }
        Comparison sets = new Comparison(set, set, null, 1);
        assertThat(Metrics.UNIQUENESS_1K.of(sets)).isEqualTo(0.001);
        assertThat(Metrics.UNIQUENESS_10K.of(sets)).isEqualTo(0.0002);
        assertThatThrownBy(() -> set.add(5, Sets.features("C"))).hasMessageContaining("position 5");
    }

    @Test
    void attachmentsDoNotMerge() {
        SetStatistics set = new SetStatistics(PAIRS);
        set.attach(Integer.class, 1);
        assertThatThrownBy(() -> new SetStatistics(PAIRS).merge(set))
                .isInstanceOf(IllegalStateException.class);
    }
}
