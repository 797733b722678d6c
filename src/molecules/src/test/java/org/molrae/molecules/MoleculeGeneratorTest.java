package org.molrae.molecules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.chemistry.CanonicalForm;
import org.molrae.chemistry.properties.Descriptors;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.structure.Molecule;
import org.molrae.molecules.mask.Scaffold;
import org.molrae.sequences.decoding.RuleChoice;
import org.molrae.sequences.encoding.CodeRefinement;

class MoleculeGeneratorTest {

    private static final String MOLECULE = "CC(C)NC(=O)N1CCCCC[C@@H]1C1CC[NH+](Cc2ccc(F)cc2)CC1";

    private static MoleculeGenerator generator;

    @BeforeAll
    static void load() throws IOException {
        generator = MoleculeGenerator.released();
    }

    @AfterAll
    static void close() {
        generator.close();
    }

    @Test
    void codesFollowTheMoleculeNotItsWriting() throws InvalidMoleculeException {
        float[] code = generator.encode("c1ccccc1C(=O)NCC");
        assertThat(code).hasSize(generator.latentDimension());
        assertThat(generator.encode("CCNC(=O)C1=CC=CC=C1")).isEqualTo(code);
        assertThat(generator.encode("CCNC(=O)C1CCCCC1")).isNotEqualTo(code);
    }

    @Test
    void reconstructionIsDecodingOfCodes() throws InvalidMoleculeException {
        int[] rules = generator.derive(MOLECULE);
        assertThat(generator.reconstruct(List.of(rules), 0))
                .isEqualTo(generator.decode(List.of(generator.encode(MOLECULE))));
        assertThat(generator.reconstruct(List.of(rules), 20))
                .isEqualTo(generator.decode(List.of(generator.encode(List.of(rules), 20))));
    }

    @Test
    void neighborsAreMoleculesNearAMolecule() throws InvalidMoleculeException {
        Neighborhood near = generator.neighborhood(MOLECULE, 0.1, 3);
        Neighborhood far = generator.neighborhood(MOLECULE, 0.4, 3);
        assertThat(far.radius()).isCloseTo(4 * near.radius(), within(1e-9));
        assertThat(near.center()).isEqualTo(far.center());
        List<String> neighbors = near.next(100);
        assertThat(neighbors).hasSize(100);
        for (String neighbor : neighbors) {
            generator.derive(neighbor);
        }
        assertThat(generator.neighborhood(MOLECULE, 0.1, 3).next(100)).isEqualTo(neighbors);
        assertThat(far.next(100).stream().distinct().count())
                .isGreaterThan(neighbors.stream().distinct().count());
        assertThatThrownBy(() -> generator.neighborhood(MOLECULE, 0, 3))
                .hasMessageContaining("positive");
    }

    @Test
    void differentNeighborsAreEachAnotherMolecule() throws InvalidMoleculeException {
        List<String> forms = new ArrayList<>(List.of(CanonicalForm.of(MOLECULE)));
        for (String neighbor : generator.neighborhood(MOLECULE, 0.4, 3).different(20)) {
            forms.add(CanonicalForm.of(neighbor));
        }
        assertThat(forms).hasSize(21).doesNotHaveDuplicates();
        // at no distance to speak of there is but the molecule itself
        assertThat(generator.neighborhood(MOLECULE, 1e-6, 3).different(20)).isEmpty();
    }

    @Test
    void whatTheModelCannotExpressIsRefused() {
        assertThatThrownBy(() -> generator.derive("[U]")).hasMessageContaining("lexicon");
        assertThatThrownBy(() -> generator.derive("C".repeat(200)))
                .hasMessageContaining("the model reads 96");
        assertThatThrownBy(() -> generator.derive("C(C"))
                .isInstanceOf(InvalidMoleculeException.class);
        assertThatThrownBy(() -> generator.decode(List.of(new float[1])))
                .hasMessageContaining("1 dimensions");
    }

    @Test
    void interpolationsBeginAndEndAtTheReconstructions() throws InvalidMoleculeException {
        List<String> path = generator.interpolate(MOLECULE, "CCNC(=O)C1CCCCC1", 5);
        List<int[]> derivations =
                List.of(generator.derive(MOLECULE), generator.derive("CCNC(=O)C1CCCCC1"));
        List<String> ends = generator.reconstruct(derivations, CodeRefinement.DEFAULT_STEPS);
        assertThat(path).hasSize(5).startsWith(ends.get(0)).endsWith(ends.get(1));
        assertThat(path).doesNotHaveDuplicates();
        LatentWalk walk = generator.walk(MOLECULE, "CCNC(=O)C1CCCCC1");
        assertThat(walk.even(65)).containsAll(path).startsWith(ends.get(0)).endsWith(ends.get(1));
        List<String> longer = walk.different(200);
        assertThat(longer).hasSize(200).startsWith(ends.get(0)).endsWith(ends.get(1));
        assertThat(longer.stream().distinct().count()).isBetween(5L, 199L);
        assertThatThrownBy(() -> walk.even(1)).hasMessageContaining("at least 2");
    }

    /** A straight line meets three molecules here. */
    @Test
    void interpolationsAreBowedWhereALineMeetsTooFew() throws InvalidMoleculeException {
        LatentWalk walk = generator.walk("CCOc1ccccc1C(=O)O", "CCOc1ccccc1C(N)=O");
        List<String> line = walk.even(1000);
        assertThat(line.stream().distinct().count()).isLessThan(10);
        List<String> path = walk.different(10);
        assertThat(path).hasSize(10).doesNotHaveDuplicates();
        assertThat(path).startsWith(line.get(0)).endsWith(line.get(line.size() - 1));
        List<String> back = generator.walk("CCOc1ccccc1C(N)=O", "CCOc1ccccc1C(=O)O").different(10);
        assertThat(back).startsWith(path.get(9)).endsWith(path.get(0)).doesNotHaveDuplicates();
    }

    @Test
    void threadsDoNotDisturbEachOther() throws Exception {
        List<String> alone = generator.sample(300, 5);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<List<String>>> runs = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                runs.add(threads.submit(() -> generator.sample(300, 5)));
            }
            for (Future<List<String>> run : runs) {
                assertThat(run.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void numbersBelowThoseThatCountsBeginAtAreRefused() {
        SampleOptions options = SampleOptions.seeded(1);
        assertThatThrownBy(() -> generator.sample(-1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the number of molecules is 0 or more, not -1");
        assertThat(generator.sample(0, 1)).isEmpty();
        assertThatThrownBy(() -> generator.drawCodes("gmm", -2, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the number of codes is 0 or more, not -2");
        assertThatThrownBy(() -> options.withThreads(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("at least 1 thread must draw, not 0");
        assertThatThrownBy(() -> options.withMaxRules(-5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not -5");
        assertThatThrownBy(() -> options.withNoise(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> generator.encode(List.of(), -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the steps of refinement are 0 or more, not -1");
        assertThatThrownBy(() -> generator.neighborhood("CCO", 0.1, 1).next(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the number of molecules is 0 or more, not -1");
    }

    @Test
    void codesThatAreNotFiniteAreRefused() {
        for (float wrong :
                new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            float[] code = new float[generator.latentDimension()];
            code[3] = wrong;
            assertThatThrownBy(() -> generator.decode(List.of(new float[code.length], code)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a code has " + wrong + " in dimension 3; codes are finite");
        }
        assertThatThrownBy(
                        () ->
                                generator
                                        .decoder()
                                        .draw(
                                                List.of(new float[generator.latentDimension()]),
                                                new RuleChoice.Sampling(1),
                                                List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("0 generators for 1 codes");
    }

    @Test
    void streamsAreResumedOnceAndBeforeTheirFirstMolecule() {
        SampleOptions options = SampleOptions.seeded(5).withThreads(1);
        String second;
        try (MoleculeStream drawn = generator.sample(options)) {
            drawn.next();
            second = drawn.next().smiles();
            assertThatThrownBy(() -> drawn.resume(1, Collections.emptyIterator()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("a stream is resumed once, before its first next()");
        }
        MoleculeStream stream = generator.sample(options);
        assertThatThrownBy(() -> stream.resume(-1, Collections.emptyIterator()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not -1");
        stream.resume(1, Collections.emptyIterator());
        assertThatThrownBy(() -> stream.resume(1, Collections.emptyIterator()))
                .isInstanceOf(IllegalStateException.class);
        assertThat(stream.next().smiles()).isEqualTo(second);
        stream.close();
        assertThatThrownBy(stream::next)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("sampling has been closed");
    }

    @Test
    void theMaskKeepsADivalentSulfurOfAScaffold() throws Exception {
        Scaffold thiophene = Scaffold.of("Cc1cccs1", generator.vocabulary());
        SampleOptions options = SampleOptions.seeded(1).withScaffold(thiophene).withThreads(1);
        try (MoleculeStream stream = generator.sample(options)) {
            for (int i = 0; i < 20; i++) {
                DrawnMolecule drawn = stream.next();
                assertThat(thiophene.isIn(drawn.molecule())).as(drawn.smiles()).isTrue();
            }
            // without the mask's help, most guests would oxidise the sulfur
            assertThat(stream.withoutScaffold()).isLessThanOrEqualTo(2);
            assertThat(stream.drawn()).isEqualTo(20 + stream.withoutScaffold());
        }
    }

    @Test
    void unknownDensitiesAreRefused() {
        SampleOptions options = SampleOptions.seeded(1).withDensity("kernel");
        assertThatThrownBy(() -> generator.sample(options))
                .hasMessageContaining("kernel")
                .hasMessageContaining("gaussian, gmm, prior");
    }

    /** Draws of the code of a greasy molecule are greasier than those of another's. */
    @Test
    void aCodeOfTheDecidingModelDecides() throws Exception {
        assertThat(ReleasedModels.names()).containsExactly("zinc250k", ReleasedModels.DECIDING);
        try (MoleculeGenerator deciding =
                MoleculeGenerator.load(ReleasedModels.DECIDING, ComputeDevice.CPU)) {
            assertThat(deciding.samplingDefaults().noise()).isEqualTo(2);
            for (String smiles : deciding.sample(30, 1)) {
                Molecule.fromSmiles(smiles);
            }
            List<Double> means = new ArrayList<>();
            for (String drug : List.of("CC(=O)Oc1ccccc1C(=O)O", "CCCCCCCc1ccc(Cl)cc1")) {
                float[] code = deciding.encode(drug);
                List<SplittableRandom> random = new ArrayList<>();
                for (int i = 0; i < 10; i++) {
                    random.add(new SplittableRandom(i));
                }
                double mean = 0;
                for (String smiles :
                        deciding.decoder()
                                .draw(
                                        Collections.nCopies(10, code),
                                        0.5,
                                        new RuleChoice.Sampling(1),
                                        random)) {
                    mean += Descriptors.LOG_P.of(Molecule.fromSmiles(smiles)) / 10;
                }
                means.add(mean);
            }
            // that of the molecules themselves: 1.3 and 5.3
            assertThat(means.get(1) - means.get(0)).isGreaterThan(1.5);
        }
    }

    @Test
    void itsProvenanceIsKnown() throws IOException {
        assertThat(generator.provenance().dataSha256()).hasSize(64);
        assertThat(ReleasedModels.describe("zinc250k").provenance())
                .isEqualTo(generator.provenance());
        assertThatThrownBy(() -> ReleasedModels.describe("nowhere"))
                .hasMessageContaining("zinc250k");
    }
}
