package org.molrae.molecules.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChemNetTextTest {

    @Test
    void numbersSymbolsAndEndsWithADot() {
        assertThat(ChemNetText.symbols("")).containsExactly(34);
        assertThat(ChemNetText.symbols("CNO")).containsExactly(0, 1, 2, 34);
        assertThat(ChemNetText.symbols("C[C@H](F)=O"))
                .containsExactly(0, 26, 0, 28, 3, 27, 13, 4, 14, 25, 2, 34);
    }

    @Test
    void takesTwoLettersForOneSymbolWhereverTheyStand() {
        assertThat(ChemNetText.symbols("ClCBr[SiH2]S"))
                .containsExactly(5, 0, 8, 26, 11, 3, 18, 27, 9, 34);
        // l, r and i alone are unknown, and so are other elements
        assertThat(ChemNetText.symbols("C[Al]")).containsExactly(0, 26, 33, 33, 27, 34);
        assertThat(ChemNetText.symbols("[Cr]")).containsExactly(26, 0, 33, 27, 34);
    }

    @Test
    void knowsNoSlashesPercentsNinesOrLetters() {
        assertThat(ChemNetText.symbols("C/C\\C%10C9pX\u00e9"))
                .containsExactly(0, 33, 0, 33, 0, 33, 17, 33, 0, 33, 33, 33, 33, 34);
        assertThat(ChemNetText.symbols("C.c")).containsExactly(0, 34, 29, 34);
    }

    @Test
    void cutsLongTextsBeforeTheDot() {
        assertThat(ChemNetText.symbols("C".repeat(349))).hasSize(350).endsWith(0, 34);
        assertThat(ChemNetText.symbols("Cl".repeat(349))).hasSize(350).endsWith(5, 34);
        assertThat(ChemNetText.symbols("C".repeat(1000))).hasSize(350).endsWith(0, 34);
    }
}
