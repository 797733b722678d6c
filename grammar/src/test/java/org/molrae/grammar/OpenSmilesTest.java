package org.molrae.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sections of the OpenSMILES specification, as far as they are syntax. */
final class OpenSmilesTest {
    private static final DerivationCodec CODEC =
            new DerivationCodec(Vocabulary.of(Grammar.named("smiles")));

    private static void roundTrip(String smiles) throws SyntaxException {
        Derivation derivation = CODEC.encode(smiles);
        assertThat(CODEC.decode(derivation)).isEqualTo(smiles);
        assertThat(CODEC.decode(CODEC.parse(CODEC.format(derivation)))).isEqualTo(smiles);
    }

    private static void rejects(String smiles) {
        assertThatThrownBy(() -> CODEC.encode(smiles)).isInstanceOf(SyntaxException.class);
    }

    /** 3.1 Atoms. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[U]",
                "[Pb]",
                "[He]",
                "[*]",
                "*",
                "[Og]",
                "[CH4]",
                "[ClH]",
                "[ClH1]",
                "[Cl-]",
                "[OH1-]",
                "[OH-1]",
                "[Cu+2]",
                "[Cu++]",
                "[Fe+15]",
                "[O--]",
                "[13CH4]",
                "[2H+]",
                "[238U]",
                "[000C]",
                "[CH4:2]",
                "[C:123456789]",
                "[C:007]",
                "[se]1cccc1",
                "[te]",
                "[as]",
                "[si]",
                "[nH0]",
                "[H]",
                "[HH]",
                "[H+]",
                "[Sc]",
                "[Cn]",
                "[Sn]",
                "[Co]"
            })
    void atoms(String smiles) throws SyntaxException {
        roundTrip(smiles);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]", "[C", "C]", "[Xx]", "[1234C]", "[CH10]", "[C+100]", "[C+-]", "[C+++]", "[C:]",
                "[C:1234567890]", "[H4C]", "[C@@@]", "[Ch]", "[cl]", "L", "J", "Na", "H", "D",
                "[C C]", "[C@TH3]", "[C@TB21]", "[C@OH31]", "[C@SP4]", "[C@AL0]", "[C@TB0]"
            })
    void noAtoms(String smiles) {
        rejects(smiles);
    }

    /** 3.2 Bonds, 3.3 branches. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CC",
                "C-C",
                "C=O",
                "C#N",
                "C$C",
                "c:c",
                "[Ga+]$[As-]",
                "CC(O)CC",
                "C(C)(C)(C)C",
                "C(C(C(C)))",
                "O=S(=O)(O)O",
                "C(=O)(-C)(#N)",
                "C(.C)C"
            })
    void bondsAndBranches(String smiles) throws SyntaxException {
        roundTrip(smiles);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "=C", "C=", "C==C", "(C)C", "C()C", "C(", "C)", "C((C))", "((C))", "C(=)C",
                "C(C", "CC(C))C", "C=(C)", "C(1)C1"
            })
    void noBondsAndBranches(String smiles) {
        rejects(smiles);
    }

    /** 3.4 Rings. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "C1CCCCC1", "C0CCCCC0", "N1CC2CCCC2CC1", "C=1CCCCC=1", "C=1CCCCC1", "C%25CCCCC%25",
                "C%01CC1", "C12CCCCC1CCCC2", "C%123", "C-1-2", "C/1=C/C1", "C1%12=3"
            })
    void rings(String smiles) throws SyntaxException {
        roundTrip(smiles);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1CC1", "C%1", "C%", "C%%11", "C%1C", "C=%1", "C.1"})
    void noRings(String smiles) {
        rejects(smiles);
    }

    /** 3.5 to 3.9: aromaticity, dots, isomers. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "c1ccccc1",
                "c1occc1",
                "b1ccccc1",
                "p1ccccc1",
                "Cn1cccc1",
                "[Na+].[Cl-]",
                "C1.C1",
                "c1cc(O.NCCO)ccc1",
                "F/C=C/F",
                "F\\C=C\\F",
                "C(\\F)=C/F",
                "N[C@](Br)(O)C",
                "[C@@H](C)(N)C",
                "OC(Cl)=[C@]=C(C)F",
                "OC=[C@AL1]=CF",
                "C[Pt@SP1](F)(Br)Cl",
                "S[As@TB1](F)(Cl)(Br)N",
                "S[As@TB20](F)(Cl)(Br)N",
                "C[Co@](F)(Cl)(Br)(I)S",
                "C[Co@OH30](F)(Cl)(Br)(I)S",
                "C[C@TH2](N)(O)F"
            })
    void aromaticityDotsAndStereo(String smiles) throws SyntaxException {
        roundTrip(smiles);
    }

    @ParameterizedTest
    @ValueSource(strings = {".C", "C.", "C..C", "C.=C", "C=.C", "C(C.)C", ".", "C-.C"})
    void noDots(String smiles) {
        rejects(smiles);
    }

    /** What the specification does not have but RDKit and CDK read. */
    @ParameterizedTest
    @ValueSource(strings = {"C(C)1CCCC1", "C1(C)2CCCC1C2"})
    void ringBondsAfterBranches(String smiles) throws SyntaxException {
        roundTrip(smiles);
    }

    /** White space ends a SMILES: cutting it off is the caller's part. */
    @ParameterizedTest
    @ValueSource(strings = {" C", "C ", "C\tmethane", "C\n", "\uFEFFC", "C\u0000", "C–C", "С"})
    void nothingElse(String smiles) {
        rejects(smiles);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CC(C)O", "c1ccccc1", "[nH]1cccc1", "C(C)(C)C.C"})
    void hasOneRuleMoreThanTokens(String smiles) throws SyntaxException {
        int tokens = Grammar.named("smiles").scan(smiles).size - 1;
        assertThat(CODEC.encode(smiles).size()).isEqualTo(tokens + 1);
    }
}
