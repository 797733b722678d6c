package org.molrae.molecules.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.molrae.chemistry.properties.Descriptors;
import org.molrae.chemistry.structure.Molecule;
import org.molrae.molecules.Interrupted;
import org.molrae.molecules.MoleculeGenerator;
import org.molrae.molecules.OutputForm;
import org.molrae.molecules.SampleOptions;
import org.molrae.molecules.mask.MaximumHeavyAtoms;
import org.molrae.search.BatchObjective;
import org.molrae.search.CampaignListener;
import org.molrae.search.RoundReport;

class OptimizationTest {

    private static final ToDoubleFunction<String> ATOMS =
            MoleculeObjective.of(container -> container.getAtomCount());

    private static MoleculeGenerator generator;

    @BeforeAll
    static void load() throws IOException {
        generator = MoleculeGenerator.builder().threads(2).build();
    }

    @AfterAll
    static void close() {
        generator.close();
    }

    private static Optimization search(ToDoubleFunction<String> objective) {
        return Optimization.of(generator, objective)
                .conditions(
                        SampleOptions.seeded(3)
                                .withThreads(2)
                                .withConstraint(new MaximumHeavyAtoms(15)))
                .startCount(20)
                .rounds(2)
                .batch(8);
    }

    @Test
    void batchesAndThreadsFindTheSame() throws Exception {
        List<RoundReport> rounds = new ArrayList<>();
        OptimizedMolecules found =
                search(ATOMS)
                        .listener(
                                new CampaignListener() {
                                    @Override
                                    public void round(RoundReport report) {
                                        rounds.add(report);
                                    }
                                })
                        .run();
        assertThat(found.complete()).isTrue();
        assertThat(found.start()).hasSize(20);
        assertThat(rounds).isEqualTo(found.campaign().rounds()).hasSize(2);
        List<OptimizedMolecules.Scored> best = found.best(5);
        for (OptimizedMolecules.Scored one : best) {
            assertThat(Descriptors.HEAVY_ATOMS.of(Molecule.fromSmiles(one.smiles())))
                    .isEqualTo(one.score())
                    .isLessThanOrEqualTo(15);
        }
        assertThat(best.get(0).score()).isGreaterThanOrEqualTo(best.get(4).score());
        assertThat(search(ATOMS).threads(3).run().best(5)).isEqualTo(best);
        BatchObjective many = texts -> texts.stream().mapToDouble(ATOMS).toArray();
        assertThat(search(many).run().best(5)).isEqualTo(best);
        assertThat(search(ATOMS).minimize().run().best(1).get(0).score())
                .isLessThan(best.get(0).score());
        List<String> old =
                found.start().stream()
                        .map(one -> MoleculeGenerator.write(one.text(), OutputForm.AROMATIC))
                        .toList();
        assertThat(found.bestNew(100))
                .extracting(OptimizedMolecules.Scored::smiles)
                .isNotEmpty()
                .doesNotContainAnyElementsOf(old);
    }

    @Test
    void anInterruptLeavesAPartialResult() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Optimization slow =
                search(ATOMS)
                        .rounds(10_000)
                        .listener(
                                new CampaignListener() {
                                    @Override
                                    public void round(RoundReport report) {
                                        begun.countDown();
                                    }
                                });
        Interrupted<OptimizedMolecules> searching = Interrupted.during(100, begun, slow::run);
        OptimizedMolecules found = searching.ended();
        assertThat(found.complete()).isFalse();
        assertThat(found.campaign().rounds()).isNotEmpty();
        assertThat(found.best(3)).hasSize(3);
    }

    @Test
    void anInterruptOfTheBeginningLeavesWhatWasScored() throws Exception {
        ToDoubleFunction<String> endless =
                text -> {
                    try {
                        Thread.sleep(600_000);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return Double.NaN;
                };
        Interrupted<OptimizedMolecules> searching =
                Interrupted.during(3000, () -> search(endless).run());
        assertThat(searching.failure()).isNull();
        assertThat(searching.ended().complete()).isFalse();
        assertThat(searching.ended().best(3)).isEmpty();
    }

    @Test
    void nothingToBeginWithIsSaid() {
        assertThatThrownBy(() -> search(text -> Double.NaN).run())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no molecule to begin with has a score");
        assertThatThrownBy(() -> search(ATOMS).strategy("simplex").run())
                .hasMessageContaining("simplex");
    }
}
