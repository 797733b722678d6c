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
