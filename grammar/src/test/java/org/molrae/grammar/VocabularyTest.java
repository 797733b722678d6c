package org.molrae.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class VocabularyTest {
    private static final Grammar SMILES = Grammar.named("smiles");
    private static final Lexicon TWO =
            new Lexicon(
                    List.of(
                            new Lexicon.Entry("BRACKET_ATOM", "[nH]"),
                            new Lexicon.Entry("RING_LABEL", "%10")));

    static List<Grammar> grammars() {
        return Samples.grammars();
    }

    @Test
    void productionsComeFirst() {
        Vocabulary vocabulary = Vocabulary.of(SMILES);
        assertThat(vocabulary.size()).isEqualTo(112).isEqualTo(vocabulary.plainSize());
        assertThat(vocabulary.text(20)).isEqualTo("tail → C tail");
        assertThat(vocabulary.text(54)).isEqualTo("tail → ( branch ) tail");
        assertThat(vocabulary.text(56)).isEqualTo("tail → ε");
        assertThat(vocabulary.text(17)).isEqualTo("chain → BRACKET_ATOM tail");
        assertThat(vocabulary.isOpen(17)).isTrue();
        assertThat(vocabulary.isGenerative(17)).isFalse();
        assertThat(vocabulary.isGenerative(20)).isTrue();
        assertThat(vocabulary.spelling(54)).isEqualTo("()");
        assertThat(vocabulary.spelling(17)).isEmpty();
    }

    @Test
    void eachSpellingAddsARuleForEachProductionWithItsTerminal() {
        Vocabulary vocabulary = Vocabulary.of(SMILES).withLexicon(TWO);
        assertThat(vocabulary.plainSize()).isEqualTo(112 + 4 + 2);
        assertThat(vocabulary.text(112)).isEqualTo("chain → [nH] tail");
        assertThat(vocabulary.text(113)).isEqualTo("tail → [nH] tail");
        assertThat(vocabulary.text(114)).isEqualTo("bonded → [nH] tail");
        assertThat(vocabulary.text(115)).isEqualTo("branch → [nH] tail");
        assertThat(vocabulary.text(116)).isEqualTo("tail → %10 tail");
        assertThat(vocabulary.text(117)).isEqualTo("bonded → %10 tail");
        assertThat(vocabulary.production(117).id()).isEqualTo(85);
        assertThat(vocabulary.spelling(117)).isEqualTo("%10");
        assertThat(vocabulary.isOpen(117)).isFalse();
        assertThat(vocabulary)
                .hasToString("smiles, 112 productions, 6 lexical rules, 0 merged rules");
    }

    @Test
    void mergedRulesPopAndPushWhatTheirRulesDo() {
        int ring = 37;
        int end = 56;
        int carbon = 20;
        int branch = 54;
        int inBranch = 88;
        Vocabulary vocabulary =
                Vocabulary.of(SMILES)
                        .withMerges(
                                List.of(
                                        new Merge(carbon, ring),
                                        new Merge(end, carbon),
                                        new Merge(branch, inBranch),
                                        new Merge(114, 113),
                                        new Merge(112, end)));
        assertThat(vocabulary.text(112)).isEqualTo("tail → C1 tail");
        assertThat(vocabulary.text(113)).isEqualTo("tail tail → C tail");
        assertThat(vocabulary.text(114)).isEqualTo("tail → (C tail ) tail");
        assertThat(vocabulary.text(115)).isEqualTo("tail → (C)C tail");
        assertThat(vocabulary.text(116)).isEqualTo("tail → C1");
        assertThat(vocabulary.expansion(115)).containsExactly(branch, inBranch, end, carbon);
        assertThat(vocabulary.pops(113)).containsExactly(1, 1);
        assertThat(vocabulary.pushes(113)).containsExactly(1);
        assertThat(vocabulary.cost(115)).isEqualTo(4);
        assertThat(vocabulary.plain()).isEqualTo(Vocabulary.of(SMILES));
    }

    @Test
    void refusesMergesThatCannotBe() {
        Vocabulary vocabulary = Vocabulary.of(SMILES);
        assertThatThrownBy(() -> vocabulary.withMerges(List.of(new Merge(0, 0))))
                .hasMessageContaining("the second rule never fits");
        assertThatThrownBy(() -> vocabulary.withMerges(List.of(new Merge(20, 112))))
                .hasMessageContaining("no earlier rules");
        assertThatThrownBy(() -> vocabulary.withMerges(List.of(new Merge(-1, 20))))
                .hasMessageContaining("no earlier rules");
        assertThatThrownBy(() -> vocabulary.withMerges(List.of(new Merge(20, 35))))
                .hasMessageContaining("open rule");
        Merge merge = new Merge(20, 20);
        assertThatThrownBy(() -> vocabulary.withMerges(List.of(merge, merge)))
                .hasMessageContaining("twice");
        List<Merge> doubling =
                java.util.stream.IntStream.range(0, 20)
                        .mapToObj(i -> i == 0 ? merge : new Merge(111 + i, 111 + i))
                        .toList();
        assertThatThrownBy(() -> vocabulary.withMerges(doubling)).hasMessageContaining("too long");
        assertThatThrownBy(() -> vocabulary.withMerges(List.of(merge)).withLexicon(TWO))
                .hasMessage("the lexicon must come before the merges");
    }

    @Test
    void refusesSpellingsThatAreNone() {
        Vocabulary vocabulary = Vocabulary.of(SMILES);
        for (Lexicon.Entry entry :
                List.of(
                        new Lexicon.Entry("BRACKET_ATOM", "[Q]"),
                        new Lexicon.Entry("BRACKET_ATOM", "[nH]C"),
                        new Lexicon.Entry("BRACKET_ATOM", "%10"),
                        new Lexicon.Entry("C", "C"),
                        new Lexicon.Entry("ATOM", "C"))) {
            assertThatThrownBy(() -> vocabulary.withLexicon(new Lexicon(List.of(entry))))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        Lexicon.Entry entry = TWO.entries().get(0);
        assertThatThrownBy(() -> new Lexicon(List.of(entry, entry)))
                .hasMessage("twice in the lexicon: [nH]");
        assertThatThrownBy(() -> new Lexicon.Entry("BRACKET_ATOM", "[n\nH]"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void countsMinimalCompletions() {
        Vocabulary smiles = Vocabulary.of(SMILES);
        assertThat(SMILES.nonterminals().stream().map(smiles::minimalCompletion))
                .containsExactly(2, 1, 2, 2);
        Vocabulary kusner = Vocabulary.of(Grammar.named("kusner"));
        assertThat(kusner.minimalCompletion(kusner.grammar().start())).isEqualTo(5);
        Vocabulary calculus = Vocabulary.of(Samples.CALCULUS);
        assertThat(Samples.CALCULUS.nonterminals().stream().map(calculus::minimalCompletion))
                .containsExactly(1, 3, 1);
    }

    @ParameterizedTest
    @MethodSource("grammars")
    void expandingUndoesMerging(Grammar grammar) throws SyntaxException {
        Vocabulary vocabulary = Samples.learnt(grammar, 50);
        assertThat(vocabulary.merges()).hasSizeGreaterThan(5);
        DerivationCodec plain = new DerivationCodec(vocabulary.plain());
        for (String text : Samples.texts(grammar)) {
            int[] rules = plain.encode(text).rules();
            int[] merged = vocabulary.merge(rules);
            assertThat(merged).hasSizeLessThanOrEqualTo(rules.length);
            assertThat(vocabulary.expand(merged)).isEqualTo(rules);
        }
    }
}
