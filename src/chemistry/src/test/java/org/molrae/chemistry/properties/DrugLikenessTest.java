package org.molrae.chemistry.properties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.structure.Molecule;

class DrugLikenessTest {

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "fragment-properties.tsv", delimiter = '\t', quoteCharacter = '\0')
    void agreesWithRdkit(
            String smiles,
            double accessibility,
            int spiro,
            int bridgeheads,
            double score,
            double weight,
            double logP,
            int acceptors,
            int donors,
            double polarSurface,
            int rotatable,
            int aromaticRings,
            int alerts)
            throws InvalidMoleculeException {
        Molecule molecule = Molecule.fromSmiles(smiles);
        assertThat(DrugLikeness.acceptors(molecule)).isEqualTo(acceptors);
        assertThat(DrugLikeness.aromaticRings(molecule)).isEqualTo(aromaticRings);
        assertThat(DrugLikeness.alerts(molecule)).isEqualTo(alerts);
        double[] properties = {
            weight, logP, acceptors, donors, polarSurface, rotatable, aromaticRings, alerts
        };
        assertThat(DrugLikeness.score(properties)).isEqualTo(score, within(2e-6));
        assertThat(Descriptors.DRUG_LIKENESS.of(molecule)).isEqualTo(score, within(1e-4));
    }

    /** Examples of RDKit's documentation, after the authors' own implementation. */
    @ParameterizedTest
    @CsvSource({
        "N=C(CCSCc1csc(N=C(N)N)n1)NS(N)(=O)=O, 0.253",
        "CNC(=NCCSCc1nc[nH]c1C)NC#N, 0.234",
        "CCCCCNC(=N)NN=Cc1c[nH]c2ccc(CO)cc12, 0.234",
    })
    void hasThePublishedScores(String smiles, double score) throws InvalidMoleculeException {
        assertThat(Descriptors.DRUG_LIKENESS.of(Molecule.fromSmiles(smiles)))
                .isEqualTo(score, within(1e-3));
    }

    @ParameterizedTest
    @CsvSource({
        "c1ccccc1, 1",
        "c1ccc2ccccc2c1, 2",
        "C1CCCCC1, 0",
        // the ring atoms between the benzene rings have aromatic neighbors only and stay
        "N1C2=CC=CC=C2SC3=C1C=CC4=C3C=CC=C4, 4",
        "C1CC1c1ccccc1, 1",
    })
    void countsRingsThatAreLeft(String smiles, int rings) throws InvalidMoleculeException {
        assertThat(DrugLikeness.aromaticRings(Molecule.fromSmiles(smiles))).isEqualTo(rings);
    }

    @Test
    void desirabilityIsHighestInTheMiddle() {
        DoubleSigmoid sigmoid = new DoubleSigmoid(0, 1, 5, 4, 0.1, 0.1, 1);
        assertThat(sigmoid.of(5)).isEqualTo(1, within(1e-6));
        assertThat(sigmoid.of(3)).isEqualTo(0.5, within(1e-6));
        assertThat(sigmoid.of(7)).isEqualTo(0.5, within(1e-6));
        assertThat(sigmoid.of(0)).isLessThan(1e-6);
    }
}
