package org.molrae.chemistry.smiles;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelocalizationTest {

    @ParameterizedTest
    @CsvSource({
        "C1=CC=CC=C1, 6",
        // naphthalene, either kind of Kekulé structure
        "C1=CC=C2C=CC=CC2=C1, 11",
        "C1=CC2=CC=CC=C2C=C1, 11",
        // azulene: the ring of ten, not the bond across
        "C1=CC=C2C=CC=C2C=C1, 10",
        "C1=CNC=C1, 0",
        "C1=CC=CC=CC=C1, 0",
        "C1=CC=C1, 0",
        "O=C1C=CC(=O)C=C1, 0",
        "C=CC=C, 0",
        // biphenylene: the two rings of six
        "C1=CC2=C(C=C1)C1=CC=CC=C21, 12",
        // cyclic phosphazene: the phosphorus atoms are not flat
        "N1=P(C)(C)N=P(C)(C)N=P1(C)C, 0",
    })
    void countsMobileBonds(String kekule, int expected) throws InvalidMoleculeException {
        MolecularGraph graph = MoleculeCheck.read(kekule);
        int mobile = 0;
        for (boolean bond : Delocalization.mobileBonds(graph, RingBonds.find(graph))) {
            mobile += bond ? 1 : 0;
        }
        assertThat(mobile).isEqualTo(expected);
    }
}
