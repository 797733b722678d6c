package org.molrae.molecules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.molrae.chemistry.smiles.InvalidMoleculeException.Reason;
import org.molrae.chemistry.smiles.KekuleForm;
import org.molrae.chemistry.structure.Molecule;
import org.molrae.sequences.encoding.CodeRefinement;
import org.openscience.cdk.interfaces.IAtomContainer;
import org.openscience.cdk.silent.SilentChemObjectBuilder;
import org.openscience.cdk.smiles.SmilesParser;

class FacadeTest {

    private static final String A = "C[C@H](N)C(=O)Nc1ccccc1";
    private static final String B = "CCNC(=O)/C=C/c1ccncc1";

    private static MoleculeGenerator generator;

    @TempDir Path folder;

    @BeforeAll
    static void load() throws IOException {
        generator = MoleculeGenerator.builder().threads(2).build();
    }

    @AfterAll
    static void close() {
        generator.close();
    }

    @Test
    void modelsComeFromFilesAndStreams() throws Exception {
        Path file = folder.resolve("model.safetensors");
        generator.model().save(file);
        List<String> drawn = generator.sample(2, 1);
        try (MoleculeGenerator ofFile = MoleculeGenerator.builder().model(file).build()) {
            assertThat(ofFile.sample(2, 1)).isEqualTo(drawn);
        }
        try (InputStream in = Files.newInputStream(file);
                MoleculeGenerator ofStream = MoleculeGenerator.builder().model(in).build()) {
            assertThat(ofStream.sample(2, 1)).isEqualTo(drawn);
        }
        assertThatThrownBy(() -> MoleculeGenerator.builder().model("nowhere").build())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("there is no model nowhere");
    }

    @Test
    void listsSayWhatWasRefusedAndWhy() throws Exception {
        List<Encoding> encodings = generator.encodeAll(List.of(A, "C(", B, "C[U]"));
        assertThat(encodings).hasSize(4);
        assertThat(encodings.get(0).code().orElseThrow()).isEqualTo(generator.encode(A));
        assertThat(encodings.get(1).code()).isEmpty();
        assertThat(encodings.get(1).refusal().orElseThrow().reason()).isEqualTo(Reason.SYNTAX);
        assertThat(encodings.get(2).refusal()).isEmpty();
        assertThat(encodings.get(3).refusal().orElseThrow())
                .hasMessage("[U] is not in the model's lexicon");
    }

    @Test
    void codesAreRefinedUnlessTheEncoderIsAsked() throws Exception {
        List<String> molecules = new ArrayList<>();
        for (DrawnMolecule drawn : generator.sampling().seed(4).list(60)) {
            molecules.add(drawn.smiles());
        }
        List<float[]> refined = codes(generator.encodeAll(molecules));
        List<float[]> plain = codes(generator.encodeAll(molecules, 0));
        assertThat(exact(molecules, refined)).isGreaterThan(exact(molecules, plain));
        for (int i = 0; i < molecules.size(); i++) {
            List<int[]> rules = List.of(generator.derive(molecules.get(i)));
            assertThat(plain.get(i)).isEqualTo(generator.encode(rules)[0]);
        }
        assertThat(generator.encode(molecules.get(0)))
                .isEqualTo(
                        generator
                                .encode(
                                        List.of(generator.derive(molecules.get(0))),
                                        CodeRefinement.DEFAULT_STEPS)[0]);
    }

    private static List<float[]> codes(List<Encoding> encodings) {
        return encodings.stream().map(one -> one.code().orElseThrow()).toList();
    }

    private static int exact(List<String> molecules, List<float[]> codes) throws Exception {
        List<String> decoded = generator.decode(codes);
        int exact = 0;
        for (int i = 0; i < decoded.size(); i++) {
            boolean same = KekuleForm.of(decoded.get(i)).equals(KekuleForm.of(molecules.get(i)));
            exact += same ? 1 : 0;
        }
        return exact;
    }

    @Test
    void containersAreTakenWhereverTextsAre() throws Exception {
        SmilesParser parser = new SmilesParser(SilentChemObjectBuilder.getInstance());
        IAtomContainer a = parser.parseSmiles(A);
        IAtomContainer b = parser.parseSmiles(B);
        assertThat(generator.encode(a)).isEqualTo(generator.encode(A));
        assertThat(generator.derive(b)).isEqualTo(generator.derive(B));
        assertThat(codes(generator.encodeContainers(List.of(a, b))))
                .usingRecursiveComparison()
                .isEqualTo(codes(generator.encodeAll(List.of(A, B))));
        assertThat(generator.interpolate(a, b, 4)).isEqualTo(generator.interpolate(A, B, 4));
        assertThat(generator.neighbors(a, 3, 0.3, 1))
                .isEqualTo(generator.neighbors(A, 3, 0.3, 1))
                .isEqualTo(generator.neighborhood(A, 0.3, 1).different(3));
        assertThat(KekuleForm.of(Molecule.smiles(a))).isEqualTo(KekuleForm.of(A));
    }

    @Test
    void anInterruptEndsInterpolation() throws Exception {
        Interrupted<List<String>> walking =
                Interrupted.during(700, () -> generator.interpolate(A, B, 2000));
        assertThat(walking.failure()).isInstanceOf(CancellationException.class);
    }

    @Test
    void anInterruptEndsEncoding() throws Exception {
        List<String> many = Collections.nCopies(50_000, A);
        Interrupted<List<Encoding>> encoding =
                Interrupted.during(700, () -> generator.encodeAll(many));
        assertThat(encoding.failure()).isInstanceOf(CancellationException.class);
    }

    @Test
    void whatIsLeftOpenIsFreed() throws Exception {
        long before = OpenManagers.count();
        leave();
        assertThat(OpenManagers.count()).isGreaterThan(before);
        for (int i = 0; i < 300 && OpenManagers.count() > before; i++) {
            System.gc();
            Thread.sleep(100);
        }
        assertThat(OpenManagers.count()).isEqualTo(before);
    }

    /** Its stream outlives a generator that is left open. */
    private static void leave() throws IOException {
        Iterator<DrawnMolecule> molecules =
                MoleculeGenerator.released().sampling().seed(1).stream().iterator();
        System.gc();
        assertThat(molecules.next().smiles()).isNotEmpty();
    }
}
