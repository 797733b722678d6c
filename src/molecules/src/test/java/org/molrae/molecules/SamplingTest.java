package org.molrae.molecules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.molrae.chemistry.smiles.KekuleForm;
import org.molrae.chemistry.structure.Molecule;
import org.molrae.molecules.mask.MaximumHeavyAtoms;
import org.molrae.molecules.mask.NeutralAtoms;

class SamplingTest {

    private static MoleculeGenerator generator;

    @BeforeAll
    static void load() throws IOException {
        generator = MoleculeGenerator.released();
    }

    @AfterAll
    static void close() {
        generator.close();
    }

    private static List<String> smiles(List<DrawnMolecule> drawn) {
        return drawn.stream().map(DrawnMolecule::smiles).toList();
    }

    @Test
    void aListIsWhatOptionsDraw() {
        Sampling sampling = generator.sampling().seed(5).constraint(new NeutralAtoms()).noise(1);
        List<String> drawn = smiles(sampling.list(20));
        try (MoleculeStream stream =
                generator.sample(
                        SampleOptions.seeded(5)
                                .withConstraint(new NeutralAtoms())
                                .withNoise(1)
                                .withThreads(1))) {
            for (String smiles : drawn) {
                assertThat(stream.next().smiles()).isEqualTo(smiles);
            }
        }
        assertThat(smiles(sampling.threads(3).list(20))).isEqualTo(drawn);
        assertThat(smiles(sampling.seed(6).list(20))).isNotEqualTo(drawn);
        assertThat(generator.sampling().options().seed())
                .isNotEqualTo(generator.sampling().options().seed());
    }

    @Test
    void rangesOfAnyPartitionAreTheWhole() {
        Sampling sampling = generator.sampling().seed(1).novel().logLikelihoods();
        List<DrawnMolecule> whole = sampling.range(0, 600).stream().toList();
        assertThat(whole).hasSizeBetween(500, 600);
        List<String> parts = new ArrayList<>();
        long[] cuts = {0, 100, 256, 333, 333, 600};
        for (int i = 1; i < cuts.length; i++) {
            try (Stream<DrawnMolecule> part = sampling.range(cuts[i - 1], cuts[i]).stream()) {
                part.forEach(one -> parts.add(one.index() + " " + one + one.logLikelihood()));
            }
        }
        assertThat(parts)
                .isEqualTo(
                        whole.stream()
                                .map(one -> one.index() + " " + one + one.logLikelihood())
                                .toList());
        assertThat(smiles(sampling.list(whole.size()))).isEqualTo(smiles(whole));
        assertThatThrownBy(() -> sampling.unique().range(0, 5).stream())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("leave out unique");
        assertThatThrownBy(() -> sampling.range(0, 5).list(5))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sampling.range(5, 4)).hasMessageContaining("from 5 to 4");
    }

    @Test
    void whatIsDrawnIsARecordOfItself() throws Exception {
        DrawnMolecule drawn = generator.sampling().seed(1).logLikelihoods().list(3).get(2);
        assertThat(drawn.index()).isEqualTo(2);
        assertThat(drawn.code()).hasSize(generator.latentDimension());
        assertThat(drawn.logLikelihood()).isPresent();
        assertThat(KekuleForm.of(Molecule.smiles(drawn.container())))
                .isEqualTo(KekuleForm.of(drawn.smiles()));
    }

    @Test
    void exhaustedSpacesEndWithAWord() throws IOException {
        Sampling atoms =
                UniformMolecules.released()
                        .sampling()
                        .seed(1)
                        .unique()
                        .constraint(new MaximumHeavyAtoms(1));
        assertThatThrownBy(() -> atoms.list(1000))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("of 1,000 molecules: the last 100,000 molecules drawn");
        List<String> met = new ArrayList<>();
        assertThatThrownBy(() -> atoms.stream().forEach(one -> met.add(one.smiles())))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("there seem to be no others");
        assertThat(met).contains("C", "N").doesNotHaveDuplicates();
        assertThatThrownBy(() -> atoms.maxDraws(500).list(1000))
                .hasMessageContaining("500 molecules were drawn, and no more are allowed");
    }

    @Test
    void fragmentsAreInAllMolecules() throws Exception {
        for (DrawnMolecule drawn : generator.sampling().seed(2).containing("c1ccncc1").list(5)) {
            assertThat(generator.scaffold("c1ccncc1").isIn(drawn.molecule())).isTrue();
        }
        assertThat(
                        smiles(
                                generator
                                        .sampling()
                                        .seed(2)
                                        .containing(Molecule.fromSmiles("c1ccncc1").container())
                                        .list(5)))
                .isEqualTo(smiles(generator.sampling().seed(2).containing("c1ccncc1").list(5)));
    }

    @Test
    void anInterruptEndsDrawing() throws Exception {
        Interrupted<Long> drawing =
                Interrupted.during(500, () -> generator.sampling().seed(1).stream().count());
        assertThat(drawing.failure()).isInstanceOf(CancellationException.class);
        // the source is as good as new
        assertThat(generator.sampling().seed(1).list(1)).hasSize(1);
    }

    @Test
    void anUnclosedStreamLeavesNoThreads() throws Exception {
        Iterator<DrawnMolecule> left = generator.sampling().seed(1).threads(2).stream().iterator();
        assertThat(left.next().smiles()).isNotEmpty();
        assertThat(samplers()).isPositive();
        for (int i = 0; i < 600 && samplers() > 0; i++) {
            Thread.sleep(100);
        }
        assertThat(samplers()).isZero();
        assertThat(left.next().smiles()).as("it goes on all the same").isNotEmpty();
    }

    private static long samplers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("molrae-sampler"))
                .count();
    }

    @Test
    void anyGeneratorIsASource() {
        MoleculeSource theirs =
                MoleculeSource.of(
                        seed ->
                                List.of(
                                                "OCC",
                                                "CCO",
                                                "C(",
                                                "c1ccccc1O",
                                                "OC1=CC=CC=C1",
                                                "C".repeat((int) seed))
                                        .iterator());
        assertThat(smiles(theirs.sampling().seed(3).valid().unique().list(3))).hasSize(3);
    }
}
