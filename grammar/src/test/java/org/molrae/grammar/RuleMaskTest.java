package org.molrae.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class RuleMaskTest {
    static List<Grammar> grammars() {
        return Samples.grammars();
    }

    @Test
    void contextsOfPlainRulesAreTheNonterminals() {
        RuleMask mask = Vocabulary.of(Grammar.named("smiles")).mask();
        assertThat(mask.contexts()).isEqualTo(2 + 4);
        assertThat(mask.rules(mask.start())).isEqualTo(IntStream.range(0, 17).toArray());
        assertThat(mask.rules(mask.complete())).isEmpty();
        assertThat(mask.contexts(new int[] {2, 20, 56}))
                .satisfies(c -> assertThat(c[0]).isEqualTo(mask.start()))
                .satisfies(c -> assertThat(c[1]).isEqualTo(c[2]));
    }

    @Test
    void openRulesAreNeverLegalButMayHaveHappened() {
        RuleMask mask = Vocabulary.of(Grammar.named("smiles")).mask();
        for (int context = 0; context < mask.contexts(); context++) {
            assertThat(mask.allows(context, 17)).isFalse();
            assertThat(mask.allows(context, 35)).isFalse();
        }
        assertThat(mask.contexts(new int[] {17, 35, 56})).hasSize(3);
    }

    @Test
    void refusesRulesThatDoNotFit() {
        RuleMask mask = Vocabulary.of(Grammar.named("smiles")).mask();
        assertThatThrownBy(() -> mask.contexts(new int[] {2, 2}))
                .hasMessage("rule 2 at 1 does not fit");
        assertThatThrownBy(() -> mask.contexts(new int[] {2, 56, 56}))
                .hasMessage("rule 56 at 2 does not fit");
        assertThatThrownBy(() -> mask.contexts(new int[] {999}))
                .hasMessage("rule 999 at 0 does not fit");
    }

    /** A rule is legal exactly if the plain rules it stands for are, one after another. */
    @ParameterizedTest
    @MethodSource("grammars")
    void agreesWithTryingEveryRule(Grammar grammar) {
        Vocabulary vocabulary = Samples.learnt(grammar, 60);
        RuleMask mask = vocabulary.mask();
        DerivationCursor cursor = new DerivationCursor(vocabulary, 80);
        Random random = new Random(4);
        for (int i = 0; i < 60; i++) {
            cursor.reset();
            int[] rules = Samples.draw(cursor, vocabulary, random);
            int[] contexts = mask.contexts(rules);
            Deque<Integer> stack = new ArrayDeque<>(List.of(grammar.start().index()));
            for (int j = 0; j < rules.length; j++) {
                boolean[] legal = mask.legal(contexts[j]);
                for (int rule = 0; rule < vocabulary.size(); rule++) {
                    boolean expected =
                            vocabulary.isGenerative(rule)
                                    && apply(vocabulary, rule, new ArrayDeque<>(stack));
                    assertThat(legal[rule]).isEqualTo(expected);
                    assertThat(mask.allows(contexts[j], rule)).isEqualTo(expected);
                }
                assertThat(apply(vocabulary, rules[j], stack)).isTrue();
            }
            assertThat(stack).isEmpty();
        }
    }

    private static boolean apply(Vocabulary vocabulary, int rule, Deque<Integer> stack) {
        for (int plain : vocabulary.expansion(rule)) {
            Production production = vocabulary.production(plain);
            if (stack.isEmpty() || stack.pop() != production.left().index()) {
                return false;
            }
            List<Symbol> right = production.right();
            for (int i = right.size() - 1; i >= 0; i--) {
                if (right.get(i) instanceof Nonterminal nonterminal) {
                    stack.push(nonterminal.index());
                }
            }
        }
        return true;
    }

    @ParameterizedTest
    @MethodSource("grammars")
    void everyRuleThatCanBeDrawnIsLegalSomewhere(Grammar grammar) {
        Vocabulary vocabulary = Samples.learnt(grammar, 60);
        RuleMask mask = vocabulary.mask();
        boolean[] anywhere = new boolean[vocabulary.size()];
        for (int context = 0; context < mask.contexts(); context++) {
            Arrays.stream(mask.rules(context)).forEach(rule -> anywhere[rule] = true);
        }
        for (int rule = 0; rule < vocabulary.size(); rule++) {
            assertThat(anywhere[rule]).isEqualTo(vocabulary.isGenerative(rule));
        }
    }
}
