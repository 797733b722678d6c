package org.molrae.molecules.optimization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.chemistry.smiles.KekuleForm;
import org.molrae.chemistry.structure.Molecule;
import org.molrae.molecules.MoleculeGenerator;
import org.molrae.molecules.SampleOptions;
import org.molrae.molecules.mask.MaximumHeavyAtoms;
import org.molrae.molecules.mask.NeutralAtoms;
import org.molrae.molecules.mask.RingSizes;
import org.molrae.molecules.mask.Scaffold;
import org.molrae.search.CampaignTrace;
import org.molrae.search.Evaluation;

class MoleculeStrategyTest {

    private static final int BUDGET = 180;

    /** The share of atoms that are nitrogen. */
    private static final ToDoubleFunction<String> NITROGEN =
            MoleculeObjective.ofMolecule(
                    molecule -> {
                        double count = 0;
                        for (int atom = 0; atom < molecule.atomCount(); atom++) {
                            count += molecule.element(atom) == 7 ? 1 : 0;
                        }
                        return count / molecule.atomCount();
                    });

    private static MoleculeGenerator generator;

    @TempDir Path folder;

    @BeforeAll
    static void load() throws IOException {
        generator = MoleculeGenerator.builder().threads(1).build();
    }

    @AfterAll
    static void close() {
        generator.close();
    }

    private static SampleOptions conditions() {
        return SampleOptions.seeded(3)
                .withThreads(1)
                .withConstraint(
                        new MaximumHeavyAtoms(15).and(new RingSizes(5, 6)).and(new NeutralAtoms()));
    }

    private static Optimization search(MoleculeStrategy strategy, SampleOptions conditions) {
        return Optimization.of(generator, NITROGEN)
                .strategy(strategy.label())
                .conditions(conditions)
                .batch(30)
                .budget(BUDGET);
    }

    private static double mean(List<Evaluation> evaluations) {
        return evaluations.stream().mapToDouble(Evaluation::score).average().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(MoleculeStrategy.class)
    void findsBetterMoleculesThatObeyTheConstraints(MoleculeStrategy strategy) throws Exception {
        OptimizedMolecules found = search(strategy, conditions()).run();
        List<Evaluation> all = found.campaign().evaluations();
        assertThat(found.start()).isEmpty();
        Set<String> different = new HashSet<>();
        for (Evaluation one : all) {
            assertThat(one.valid()).isTrue();
            assertThat(KekuleForm.of(one.text())).isEqualTo(one.text()).doesNotContain("@", "/");
            different.add(one.text());
            Molecule molecule = Molecule.fromSmiles(one.text());
            assertThat(molecule.atomCount()).isLessThanOrEqualTo(15);
            for (int ring = 0; ring < molecule.ringCount(); ring++) {
                assertThat(molecule.ringAtoms(ring).length).isBetween(5, 6);
            }
            for (int atom = 0; atom < molecule.atomCount(); atom++) {
                assertThat(molecule.charge(atom)).isZero();
            }
        }
        assertThat(different).hasSize(BUDGET);
        assertThat(mean(all.subList(all.size() - 30, all.size())))
                .isGreaterThan(mean(all.subList(0, 60)));
    }

    @ParameterizedTest
    @EnumSource(MoleculeStrategy.class)
    void aResumedSearchIsTheSame(MoleculeStrategy strategy) throws IOException {
        List<String> whole = rows(search(strategy, conditions()).run());
        Path file = folder.resolve("trace.csv");
        try (CampaignTrace trace = CampaignTrace.create(file)) {
            search(strategy, conditions()).budget(130).run(trace);
        }
        List<String> resumed;
        try (CampaignTrace trace = CampaignTrace.resume(file)) {
            resumed = rows(search(strategy, conditions()).run(trace));
        }
        assertThat(resumed).isEqualTo(whole);
        assertThat(rows(search(strategy, conditions().withSeed(4)).run())).isNotEqualTo(whole);
    }

    private static List<String> rows(OptimizedMolecules found) {
        return found.campaign().evaluations().stream()
                .map(one -> one.round() + " " + one.text() + " " + one.score())
                .toList();
    }

    @Test
    void everythingContainsTheScaffold() throws Exception {
        Scaffold scaffold = Scaffold.of("c1ccncc1", generator.vocabulary());
        OptimizedMolecules found =
                search(MoleculeStrategy.AUTO, conditions().withScaffold(scaffold))
                        .budget(120)
                        .run();
        List<OptimizedMolecules.Scored> best = found.best(120);
        assertThat(best).hasSize(120);
        for (OptimizedMolecules.Scored one : best) {
            assertThat(scaffold.isIn(Molecule.fromSmiles(one.smiles()))).isTrue();
        }
    }

    @Test
    void keepsTheModelThatWasTuned() throws IOException {
        Path file = folder.resolve("agent.safetensors");
        String before = generator.model().sha256();
        search(MoleculeStrategy.POLICY, conditions()).saveAgent(file).run();
        assertThat(generator.model().sha256()).as("the model stays").isEqualTo(before);
        try (MoleculeGenerator agent = MoleculeGenerator.load(file.toString(), ComputeDevice.CPU)) {
            assertThat(agent.provenance().options()).containsEntry("tuned from", before);
            assertThat(score(agent)).isGreaterThan(score(generator) + 0.01);
        }
        assertThatThrownBy(
                        () ->
                                search(MoleculeStrategy.GRAPH_GENETIC, conditions())
                                        .saveAgent(folder.resolve("none"))
                                        .run())
                .hasMessage("the strategy graph-genetic tunes no model");
        assertThat(Files.exists(folder.resolve("none"))).isFalse();
    }

    private static double score(MoleculeGenerator model) {
        return model.sampling().seed(1).list(256).stream()
                .mapToDouble(one -> NITROGEN.applyAsDouble(one.smiles()))
                .average()
                .orElseThrow();
    }
}
