package org.molrae.benchmarks.latent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.molrae.molecules.MoleculeGenerator;
import org.molrae.sequences.decoding.RuleChoice;

final class LatentControlTest {

    private static final List<String> MOLECULES =
            List.of(
                    "CCOC(=O)c1ccccc1N",
                    "Cc1ccc(cc1)S(=O)(=O)N1CCCC1",
                    "COc1ccc(CNC(=O)C2CC2)cc1",
                    "O=C(Nc1ccccn1)c1ccco1",
                    "CC(C)NCC(O)COc1ccccc1");

    private static MoleculeGenerator generator;

    @BeforeAll
    static void load() throws Exception {
        generator = MoleculeGenerator.released();
    }

    @AfterAll
    static void close() {
        generator.close();
    }

    private static LatentControl control(int threads, AtomicLong progress) throws Exception {
        ControlSettings settings =
                new ControlSettings(
                        4,
                        5,
                        12,
                        List.of(0.0, 3.0),
                        RuleChoice.Sampling.of(generator.samplingDefaults()),
                        List.of(0.5, 4.0),
                        1,
                        threads);
        return new LatentControl(generator, MOLECULES, settings, progress::addAndGet);
    }

    @Test
    void measuresEverySourceAtEveryNoise() throws Exception {
        AtomicLong progress = new AtomicLong();
        List<ControlRow> rows = control(2, progress).rows();
        assertThat(rows)
                .extracting(ControlRow::source)
                .startsWith("gmm", "gaussian", "N(0, I)", "zero code", LatentControl.HELD_OUT);
        assertThat(rows).hasSize(10);
        assertThat(progress.get()).isEqualTo(10 * (20 + 12) + 5 * 20);
        ControlRow zero = rows.get(3);
        ControlRow heldOut = rows.get(4);
        // one code is between what it is within; held-out codes decide their molecules
        assertThat(heldOut.influence().within())
                .isGreaterThan(heldOut.influence().between() + 0.3)
                .isGreaterThan(zero.influence().within());
        assertThat(heldOut.figures().get("SNN")).isGreaterThan(0.8);
        assertThat(heldOut.read()).isEqualTo(heldOut.influence());
        // what the decoder reads is not zero once noise is added, and the same noise says the same
        ControlRow noisyZero = rows.get(8);
        assertThat(noisyZero.read().within()).isGreaterThan(noisyZero.influence().within());
        // what a code says is lost in noise
        assertThat(rows.get(9).influence().within()).isLessThan(heldOut.influence().within() - 0.3);
    }

    @Test
    void theThreadsDoNotMatter() throws Exception {
        assertThat(control(1, new AtomicLong()).rows())
                .isEqualTo(control(2, new AtomicLong()).rows());
    }

    @Test
    void aCodeWithLessNoiseCarriesMoreAndCostsMore() throws Exception {
        List<CodeCost> costs =
                Objects.requireNonNull(control(1, new AtomicLong()).costs().get("gmm"));
        assertThat(costs).hasSize(2);
        CodeCost low = costs.get(0);
        CodeCost high = costs.get(1);
        assertThat(low.loss()).isLessThan(high.loss());
        assertThat(low.carried()).isGreaterThan(high.carried() + 5);
        assertThat(low.spent()).isGreaterThan(low.carried());
        assertThat(low.missed()).isEqualTo(low.spent() - low.carried());
    }
}
