package org.molrae.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class DerivationCodecTest {
    private static final DerivationCodec SMILES =
            new DerivationCodec(Vocabulary.of(Grammar.named("smiles")));

    static List<Grammar> grammars() {
        return Samples.grammars();
    }

    @ParameterizedTest
    @MethodSource("grammars")
    void decodingUndoesEncoding(Grammar grammar) throws SyntaxException {
        Vocabulary learnt = Samples.learnt(grammar, 30);
        for (Vocabulary vocabulary : List.of(Vocabulary.of(grammar), learnt.plain(), learnt)) {
            DerivationCodec codec = new DerivationCodec(vocabulary);
            for (String text : Samples.texts(grammar)) {
                Derivation derivation = codec.encode(text);
                assertThat(codec.decode(derivation)).isEqualTo(text);
                assertThat(codec.parse(codec.format(derivation))).isEqualTo(derivation);
            }
        }
    }

    @Test
    void keepsSpellingsThatTheLexiconLacks() throws SyntaxException {
        VocabularyLearner learner = new VocabularyLearner(Grammar.named("smiles"));
        learner.encode("[nH]");
        DerivationCodec codec = new DerivationCodec(learner.vocabulary());
        Derivation derivation = codec.encode("[2H]C[nH]%12[O-]");
        assertThat(derivation)
                .isEqualTo(
                        Derivation.of(
                                new int[] {17, 20, 113, 46, 35, 56},
                                List.of("[2H]", "%12", "[O-]")));
        assertThat(codec.format(derivation)).isEqualTo("17:[2H] 20 113 46:%12 35:[O-] 56");
        assertThat(codec.decode(derivation)).isEqualTo("[2H]C[nH]%12[O-]");
    }

    @Test
    void whiteSpaceIsWrittenOneWay() throws SyntaxException {
        DerivationCodec codec = new DerivationCodec(Vocabulary.of(Grammar.named("expression")));
        assertThat(codec.decode(codec.encode("x+sin(  x/2)"))).isEqualTo("x + sin( x / 2 )");
    }

    @Test
    void refusesWhatIsNoCompleteDerivation() {
        for (Object[] wrong :
                new Object[][] {
                    {Derivation.of(), "at index 0: the derivation ends, but chain is not expanded"},
                    {Derivation.of(2), "at index 1: the derivation ends, but tail is not expanded"},
                    {Derivation.of(2, 2), "at index 1: rule chain → C tail does not expand tail"},
                    {
                        Derivation.of(2, 56, 56),
                        "at index 2: the derivation is complete before rule 56"
                    },
                    {Derivation.of(2, 112), "at index 1: there is no rule 112"},
                    {Derivation.of(-1), "at index 0: there is no rule -1"},
                    {Derivation.of(17, 56), "at index 0: open rule 17 lacks its spelling"},
                    {
                        Derivation.of(new int[] {2, 35, 56}, List.of("[Q]")),
                        "at index 1: [Q] is not a spelling of BRACKET_ATOM"
                    },
                    {
                        Derivation.of(new int[] {2, 56}, List.of("[nH]")),
                        "at index 2: the derivation ends, but spellings are left"
                    }
                }) {
            assertThatThrownBy(() -> SMILES.decode((Derivation) wrong[0]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage((String) wrong[1]);
        }
    }

    @Test
    void refusesWordsThatAreNoRules() {
        for (String[] wrong :
                new String[][] {
                    {"2 112", "unexpected '1' at position 2, expected a rule id from 0 to 111"},
                    {"2 -1", "unexpected '-' at position 2, expected a rule id from 0 to 111"},
                    {"2 x", "unexpected 'x' at position 2, expected a rule id from 0 to 111"},
                    {
                        "2 99999999999999999999999",
                        "unexpected '9' at position 2, expected a rule id from 0 to 111"
                    },
                    {":[nH]", "unexpected ':' at position 0, expected a rule id from 0 to 111"},
                    {"17 56", "unexpected ' ' at position 2, expected ':' and a spelling"},
                    {"2:C", "unexpected ':' at position 1, expected a space"},
                    {"17:C", "unexpected 'C' at position 3, expected a spelling of BRACKET_ATOM"},
                    {
                        "17:",
                        "unexpected end of input at position 3, expected a spelling of BRACKET_ATOM"
                    }
                }) {
            assertThatThrownBy(() -> SMILES.parse(wrong[0]))
                    .isInstanceOf(SyntaxException.class)
                    .hasMessageStartingWith(wrong[1] + "\n");
        }
    }

    @Test
    void readsAnySpacing() throws SyntaxException {
        assertThat(SMILES.parse("  2  56 ")).isEqualTo(Derivation.of(2, 56));
        assertThat(SMILES.parse("")).isEqualTo(Derivation.of());
    }

    @Test
    void servesManyThreads() {
        for (Grammar grammar : Samples.grammars()) {
            DerivationCodec codec = new DerivationCodec(Samples.learnt(grammar, 10));
            List<String> texts = Samples.texts(grammar);
            boolean allRight =
                    IntStream.range(0, 2000)
                            .parallel()
                            .mapToObj(i -> texts.get(i % texts.size()))
                            .allMatch(text -> roundTrips(codec, text));
            assertThat(allRight).as(grammar.name()).isTrue();
        }
    }

    private static boolean roundTrips(DerivationCodec codec, String text) {
        try {
            return codec.decode(codec.encode(text)).equals(text);
        } catch (SyntaxException e) {
            return false;
        }
    }

    @Test
    void derivationsAreValues() {
        int[] rules = {2, 56};
        Derivation derivation = Derivation.of(rules);
        rules[0] = 3;
        derivation.rules()[0] = 3;
        assertThat(derivation)
                .isEqualTo(Derivation.of(2, 56))
                .hasSameHashCodeAs(Derivation.of(2, 56));
        assertThat(derivation).isNotEqualTo(Derivation.of(2, 57));
        assertThat(derivation.rule(0)).isEqualTo(2);
        assertThat(derivation).hasToString(Arrays.toString(new int[] {2, 56}));
    }
}
