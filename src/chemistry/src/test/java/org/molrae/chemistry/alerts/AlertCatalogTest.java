package org.molrae.chemistry.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.molrae.chemistry.pattern.SubstructurePattern;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.structure.Molecule;

class AlertCatalogTest {

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "alerts.tsv", delimiter = '\t', quoteCharacter = '\0')
    void raisesTheAlertsOfRdkit(
            String smiles,
            @Nullable String pains,
            @Nullable String brenk,
            @Nullable String mcf,
            @Nullable String mosesPains,
            @Nullable String drugLikeness)
            throws InvalidMoleculeException {
        Molecule molecule = Molecule.fromSmiles(smiles);
        check(AlertCatalog.pains(), molecule, pains);
        check(AlertCatalog.brenk(), molecule, brenk);
        check(AlertCatalog.mcf(), molecule, mcf);
        check(AlertCatalog.mosesPains(), molecule, mosesPains);
        check(AlertCatalog.drugLikeness(), molecule, drugLikeness);
    }

    private static void check(AlertCatalog catalog, Molecule molecule, @Nullable String names) {
        List<String> expected = names == null ? List.of() : Arrays.asList(names.split("\\|", -1));
        assertThat(catalog.matches(molecule)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(catalog.count(molecule)).isEqualTo(expected.size());
        assertThat(catalog.matchesAny(molecule)).isEqualTo(!expected.isEmpty());
    }

    @Test
    void hasThePublishedNumberOfAlerts() {
        assertThat(AlertCatalog.pains().alerts()).hasSize(480);
        assertThat(AlertCatalog.brenk().alerts()).hasSize(105);
        assertThat(AlertCatalog.mcf().alerts()).hasSize(22);
        assertThat(AlertCatalog.drugLikeness().alerts()).hasSize(116);
    }

    @Test
    void takesAListOfOnesOwn() throws InvalidMoleculeException {
        AlertCatalog catalog =
                AlertCatalog.of(
                        List.of(
                                new AlertCatalog.Alert("acid", SubstructurePattern.of("C(=O)[OH]")),
                                new AlertCatalog.Alert("amine", SubstructurePattern.of("[NX3]"))));
        assertThat(catalog.matches(Molecule.fromSmiles("NCC(=O)O")))
                .containsExactly("acid", "amine");
        assertThat(catalog.matches(Molecule.fromSmiles("NC"))).containsExactly("amine");
    }
}
