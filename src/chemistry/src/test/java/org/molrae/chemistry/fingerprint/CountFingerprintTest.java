package org.molrae.chemistry.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.structure.Molecule;

class CountFingerprintTest {

    private static final String CAMPHOR = "CC1(C)C2CCC1(C)C(=O)C2";
    private static final String MENTHOL = "CC(C)C1CCC(C)CC1O";
    private static final String TADALAFIL =
            "O=C1N(CC(N2C1CC3=C(C2C4=CC5=C(OCO5)C=C4)NC6=C3C=CC=C6)=O)C";
    private static final String SILDENAFIL =
            "CCCC1=NN(C2=C1N=C(NC2=O)C3=C(C=CC(=C3)S(=O)(=O)N4CCN(CC4)C)OCC)C";
    private static final String ALBUTEROL = "CC(C)(C)NCC(O)c1ccc(O)c(CO)c1";
    private static final String ARIPIPRAZOLE = "Clc4cccc(N3CCN(CCCCOc2ccc1c(NC(=O)CC1)c2)CC3)c4Cl";

    @ParameterizedTest(name = "{0} of {1}")
    @CsvFileSource(
            resources = "counts.tsv",
            delimiter = '\t',
            quoteCharacter = '\0',
            maxCharsPerColumn = 32768)
    void hasIdentifiersOfRdkit(CountFingerprint fingerprint, String smiles, String counts)
            throws InvalidMoleculeException {
        assertThat(fingerprint.apply(Molecule.fromSmiles(smiles)))
                .hasToString(counts.equals("-") ? "" : counts);
    }

    @ParameterizedTest
    @CsvSource({
        "camphor, menthol, 0.160000, 0.140351, 0.450000, 0.145833, 0.132075",
        "tadalafil, sildenafil, 0.173333, 0.131313, 0.303704, 0.279137, 0.183673",
        "aripiprazole, albuterol, 0.090909, 0.070968, 0.157895, 0.074519, 0.052192"
    })
    void similaritiesAreThoseOfRdkit(
            String a, String b, double ecfp4, double ecfp6, double fcfp4, double ap, double phco)
            throws InvalidMoleculeException {
        assertThat(tanimoto(CountFingerprint.ECFP4, a, b)).isEqualTo(ecfp4, within(5e-7));
        assertThat(tanimoto(CountFingerprint.ECFP6, a, b)).isEqualTo(ecfp6, within(5e-7));
        assertThat(tanimoto(CountFingerprint.FCFP4, a, b)).isEqualTo(fcfp4, within(5e-7));
        assertThat(tanimoto(CountFingerprint.AP, a, b)).isEqualTo(ap, within(5e-7));
        assertThat(tanimoto(CountFingerprint.PHCO, a, b)).isEqualTo(phco, within(5e-7));
    }

    private static double tanimoto(CountFingerprint fingerprint, String a, String b)
            throws InvalidMoleculeException {
        return fingerprint.apply(molecule(a)).tanimoto(fingerprint.apply(molecule(b)));
    }

    private static Molecule molecule(String name) throws InvalidMoleculeException {
        return Molecule.fromSmiles(
                switch (name) {
                    case "camphor" -> CAMPHOR;
                    case "menthol" -> MENTHOL;
                    case "tadalafil" -> TADALAFIL;
                    case "sildenafil" -> SILDENAFIL;
                    case "albuterol" -> ALBUTEROL;
                    default -> ARIPIPRAZOLE;
                });
    }

    @Test
    void countsNoPairsBeyondTenBondsOrBetweenComponents() throws InvalidMoleculeException {
        // of 12 atoms in a chain only the two ends are 11 bonds apart
        assertThat(CountFingerprint.AP.apply(Molecule.fromSmiles("C".repeat(12))).total())
                .isEqualTo(12 * 11 / 2 - 1);
        assertThat(CountFingerprint.AP.apply(Molecule.fromSmiles("CC.O")).total()).isOne();
        assertThat(CountFingerprint.AP.apply(Molecule.fromSmiles("C")).total()).isZero();
    }

    @Test
    void pharmacophoresHaveNoNeighborsAndNoOtherComponents() throws InvalidMoleculeException {
        // hydroxyl: donor and acceptor on one atom; N and O next to each other
        assertThat(CountFingerprint.PHCO.apply(Molecule.fromSmiles("CO")).distinct()).isZero();
        assertThat(CountFingerprint.PHCO.apply(Molecule.fromSmiles("NO")).distinct()).isZero();
        assertThat(CountFingerprint.PHCO.apply(Molecule.fromSmiles("CO.CN")).distinct()).isZero();
        // two hydroxyls three bonds apart: HA-HA, HA-HD and HD-HD
        assertThat(CountFingerprint.PHCO.apply(Molecule.fromSmiles("OCCO")).distinct())
                .isEqualTo(3);
    }
}
