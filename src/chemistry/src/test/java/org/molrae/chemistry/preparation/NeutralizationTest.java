package org.molrae.chemistry.preparation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.KekuleForm;

class NeutralizationTest {

    /** The right column is RDKit's {@code Uncharger}, release 2022.09. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "[NH3+]CC(=O)[O-].[Na+], NCC(=O)[O-].[Na+]",
        "C[N+](C)(C)CC(=O)[O-], C[N+](C)(C)CC(=O)[O-]",
        "C[N+](C)(C)CC([O-])CC(=O)[O-], C[N+](C)(C)CC(O)CC(=O)[O-]",
        "C[N+](C)(C)CC([O-])CC[O-], C[N+](C)(C)CC([O-])CCO",
        "C[N+](C)(C)CC(CC[O-])[O-], C[N+](C)(C)CC([O-])CCO",
        "[NH4+], N",
        "[OH3+], O",
        "[Na+].[Cl-], [Na+].[Cl-]",
        "[O-]c1ccccc1, Oc1ccccc1",
        "C[n+]1ccccc1[O-], C[n+]1ccccc1[O-]",
        "[O-][N+](=O)c1ccccc1[O-], O=[N+]([O-])c1ccccc1O",
        "[C-]#N, C#N",
        "[C-]#[O+], [C-]#[O+]",
        "CC[CH2-], CCC",
        "C[S+](C)C, C[S+](C)C",
        "C[SH+]C, CSC",
        "[O-][n+]1ccccc1, [O-][n+]1ccccc1",
        "C=[NH+][O-], C=[NH+][O-]",
        "[N-]=[N+]=NC, [N-]=[N+]=NC",
        "[O-]S(=O)(=O)[O-].[NH3+]CC[NH3+], NCCN.O=S(=O)(O)O",
        "[B-](F)(F)(F)F, F[B-](F)(F)F",
        "c1cc[o+]cc1, c1cc[o+]cc1",
        "[O-]Cl(=O)(=O)=O, [O-][Cl+3]([O-])([O-])O",
        "[O-][N+](=O)[O-], O[N+](=O)[O-]",
        "[S-]C#N, N#CS",
        "OB(O)[O-], OB(O)O",
        "[NH2+]=C(N)N, N=C(N)N",
        "[O-]P([O-])([O-])=O.[Ca+2], O=P([O-])([O-])O.[Ca+2]",
        "C[N+](C)(C)CC(O)CP(=O)([O-])[O-], C[N+](C)(C)CC(O)CP(=O)([O-])O",
        "[n-]1nnnc1C.C[N+](C)(C)C, Cc1nnn[n-]1.C[N+](C)(C)C",
        "[2H][NH3+], [2H]N",
        "CC[NH+]1CCC[C@H]1C(=O)[O-], CCN1CCC[C@H]1C(=O)O",
        "C/C=C/C(=O)[O-], C/C=C/C(=O)O"
    })
    void protonsMoveAsInRdkit(String smiles, String neutral) throws InvalidMoleculeException {
        assertThat(Neutralization.of(smiles)).isEqualTo(KekuleForm.of(neutral));
    }

    /**
     * Differences from RDKit on purpose: it makes {@code [PH](F)(F)(F)(F)(F)F}, {@code C}, {@code
     * B}, an aromatic ring of five carbons without the proton, and protonates the chloride since it
     * counts the oxygen of the nitro group as an anion to be balanced.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "F[P-](F)(F)(F)(F)F, F[P-](F)(F)(F)(F)F",
        "[CH3+], [CH3+]",
        "[BH4-], [BH4-]",
        "[CH-]1C=CC=C1, C1C=CC=C1",
        "C[N+](C)(C)Cc1ccc([N+](=O)[O-])cc1.[Cl-], C[N+](C)(C)Cc1ccc([N+](=O)[O-])cc1.[Cl-]",
        "I[I-]I, I[I-]I",
        "[N-]=[N+]=[N-], N=[N+]=[N-]"
    })
    void protonsAlone(String smiles, String expected) throws InvalidMoleculeException {
        assertThat(Neutralization.of(smiles)).isEqualTo(KekuleForm.of(expected));
    }

    @Test
    void theWritingDoesNotMatter() throws InvalidMoleculeException {
        // two carboxylates, one of which balances the pyridinium
        assertThat(Neutralization.of("C[n+]1ccc(CC([O-])=O)c(CCC([O-])=O)c1"))
                .isEqualTo(Neutralization.of("[O-]C(=O)CCc1c[n+](C)ccc1CC([O-])=O"));
    }
}
