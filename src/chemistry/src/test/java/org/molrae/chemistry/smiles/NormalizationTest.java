package org.molrae.chemistry.smiles;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalizationTest {

    /** The examples of RDKit's MolOps::cleanUp. */
    @ParameterizedTest
    @CsvSource({
        "CN(=O)=O, C[N+](=O)[O-]",
        "C1=CC=CN(=O)=C1, C1=CC=C[N+]([O-])=C1",
        "CN=N#N, CN=[N+]=[N-]",
        "C=P(=O)C, C=P(=O)C",
        "CC=P(=O)C, CC=[P+]([O-])C",
        "OCl(=O)(=O)=O, O[Cl+3]([O-])([O-])[O-]",
        "OBr(=O)=O, O[Br+2]([O-])[O-]",
        "CI(=O)=O, CI(=O)=O",
    })
    void separatesCharges(String smiles, String separated) throws InvalidMoleculeException {
        assertThat(KekuleForm.of(smiles)).isEqualTo(KekuleForm.of(separated));
    }
}
