package org.molrae.chemistry.fragments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.KekuleForm;
import org.molrae.chemistry.structure.Molecule;

class BricsFragmentsTest {

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "brics.tsv", delimiter = '\t', quoteCharacter = '\0')
    void cutsAsRdkitDoes(String smiles, String fragments) throws InvalidMoleculeException {
        List<String> expected = new ArrayList<>();
        for (String fragment : fragments.split("\\.", -1)) {
            expected.add(KekuleForm.of(fragment));
        }
        assertThat(BricsFragments.of(Molecule.fromSmiles(smiles)))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "CCCOCC, [4*]CCC [3*]O[3*] [4*]CC",
        "CC=CC, [7*]=CC [7*]=CC",
        "O=C1NCCC1, O=C1CCCN1",
        "CC1(C)CCCCC1, CC1(C)CCCCC1",
        "CC.O, CC O",
    })
    void cutsByHand(String smiles, String fragments) throws InvalidMoleculeException {
        List<String> expected = new ArrayList<>();
        for (String fragment : fragments.split(" ", -1)) {
            expected.add(KekuleForm.of(fragment));
        }
        assertThat(BricsFragments.of(Molecule.fromSmiles(smiles)))
                .containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @CsvSource({"C[C@H](F)OCC, C[C@@H](F)OCC", "F/C=C/COC, F/C=C\\COC"})
    void tellsConfigurationsApart(String one, String other) throws InvalidMoleculeException {
        assertThat(BricsFragments.of(Molecule.fromSmiles(one)))
                .isNotEqualTo(BricsFragments.of(Molecule.fromSmiles(other)));
    }
}
