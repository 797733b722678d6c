package org.molrae.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class GrammarTest {
    private static List<String> productions(Grammar grammar) {
        return grammar.productions().stream().map(Production::toString).toList();
    }

    static List<Grammar> grammars() {
        return Samples.grammars();
    }

    @Test
    void expressionHasKusnersElevenProductionsInTheirOrder() {
        assertThat(productions(Grammar.named("expression")))
                .containsExactly(
                        "s → s + t",
                        "s → s * t",
                        "s → s / t",
                        "s → t",
                        "t → ( s )",
                        "t → sin( s )",
                        "t → exp( s )",
                        "t → x",
                        "t → 1",
                        "t → 2",
                        "t → 3");
    }

    @Test
    void charactersHasAProductionACharacterAndOneForTheEnd() {
        Grammar characters = Grammar.named("characters");
        assertThat(productions(characters)).containsExactly("text → CHARACTER text", "text → ε");
        assertThat(characters.predictive()).isTrue();
        assertThat(characters.spaced()).isFalse();
        assertThat(characters.productions().get(0).open()).isTrue();
        assertThatThrownBy(() -> characters.parse("sin( x"))
                .isInstanceOf(SyntaxException.class)
                .hasMessageContaining("' '");
    }

    @Test
    void kusnerHasSeventyFiveProductionsInTheirOrder() {
        Grammar kusner = Grammar.named("kusner");
        List<String> productions = productions(kusner);
        assertThat(productions).hasSize(75).doesNotHaveDuplicates();
        assertThat(productions.subList(0, 4))
                .containsExactly(
                        "smiles → chain",
                        "atom → bracket_atom",
                        "atom → aliphatic_organic",
                        "atom → aromatic_organic");
        assertThat(productions.subList(18, 32))
                .containsExactly(
                        "bracket_atom → [ bai ]",
                        "bai → isotope symbol bac",
                        "bai → symbol bac",
                        "bai → isotope symbol",
                        "bai → symbol",
                        "bac → chiral bah",
                        "bac → bah",
                        "bac → chiral",
                        "bah → hcount bach",
                        "bah → bach",
                        "bah → hcount",
                        "bach → charge CLASS",
                        "bach → charge",
                        "bach → CLASS");
        assertThat(productions.subList(66, 75))
                .containsExactly(
                        "rb → rb ringbond",
                        "rb → ringbond",
                        "bb → bb branch",
                        "bb → branch",
                        "branch → ( chain )",
                        "branch → ( bond chain )",
                        "chain → branched_atom",
                        "chain → chain branched_atom",
                        "chain → chain bond branched_atom");
        assertThat(kusner.productions().stream().filter(Production::open).map(Production::id))
                .as("theirs use the undefined nonterminal class")
                .containsExactly(29, 31);
    }

    @Test
    void everyProductionOfSmilesButOneBeginsWithItsToken() {
        for (Production production : Grammar.named("smiles").productions()) {
            List<Symbol> right = production.right();
            if (production.toString().equals("tail → ε")) {
                assertThat(right).isEmpty();
            } else {
                assertThat(right.get(0)).isInstanceOf(Terminal.class);
                assertThat(right.stream().filter(Terminal.class::isInstance).map(Symbol::name))
                        .as("%s", production)
                        .satisfiesAnyOf(
                                names -> assertThat(names).hasSize(1),
                                names -> assertThat(names).isEqualTo(List.of("(", ")")));
            }
        }
        assertThat(Grammar.named("smiles").productions()).hasSize(112);
    }

    @Test
    void alternativesOfALeftRecursiveRuleKeepTheOrderOfTheFile() {
        assertThat(productions(Samples.CALCULUS))
                .containsExactly(
                        "term → NAME",
                        "term → term ^ term",
                        "term → - term",
                        "term → term * term",
                        "term → term / term",
                        "term → ( list )",
                        "term → term + term",
                        "term → ∫ 0 term",
                        "term → ∫ 1 term",
                        "term → ∫ 2 term",
                        "term → 𝜋",
                        "list → term rest",
                        "list → term : term rest",
                        "rest → ; list",
                        "rest → ε");
    }

    @Test
    void tellsWhichGrammarsNeedOneTokenOfLookaheadOnly() {
        for (String name : List.of("smiles", "expression", "characters")) {
            assertThat(Grammar.named(name).predictive()).as(name).isTrue();
        }
        assertThat(Grammar.named("kusner").predictive()).isFalse();
        assertThat(Samples.CALCULUS.predictive()).isFalse();
    }

    @Test
    void tellsWhichTokensAreOpen() {
        assertThat(
                        Grammar.named("smiles").terminals().stream()
                                .filter(Terminal::open)
                                .map(Terminal::name))
                .containsExactly("BRACKET_ATOM", "RING_LABEL");
        assertThat(Grammar.named("expression").terminals()).noneMatch(Terminal::open);
    }

    @ParameterizedTest
    @MethodSource("grammars")
    void numbersItsParts(Grammar grammar) {
        for (int i = 0; i < grammar.productions().size(); i++) {
            assertThat(grammar.productions().get(i).id()).isEqualTo(i);
        }
        for (int i = 0; i < grammar.nonterminals().size(); i++) {
            assertThat(grammar.nonterminals().get(i).index()).isEqualTo(i);
        }
        for (int i = 0; i < grammar.terminals().size(); i++) {
            assertThat(grammar.terminals().get(i).index()).isEqualTo(i);
        }
        assertThat(grammar.start()).isEqualTo(grammar.nonterminals().get(0));
        assertThat(grammar.fingerprint()).matches("[0-9a-f]{16}");
    }

    @Test
    void readsAGrammarOnce() {
        assertThat(Grammar.named("smiles")).isSameAs(Grammar.named("smiles"));
        assertThat(Grammar.names())
                .doesNotHaveDuplicates()
                .contains("smiles", "kusner", "expression", "characters");
    }

    @Test
    void refusesAnUnknownName() {
        assertThatThrownBy(() -> Grammar.named("smarts"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no grammar smarts, there are " + String.join(", ", Grammar.names()));
        assertThatThrownBy(() -> Grammar.read("smarts", "Smarts"))
                .hasMessage("Smarts.g4: no code generated from it");
    }
}
