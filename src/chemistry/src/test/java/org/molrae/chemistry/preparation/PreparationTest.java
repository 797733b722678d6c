package org.molrae.chemistry.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.KekuleForm;

class PreparationTest {

    private static Prepared.Kept kept(Preparation preparation, String smiles)
            throws InvalidMoleculeException {
        return (Prepared.Kept) preparation.of(smiles);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        // as RDKit's LargestFragmentChooser
        "CCO.Cl, CCO, SALTS",
        "CC(=O)[O-].[Na+], CC(=O)[O-], SALTS",
        "[Na+].[Cl-], [Cl-], SALTS",
        "CN1CCCC1c1cccnc1.OC(=O)C(O)C(O)C(=O)O, CN1CCCC1c1cccnc1, SALTS",
        "CN1CCC[C@H]1c1cccnc1.O.O, CN1CCC[C@H]1c1cccnc1, SALTS",
        "CC(=O)Oc1ccccc1C(=O)O.Cn1cnc2c1c(=O)n(C)c(=O)n2C, Cn1cnc2c1c(=O)n(C)c(=O)n2C, LARGEST",
        "Nc1ccccc1.Nc1ccccc1.OS(=O)(=O)O, Nc1ccccc1, SALTS|REPEATS",
        // smaller than its salt former, where RDKit keeps pamoate and dicyclohexylamine
        "CN1CCCN=C1/C=C/c1cccs1.OC(=O)c1cc2ccccc2c(Cc2c(O)c(C(=O)O)cc3ccccc23)c1O,"
                + " CN1CCCN=C1/C=C/c1cccs1, SALTS",
        "C1CCC(CC1)NC1CCCCC1.CC1(C)OP(=O)(O)CC1=O, CC1(C)OP(=O)(O)CC1=O, SALTS",
        // any protonation, isotope and configuration of what is on the list
        "Nc1ccccc1.[O-]C(=O)[C@H](O)[C@@H](O)C([O-])=O, Nc1ccccc1, SALTS",
        "Nc1ccccc1.[2H]OC([2H])([2H])[2H], Nc1ccccc1, SALTS",
        "[Fe+2].[C-]#N, [C-]#N, SALTS",
        // bonds to alkali metals, as in the ChEMBL structure pipeline
        "CCO[Na], CC[O-], METALS|SALTS",
        "[K]N(C)c1ccccc1, C[N-]c1ccccc1, METALS|SALTS",
        // nothing to do
        "CC(=O)O, CC(=O)O, ''",
        "O, O, ''",
        "F[C@H](Cl)Br, F[C@H](Cl)Br, ''"
    })
    void stripsSaltsAndSolvents(String smiles, String parent, String changes)
            throws InvalidMoleculeException {
        Prepared.Kept prepared = kept(Preparation.STRIPPED, smiles);
        assertThat(prepared.form()).isEqualTo(KekuleForm.of(parent));
        Set<String> expected =
                Arrays.stream(changes.split("\\|", -1))
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(prepared.changes().stream().map(Enum::name))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void whatIsNotAskedForIsNotDone() throws InvalidMoleculeException {
        Prepared.Kept prepared = kept(Preparation.NONE, "[13CH3]C(=O)[O-].[Na+]");
        assertThat(prepared.form()).isEqualTo(KekuleForm.of("[13CH3]C(=O)[O-].[Na+]"));
        assertThat(prepared.changes()).isEmpty();
    }

    @Test
    void stepsFollowEachOther() throws InvalidMoleculeException {
        Preparation all = Preparation.STRIPPED.withoutIsotopes().neutralized();
        Prepared.Kept prepared = kept(all, "[2H]C([2H])([2H])C(=O)[O-].[Na+]");
        assertThat(prepared.aromaticSmiles()).isEqualTo("CC(=O)O");
        assertThat(prepared.changes())
                .containsExactly(Change.SALTS, Change.ISOTOPES, Change.NEUTRALIZED);
        assertThatThrownBy(() -> all.of("C1CC")).isInstanceOf(InvalidMoleculeException.class);
    }

    @Test
    void equalMoleculesHaveEqualTexts() throws InvalidMoleculeException {
        String one = kept(Preparation.STRIPPED, "c1ccc2[nH]ccc2c1").aromaticSmiles();
        assertThat(kept(Preparation.STRIPPED, "C1=Cc2ccccc2N1.Cl").aromaticSmiles()).isEqualTo(one);
        assertThat(one).contains("c").doesNotContain("=");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "CC, fewer than 3 atoms",
        "CCCCCCCC, more than 7 atoms",
        "CC[Si], the element Si",
        "C1CC1, a ring of 3",
        "CC[NH3+], the charge +1",
        "CC[O-], the charge -1",
        "CC[13CH3], an isotope label",
        "CCCO, ''",
        "[2H]CCO, an isotope label"
    })
    void filtersSayWhy(String smiles, String reason) throws InvalidMoleculeException {
        Preparation preparation =
                Preparation.STRIPPED
                        .where(new MoleculeFilter.HeavyAtoms(3, 7))
                        .where(new MoleculeFilter.AllowedElements(Set.of("C", "N", "O")))
                        .where(new MoleculeFilter.RingSizes(5, 6))
                        .where(new MoleculeFilter.NetCharge(0))
                        .where(new MoleculeFilter.NaturalIsotopes());
        Prepared prepared = preparation.of(smiles);
        assertThat(prepared instanceof Prepared.LeftOut left ? left.reason() : "")
                .isEqualTo(reason);
    }

    @Test
    void filtersThatNothingPassesAreRefused() {
        assertThatThrownBy(() -> new MoleculeFilter.HeavyAtoms(5, 4))
                .hasMessageContaining("5 to 4 atoms is no range");
        assertThatThrownBy(() -> new MoleculeFilter.AllowedElements(Set.of("Xx")))
                .hasMessageContaining("'Xx' is no element");
        assertThatThrownBy(() -> new MoleculeFilter.NetCharge(-1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSetTakesEachMoleculeOnceAndCounts() throws InvalidMoleculeException {
        Preparation preparation =
                Preparation.STRIPPED.neutralized().where(new MoleculeFilter.HeavyAtoms(3, 100));
        PreparedSet set = new PreparedSet();
        assertThat(set.add(preparation.of("CC(=O)[O-].[Na+]"))).isInstanceOf(Prepared.Kept.class);
        assertThat(set.add(preparation.of("OC(C)=O")))
                .isEqualTo(new Prepared.LeftOut(PreparedSet.DUPLICATE));
        assertThat(set.add(preparation.of("C.Cl"))).isInstanceOf(Prepared.LeftOut.class);
        assertThat(set.kept()).isEqualTo(1);
        assertThat(set.changed())
                .containsEntry(Change.SALTS, 1L)
                .containsEntry(Change.NEUTRALIZED, 1L);
        assertThat(set.leftOut())
                .containsEntry(PreparedSet.DUPLICATE, 1L)
                .containsEntry("fewer than 3 atoms", 1L);
    }

    @Test
    void theListIsOfDifferentSaltFormers() throws InvalidMoleculeException {
        SaltList list = SaltList.standard();
        assertThat(list.size()).isGreaterThan(100);
        assertThat(list.name("[Mg+2]")).contains("Mg");
        assertThat(list.name("[O-]C(=O)C(F)(F)F")).contains("trifluoroacetate");
        assertThat(list.name("OC(=O)/C=C/C(=O)O")).contains("fumarate or maleate");
        assertThat(list.name("c1ccccc1O")).isEmpty();
    }
}
