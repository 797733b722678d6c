package org.molrae.chemistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.KekuleForm;

class AromaticFormTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "C1=CC=CC=C1 c1ccccc1",
                "CC1=CC=CC=C1F Cc1ccccc1F",
                "C1=CNC=C1 c1c[nH]cc1",
                "C[N+]1=CC=CC=C1 C[n+]1ccccc1",
                "CC(=O)O CC(=O)O",
                "F/C=C\\Cl F/C=C\\Cl",
                "N[C@@H](C)C(=O)O C[C@H](N)C(=O)O",
                "[13CH4] [13CH4]",
                // CDK would lose the rings of this one: it stays as it is
                "CN(C)C1=[S+][Zn]2(S1)SC(=[S+]2)N(C)C CN(C)C1=[S+][Zn]2(S1)SC(=[S+]2)N(C)C",
            })
    void showsAromaticRings(String smiles, String form) throws InvalidMoleculeException {
        assertThat(AromaticForm.of(smiles)).isEqualTo(form);
        assertThat(KekuleForm.of(form)).isEqualTo(KekuleForm.of(smiles));
    }

    @ParameterizedTest
    @CsvSource({"C1CC", "c1cccc1"})
    void refusesWhatIsNoMolecule(String smiles) {
        assertThatThrownBy(() -> AromaticForm.of(smiles))
                .isInstanceOf(InvalidMoleculeException.class);
    }
}
