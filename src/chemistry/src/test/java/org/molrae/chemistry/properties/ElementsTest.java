package org.molrae.chemistry.properties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.molrae.chemistry.alerts.AlertCatalog;
import org.molrae.chemistry.fingerprint.MorganFingerprint;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.structure.Molecule;

/** Every element, natural and as isotopes, measured or not. */
class ElementsTest {

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "elements.tsv", delimiter = '\t', quoteCharacter = '\0')
    void haveTheFiguresOfRdkit(
            String smiles,
            double weight,
            double exactMass,
            double accessibility,
            double drugLikeness,
            String environments)
            throws InvalidMoleculeException {
        Molecule molecule = Molecule.fromSmiles(smiles);
        assertThat(Masses.weight(molecule)).isEqualTo(weight, within(1e-5));
        assertThat(Masses.exact(molecule)).isEqualTo(exactMass, within(1e-5));
        assertThat(MorganFingerprint.counts(molecule, 2)).hasToString(environments);
        assertThat(SyntheticAccessibility.of(molecule)).isEqualTo(accessibility, within(2e-6));
        assertThat(Descriptors.DRUG_LIKENESS.of(molecule)).isEqualTo(drugLikeness, within(1e-5));
        for (Descriptor descriptor : Descriptors.all()) {
            assertThat(descriptor.of(molecule)).as(descriptor.name()).isFinite();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "c1cc[se]c1, true",
        "C1=C[Te]C=C1, true",
        "c1cc[siH]cc1, true",
        "c1cc[asH]c1, true",
        "C[Se]C, true",
        "c1ccsc1, false",
    })
    void areHeavyMetalsForBrenkAromaticOrNot(String smiles, boolean heavy)
            throws InvalidMoleculeException {
        assertThat(
                        AlertCatalog.brenk()
                                .matches(Molecule.fromSmiles(smiles))
                                .contains("heavy_metal"))
                .isEqualTo(heavy);
    }
}
