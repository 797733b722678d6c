package org.molrae.chemistry.smiles;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HydrogensTest {

    @ParameterizedTest
    @CsvSource({
        "[H]C, 1",
        "[H]O[H], 1",
        "[H][H], 2",
        "[2H]C, 2",
        "[H-].[Na+], 2",
        "[H]*, 2",
        "[H:1]C, 2",
        "[H]/N=C/C, 4",
        "[H]N=C, 2",
        "C[H]C, 3",
        "[H+], 1",
        "[H]C#C, 2",
    })
    void mergesWhatRdkitMerges(String smiles, int atoms) throws InvalidMoleculeException {
        MolecularGraph graph = SmilesReader.read(smiles);
        Hydrogens.merge(graph);
        assertThat(graph.atoms).isEqualTo(atoms);
    }

    @ParameterizedTest
    @CsvSource({
        "[H][C@](F)(Cl)Br, [C@H](F)(Cl)Br",
        "F[C@]([H])(Cl)Br, F[C@H](Cl)Br",
        "F[C@](Cl)([H])Br, F[C@@H](Cl)Br",
        "F[C@](Cl)(Br)[H], F[C@H](Cl)Br",
        "[C@](F)(Cl)(Br)[H], F[C@](Cl)(Br)[H]",
        "[H]/C(F)=C/Cl, F/C=C\\Cl",
        "[H]\\C(F)=C/Cl, F/C=C/Cl",
    })
    void keepsTheConfiguration(String smiles, String same) throws InvalidMoleculeException {
        assertThat(KekuleForm.of(smiles)).isEqualTo(KekuleForm.of(same)).containsPattern("[@/]");
    }

    @ParameterizedTest
    @CsvSource({
        "[H]/N=C(C)CC, N=C(C)CC",
        "[H]/N=C(/C)C, N=C(C)C",
        "[H]/N=C1/CCCCC1, N=C1CCCCC1",
    })
    void mergesWhatNoConfigurationNeeds(String smiles, String same)
            throws InvalidMoleculeException {
        assertThat(KekuleForm.of(smiles)).isEqualTo(KekuleForm.of(same)).doesNotContain("[H]");
    }
}
