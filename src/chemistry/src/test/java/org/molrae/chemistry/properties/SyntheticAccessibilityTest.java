package org.molrae.chemistry.properties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.structure.Molecule;

class SyntheticAccessibilityTest {

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "fragment-properties.tsv", delimiter = '\t', quoteCharacter = '\0')
    void agreesWithRdkit(String smiles, double score, int spiro, int bridgeheads)
            throws InvalidMoleculeException {
        Molecule molecule = Molecule.fromSmiles(smiles);
        assertThat(SyntheticAccessibility.of(molecule)).isEqualTo(score, within(1e-6));
        assertThat(RingFusion.spiroAtoms(molecule)).isEqualTo(spiro);
        assertThat(RingFusion.bridgeheadAtoms(molecule)).isEqualTo(bridgeheads);
    }

    @ParameterizedTest
    @CsvSource({
        "C1CCC2(CC1)CC2, 1, 0",
        "C1CC2CCC1C2, 0, 2",
        "C1CC2CCC1CC2, 0, 2",
        "c1ccc2ccccc2c1, 0, 0",
    })
    void countsSpiroAndBridgeheadAtoms(String smiles, int spiro, int bridgeheads)
            throws InvalidMoleculeException {
        Molecule molecule = Molecule.fromSmiles(smiles);
        assertThat(RingFusion.spiroAtoms(molecule)).isEqualTo(spiro);
        assertThat(RingFusion.bridgeheadAtoms(molecule)).isEqualTo(bridgeheads);
    }

    /** Rings, spiro atoms, bridgeheads, stereo centers and score of RDKit 2022.09. */
    @ParameterizedTest
    @CsvSource({
        "O=S1(=O)C=CC=C2CCCCC3CC(C3)N21, 4, 0, 2, 1, 5.140987",
        "C1=CCC2C(=C1)CCCCC1CC2C1, 4, 0, 2, 1, 4.506850",
        "C1C2N3C2C3C=N1, 3, 0, 0, 4, 5.636594",
        "CCN1C=C1C1C2C=CCC1C2, 3, 0, 2, 4, 5.421367",
        "CC1C2=C(C3CNN3)CC3SN2C31, 6, 0, 4, 5, 6.904791",
        "CN1CCN2CN3NN(C13)CN(C1CC(N)C1)C2, 5, 0, 4, 4, 6.222522",
        "C1C23CC(N)(NC1)C2C3, 3, 1, 2, 3, 6.329954",
        "C1NNC23CNC2C12N3NN2N, 5, 2, 2, 4, 7.996429",
        "C1N2C3=C4NCC3(CN2)C4C(PC)(CN)CC1=N, 5, 1, 4, 4, 7.672636",
        "C(=C)C1CC(C)N1N1CN(C)C1, 2, 0, 0, 2, 4.707155",
        "C12(N)C34C1C23C4, 5, 2, 0, 2, 5.774443",
        "C1=CNC2CNCC(C1)OC2, 2, 0, 2, 2, 5.426293",
        "C1CCCCC2=COCCC(C1)C2, 2, 0, 2, 1, 4.703585",
        "C=C1C2CC23CP1NC3, 3, 1, 2, 3, 7.446183",
        "C=NC1NCN(C)CN2C(CC)C1N1NC21, 3, 0, 2, 6, 6.712234",
        "CC12CC3CN1C(N)C3N2, 4, 0, 4, 5, 6.564634",
        "CC1CC2(C)C3(C(C)(C(N)(N=N)N1)N3)ONC2, 3, 1, 0, 5, 6.715836",
        "CC=NCC1(N)CC(n2occ2N)C=CN1, 2, 0, 0, 2, 5.742627",
        "CCCC(CC)N(C)C(C)=C(C)C, 0, 0, 0, 1, 3.414009",
        "CCOCC(CO)N1CNN1, 1, 0, 0, 1, 4.134119",
        "CNC1(N)CCCCCN(C)N2CC(OC)C21, 2, 0, 0, 3, 4.970786",
        "C[SiH]1N(C)CC2(C)C(CCN)C12, 2, 0, 0, 4, 5.675463",
        "N1NC2C3C(N1)(N2)CO3, 4, 1, 2, 3, 7.193577",
        "NN1NNN(O)C1C(N)N, 1, 0, 0, 1, 5.491134",
    })
    void countsInCagesAsRdkitDoes(
            String smiles, int rings, int spiro, int bridgeheads, int centers, double score)
            throws InvalidMoleculeException {
        Molecule molecule = Molecule.fromSmiles(smiles);
        int found = 0;
        for (int a = 0; a < molecule.atomCount(); a++) {
            found += molecule.stereocenter(a) ? 1 : 0;
        }
        assertThat(molecule.ringCount()).isEqualTo(rings);
        assertThat(RingFusion.spiroAtoms(molecule)).isEqualTo(spiro);
        assertThat(RingFusion.bridgeheadAtoms(molecule)).isEqualTo(bridgeheads);
        assertThat(found).isEqualTo(centers);
        assertThat(SyntheticAccessibility.of(molecule)).isEqualTo(score, within(1e-6));
    }

    @Test
    void readsTheWholeTable() {
        FragmentScores table = FragmentScores.table();
        assertThat(table.size()).isEqualTo(705_292);
        assertThat(table.of(0)).isEqualTo(-4);
        assertThat(table.of(-1)).isEqualTo(-4);
        // radius 0 of CH3 and of benzene's CH, common to nearly every molecule
        assertThat(table.of((int) 2246728737L)).isGreaterThan(0);
        assertThat(table.of((int) 3218693969L)).isGreaterThan(0);
    }
}
