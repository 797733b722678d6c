package org.molrae.molecules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molrae.molecules.smiles.InvalidMoleculeException;

class CanonicalFormTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "OC(=O)[C@H](N)C N[C@H](C)C(=O)O true",
                "OC(=O)[C@H](N)C N[C@@H](C)C(=O)O false",
                "c1ccccc1O OC1=CC=CC=C1 true",
                "CC1=CC=CC=C1F CC=1C=CC=CC=1F true",
                "F/C=C/F F\\C=C\\F true",
                "F/C=C/F F/C=C\\F false",
                "CN(=O)=O C[N+](=O)[O-] true",
                "[2H]C C false",
                "CCO COC false",
                "CC=O C=CO false",
                "Oc1ccccn1 O=c1cccc[nH]1 false",
                "CC(=O)O CC(=O)[O-] false",
            })
    void tellsMoleculesApart(String a, String b, boolean same) throws InvalidMoleculeException {
        assertThat(CanonicalForm.sameMolecule(a, b)).isEqualTo(same);
        assertThat(CanonicalForm.of(a).equals(CanonicalForm.of(b))).isEqualTo(same);
    }
}
