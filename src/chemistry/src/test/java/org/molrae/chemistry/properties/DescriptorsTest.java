package org.molrae.chemistry.properties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.KekuleForm;
import org.molrae.chemistry.structure.Molecule;

class DescriptorsTest {

    /** Made by {@code benchmarks/peers/properties_rdkit.py}; no field is quoted. */
    private static final List<String> REFERENCE = readReference();

    private static final List<String> COLUMNS = List.of(REFERENCE.get(0).split(",", -1));

    private static List<String> readReference() {
        try (BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        DescriptorsTest.class.getResourceAsStream("reference.csv")),
                                StandardCharsets.UTF_8))) {
            return in.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> rows() {
        return REFERENCE.subList(1, REFERENCE.size());
    }

    @Test
    void knowsEveryColumnOfTheReference() {
        assertThat(COLUMNS.subList(2, COLUMNS.size()))
                .allMatch(name -> name.equals("scaffold") || Descriptors.named(name).isPresent());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void agreesWithRdkit(String row) throws InvalidMoleculeException {
        String[] fields = row.split(",", -1);
        Molecule molecule = Molecule.fromSmiles(fields[0]);
        for (int i = 2; i < fields.length; i++) {
            String name = COLUMNS.get(i);
            if (name.equals("scaffold")) {
                assertThat(form(MurckoScaffold.of(molecule))).isEqualTo(form(fields[i]));
            } else {
                double value = Descriptors.named(name).orElseThrow().of(molecule);
                assertThat(value).as(name).isEqualTo(Double.parseDouble(fields[i]), within(1e-3));
            }
        }
    }

    private static String form(String smiles) throws InvalidMoleculeException {
        return smiles.isEmpty() ? "" : KekuleForm.of(smiles);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aProfileComputesTheSame(String row) throws InvalidMoleculeException {
        Molecule molecule = Molecule.fromSmiles(row.substring(0, row.indexOf(',')));
        Profile profile = Profile.of(Descriptors.all());
        double[] values = profile.of(molecule);
        for (int i = 0; i < values.length; i++) {
            Descriptor descriptor = profile.descriptors().get(i);
            assertThat(values[i]).as(descriptor.name()).isEqualTo(descriptor.of(molecule));
            assertThat(values[i]).isBetween(descriptor.lowest(), descriptor.highest());
            if (descriptor.whole()) {
                assertThat(values[i]).isEqualTo(Math.rint(values[i]));
            }
        }
    }

    /** Contributions added up by hand from the table of Wildman and Crippen. */
    @ParameterizedTest
    @CsvSource({
        "C, 0.6361", // C1 + 4 H1
        "CCO, -0.0014", // C1 + C3 + O2 + 5 H1 + H2
        "c1ccccc1, 1.6866", // 6 (C18 + H1)
        "c1cc[nH]c1, 1.0147", // 4 (C18 + H1) + N11 + H3
        "O, -0.8247" // O2 + 2 H2
    })
    void addsCrippensContributions(String smiles, double logP) throws InvalidMoleculeException {
        assertThat(Descriptors.LOG_P.of(Molecule.fromSmiles(smiles))).isEqualTo(logP, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        "CCCC, 0",
        "C1CCCCC1, 0",
        "C1CCCCCC1, -1",
        "C1CCCCCCCCC1, -4",
        // two cycles of six, or one of six and the envelope of ten, as the atoms are written
        "C1CCC2CCCCC2C1, 0",
        "C1CCCCC1.C1CCCCCCC1, -2"
    })
    void scoresCycles(String smiles, int score) throws InvalidMoleculeException {
        assertThat(Descriptors.CYCLE_SCORE.of(Molecule.fromSmiles(smiles))).isEqualTo(score);
    }

    @ParameterizedTest
    @CsvSource({
        "CCO, 0, 1",
        "CCCCCCCCCCCCCCCCCC, 1, 0", // logP
        "OC1OC(CO)C(O)C(O)C1OC1OC(CO)C(O)C(O)C1O, 2, 0", // 8 OH, 11 O, TPSA 190
    })
    void appliesRules(String smiles, int violations, int veber) throws InvalidMoleculeException {
        Molecule molecule = Molecule.fromSmiles(smiles);
        assertThat(Descriptors.LIPINSKI_VIOLATIONS.of(molecule)).isEqualTo(violations);
        assertThat(Descriptors.VEBER.of(molecule)).isEqualTo(veber);
    }

    @ParameterizedTest
    @CsvSource({
        "CCCC, ''",
        "CC1CCCCC1C, C1CCCCC1",
        "Cc1ccccc1, c1ccccc1",
        "O=C1CCCCC1, O=C1CCCCC1",
        "CC(=O)c1ccccc1, c1ccccc1",
        "c1ccccc1C(=O)Nc1ccccc1, c1ccccc1C(=O)Nc1ccccc1",
        "Cn1cccc1, c1cc[nH]c1",
        "C[n+]1ccccc1, c1cc[nH+]cc1",
        "C[N+]1(C)CCCC1, C1CC[NH2+]C1",
        "C[C@H]1CC[C@@H](O)CC1, C1CCCCC1",
        "CCO.c1ccccc1C, c1ccccc1"
    })
    void cutsScaffolds(String smiles, String scaffold) throws InvalidMoleculeException {
        assertThat(form(MurckoScaffold.of(Molecule.fromSmiles(smiles)))).isEqualTo(form(scaffold));
    }

    @ParameterizedTest
    @CsvSource({"Cc1ccccc1C, Cc1c(C)cccc1", "c1ccc2[nH]ccc2c1, c1cc2cc[nH]c2cc1"})
    void scaffoldsAreCanonical(String a, String b) throws InvalidMoleculeException {
        assertThat(MurckoScaffold.of(Molecule.fromSmiles(a)))
                .isEqualTo(MurckoScaffold.of(Molecule.fromSmiles(b)));
    }
}
