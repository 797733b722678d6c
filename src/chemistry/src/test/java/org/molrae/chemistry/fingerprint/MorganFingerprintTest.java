package org.molrae.chemistry.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.structure.Molecule;

class MorganFingerprintTest {

    @ParameterizedTest(name = "{0}, radius {1}")
    @CsvFileSource(
            resources = "morgan.tsv",
            delimiter = '\t',
            quoteCharacter = '\0',
            maxCharsPerColumn = 16384)
    void hasIdentifiersOfRdkit(String smiles, int radius, String environments)
            throws InvalidMoleculeException {
        Molecule molecule = Molecule.fromSmiles(smiles);
        assertThat(MorganFingerprint.counts(molecule, radius)).hasToString(environments);
    }

    @Test
    void countsEnvironmentsThatCoverTheSameBondsOnce() throws InvalidMoleculeException {
        // two atoms and one bond: the two environments of radius 1 cover the same bond
        Molecule ethane = Molecule.fromSmiles("CC");
        assertThat(MorganFingerprint.counts(ethane, 2).total()).isEqualTo(3);
        assertThat(MorganFingerprint.counts(ethane, 0).distinct()).isEqualTo(1);
    }

    @Test
    void doesNotDependOnTheOrderOfAtoms() throws InvalidMoleculeException {
        assertThat(MorganFingerprint.folded(Molecule.fromSmiles("OCc1ccncc1"), 2, 1024))
                .isEqualTo(MorganFingerprint.folded(Molecule.fromSmiles("c1cc(CO)ccn1"), 2, 1024));
    }

    @Test
    void handlesMoreBondsThanAWordHasBits() throws InvalidMoleculeException {
        // a chain of 201: ends and next to ends differ, the inner ones are alike at each radius
        EnvironmentCounts counts =
                MorganFingerprint.counts(Molecule.fromSmiles("C".repeat(201)), 2);
        assertThat(counts.total()).isEqualTo(201 + 201 + 199);
    }

    @Test
    void rejectsRadiusOutOfRange() throws InvalidMoleculeException {
        Molecule methane = Molecule.fromSmiles("C");
        assertThatThrownBy(() -> MorganFingerprint.identifiers(methane, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the radius is 0 to 16, not -1");
    }
}
