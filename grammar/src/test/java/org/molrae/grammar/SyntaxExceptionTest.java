package org.molrae.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SyntaxExceptionTest {
    private static SyntaxException error(String grammar, String text) {
        try {
            Grammar.named(grammar).parse(text);
        } catch (SyntaxException e) {
            return e;
        }
        throw new AssertionError(text + " is " + grammar);
    }

    @Test
    void saysWhatWhereAndInstead() {
        SyntaxException error = error("smiles", "CC=)C");
        assertThat(error.position()).isEqualTo(3);
        assertThat(error.found()).isEqualTo("')'");
        assertThat(error.expected()).containsExactly("ATOM", "BRACKET_ATOM", "DIGIT", "RING_LABEL");
        assertThat(error.excerpt()).isEqualTo("CC=)C\n   ^");
        assertThat(error.getMessage()).isEqualTo(error.summary() + "\n" + error.excerpt());
    }

    @Test
    void theFirstErrorCountsWhetherOfTheParserOrTheLexer() {
        assertThat(error("smiles", "C)Q").position()).isEqualTo(1);
        assertThat(error("smiles", "CQ)").position()).isEqualTo(1);
        assertThat(error("smiles", "C)[Q").position()).isEqualTo(1);
        assertThat(error("smiles", "C[Q)").position()).isEqualTo(2);
    }

    @Test
    void theEndOfTheTextIsAPlaceToo() {
        for (String text : new String[] {"", "C(", "C(C", "C=", "[C", "[", "C%1"}) {
            SyntaxException error = error("smiles", text);
            assertThat(error.position()).isEqualTo(text.length());
            assertThat(error.found()).isEqualTo("end of input");
        }
    }

    @Test
    void showsOnlyTheSurroundingsOfLongTexts() {
        SyntaxException error = error("smiles", "C".repeat(1000) + ")" + "N".repeat(1000));
        assertThat(error.position()).isEqualTo(1000);
        assertThat(error.excerpt())
                .isEqualTo(
                        "..."
                                + "C".repeat(35)
                                + ")"
                                + "N".repeat(34)
                                + "...\n"
                                + " ".repeat(38)
                                + "^");
    }

    @Test
    void countsUtf16UnitsButPutsTheCaretUnderTheCharacter() {
        SyntaxException error = error("smiles", "C\uD83D\uDE00C");
        assertThat(error.position()).isEqualTo(1);
        assertThat(error.found()).isEqualTo("'\uD83D\uDE00'");
        SyntaxException later = new SyntaxException("\uD83D\uDE00)", 2, "')'", List.of());
        assertThat(later.getMessage()).isEqualTo("unexpected ')' at position 2\n\uD83D\uDE00)\n ^");
    }

    @Test
    void cutsNoSurrogatePair() {
        String pair = "\uD83D\uDE00";
        for (int shift = 0; shift < 2; shift++) {
            String text = "C".repeat(shift) + pair.repeat(40);
            SyntaxException error = new SyntaxException(text, 40 + shift, "x", List.of());
            assertThat(error.excerpt()).doesNotContain("\uFFFD");
        }
    }

    @Test
    void namesWhatCannotBeSeen() {
        assertThat(error("smiles", "C\nC").getMessage())
                .startsWith("unexpected U+000A at position 1, expected ")
                .endsWith("\nC\uFFFDC\n ^");
        assertThat(error("smiles", "C\uD83DC").found()).isEqualTo("U+D83D");
        assertThat(error("smiles", "\u202EC").found()).isEqualTo("U+202E");
    }
}
