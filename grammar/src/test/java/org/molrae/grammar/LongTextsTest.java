package org.molrae.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Deep and long texts: no recursion, no time or memory beyond the text's own. */
final class LongTextsTest {
    private static final int DEEP = 100_000;

    private static void roundTrip(Grammar grammar, String text) throws SyntaxException {
        DerivationCodec codec = new DerivationCodec(Samples.learnt(grammar, 20));
        assertThat(codec.decode(codec.encode(text)).equals(text)).isTrue();
    }

    private static SyntaxException failure(Grammar grammar, String text) {
        return catchThrowableOfType(SyntaxException.class, () -> grammar.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"smiles", "kusner"})
    void nestsBranches(String name) throws SyntaxException {
        Grammar grammar = Grammar.named(name);
        roundTrip(grammar, "C(".repeat(DEEP) + "C" + ")C".repeat(DEEP));
        SyntaxException open = failure(grammar, "C(".repeat(DEEP));
        assertThat(open.position()).isEqualTo(2 * DEEP);
        assertThat(open.found()).isEqualTo("end of input");
        SyntaxException unclosed = failure(grammar, "C(".repeat(DEEP) + "C" + ")".repeat(DEEP - 1));
        assertThat(unclosed.position()).isEqualTo(3 * DEEP);
        SyntaxException closed = failure(grammar, "C(".repeat(DEEP) + "C" + ")".repeat(DEEP + 1));
        assertThat(closed.position()).isEqualTo(3 * DEEP + 1);
        assertThat(closed.excerpt()).hasSizeLessThan(200);
    }

    @ParameterizedTest
    @CsvSource({"expression, sin( , x, ' )'", "calculus, - , a,", "calculus, ∫ 1 , a,"})
    void nestsOperators(String name, String before, String middle, String after)
            throws SyntaxException {
        String closing = after == null ? "" : after.repeat(DEEP);
        roundTrip(Samples.grammar(name), (before.strip() + " ").repeat(DEEP) + middle + closing);
    }

    @ParameterizedTest
    @CsvSource({
        "smiles, C, CN(=O)",
        "kusner, C, CN(=O)",
        "kusner, C, 12",
        "kusner, C, =1",
        "expression, x, ' + x'",
        "characters, ∫, 𝜋)\"",
        "calculus, a, ' ^ b'"
    })
    void readsAMegabyte(String name, String first, String more) throws SyntaxException {
        String text = first + more.repeat(1_000_000 / more.length());
        roundTrip(Samples.grammar(name), text);
    }

    @ParameterizedTest
    @CsvSource({"smiles, C", "kusner, C", "expression, x ", "calculus, 𝜋"})
    void findsTheErrorInAMegabyte(String name, String piece) {
        String joint = name.equals("smiles") || name.equals("kusner") ? "" : "+";
        String text = (piece + joint).repeat(500_000) + "!" + piece.repeat(500_000);
        assertThat(failure(Samples.grammar(name), text).position()).isEqualTo(text.indexOf('!'));
    }
}
