package org.molrae.chemistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.KekuleForm;
import org.molrae.chemistry.smiles.MoleculeCheck;
import org.openscience.cdk.silent.SilentChemObjectBuilder;
import org.openscience.cdk.smiles.SmilesParser;

class AromaticFormTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "C1=CC=CC=C1 c1ccccc1",
                "CC1=CC=CC=C1F Cc1ccccc1F",
                "C1=CNC=C1 c1c[nH]cc1",
                "C[N+]1=CC=CC=C1 C[n+]1ccccc1",
                "CC(=O)O CC(=O)O",
                "F/C=C\\Cl F/C=C\\Cl",
                "N[C@@H](C)C(=O)O N[C@@H](C)C(=O)O",
                "[13CH4] [13CH4]",
                "C1=CC2=CC=CC=CC2=C1 c1cc-2cccccc2c1",
                "C1=CC=C(C=C1)C1=CC=CC=C1 c1ccc(cc1)-c1ccccc1",
                "C1=CC=C2C(=C1)C1=CC=CC=C12 c1ccc-2c(c1)-c1ccccc21",
                "C/N=C1\\C=CC=CN1 C/N=c/1cccc[nH]1",
                "C/N=C1C=CC=CN/1 C/N=c\\1cccc[nH]1",
                "O=C1C=CNC=C1 O=c1cc[nH]cc1",
                "C1=CC=[O+]C=C1 c1cc[o+]cc1",
                "C1=C[CH-]C=C1 c1c[cH-]cc1",
                "C1=CC#CC=C1 C1=CC#CC=C1",
                // a double bond that is not aromatic between atoms that are
                "Cc1nn2c3=c(c(=O)o3)cc(N)c(C)cc2c1 CC1=NN2C3=C(C(=O)O3)C=C(N)C(C)=CC2=C1",
                "[O-][N+]1=CC=CC=C1 [O-][n+]1ccccc1",
                "C1=C[Se]C=C1 c1c[se]cc1",
                "[2H]C1=CC=CC=C1 [2H]c1ccccc1",
                "[H]C1=CC=CC=C1 c1ccccc1",
                "[CH3:1][C:2]1=CC=CC=C1 [CH3:1][c:2]1ccccc1",
                "C1=CC=CC=C1.[Na+].[Cl-] c1ccccc1.[Na+].[Cl-]",
                "C1=CC=CC=CC=CN1 c1ccccccc[nH]1",
                // a ring of nine that RDKit calls aromatic: symbols would hide the directions
                "C1=C/C=C/C=C\\C=CN1 C1=C/C=C/C=C\\C=CN1",
                "CN(C)C1=[S+][Zn]2(S1)SC(=[S+]2)N(C)C CN(C)C1=[S+][Zn]2(S1)SC(=[S+]2)N(C)C",
            })
    void showsAromaticRings(String smiles, String form) throws InvalidMoleculeException {
        assertThat(AromaticForm.of(smiles)).isEqualTo(form);
        assertThat(KekuleForm.of(form)).isEqualTo(KekuleForm.of(smiles));
    }

    /** Twenty open rings: numbers of two digits, and marks of a center at ring bonds. */
    @Test
    void ringNumbersAndCentersStandInAnyOrder() throws InvalidMoleculeException {
        for (String smiles :
                List.of(
                        "C%12C3C4C5C6C7C8C9C1C2C%10C%11C%12C3C4C5C6C7C8C9C1C2C%10C%11",
                        "F[C@](Cl)1CCO1",
                        "[C@]1(F)(Cl)CCO1",
                        "[C@@H]1(F)CCO1",
                        "C1C[C@@]2(F)CC[C@@H]1C2",
                        "[P@@]12CC[C@H]1C2",
                        "C[S@](=O)c1ccccc1",
                        "F/C=C/C=C\\C1=CC=CC=C1",
                        "C1CCCCC/C=C/1")) {
            assertThat(KekuleForm.of(AromaticForm.of(smiles)))
                    .as(smiles)
                    .isEqualTo(KekuleForm.of(smiles));
        }
    }

    /** RDKit's writings of molecules of all kinds, in Kekulé and aromatic form. */
    @Test
    void everyWritingStaysTheMoleculeThatItIs() throws Exception {
        Set<String> texts = new LinkedHashSet<>();
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        AromaticFormTest.class.getResourceAsStream(
                                                "smiles/writings.tsv")),
                                StandardCharsets.UTF_8))) {
            reader.lines().forEach(line -> texts.addAll(List.of(line.split("[\t ]"))));
        }
        int molecules = 0;
        for (String text : texts) {
            if (MoleculeCheck.of(text).valid()) {
                molecules++;
                String form = KekuleForm.of(text);
                assertThat(KekuleForm.of(AromaticForm.of(text))).as(text).isEqualTo(form);
                assertThat(KekuleForm.of(AromaticForm.of(form))).as(form).isEqualTo(form);
            }
        }
        assertThat(molecules).isGreaterThan(1000);
    }

    /** Drawn by a model; RDKit's aromatic SMILES of them are no molecules to CDK. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cc-1=c(-c2nc(n2)-c-2cccc2=n1)NCCCOc1ccc(Cl)cc1Cl",
                "O=c1cc(oc2c1Sc1ccc(Br)cc1)c-1ncnc2=n-c2ccccc12",
                "CC(=O)N(C)c-1=n-c2c(c-3c(s2)-c3=c-c(F)=c-c=c12)"
                        + "SCC(=O)c1ccc(Cl)nc1N(C)CS(=O)(=O)CCSC1=CC=C(Cl)NN21",
                "COCn1c(=O)/c(sc1=CC=CC=C1)=N/C1=CC=Cc(c1)c#cc([O-])nc1=NC=CN1[C@H](C)CCC1=CC=CC(O)="
                        + "C1OCC(C)(C)C[NH+]1C",
            })
    void cdkFindsTheDoubleBonds(String smiles) throws Exception {
        String form = AromaticForm.of(smiles);
        assertThat(KekuleForm.of(form)).isEqualTo(KekuleForm.of(smiles));
        assertThat(
                        new SmilesParser(SilentChemObjectBuilder.getInstance())
                                .parseSmiles(form)
                                .getAtomCount())
                .isPositive();
    }

    @ParameterizedTest
    @CsvSource({"C1CC", "c1cccc1"})
    void refusesWhatIsNoMolecule(String smiles) {
        assertThatThrownBy(() -> AromaticForm.of(smiles))
                .isInstanceOf(InvalidMoleculeException.class);
    }
}
