package org.molrae.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class DerivationCursorTest {
    static List<Arguments> vocabularies() {
        List<Arguments> found = new ArrayList<>();
        for (Grammar grammar : Samples.grammars()) {
            for (int merges : new int[] {0, 8, 80}) {
                for (int seed = 1; seed <= 2; seed++) {
                    found.add(
                            Arguments.of(grammar.name(), merges, Long.getLong("tests.seed", seed)));
                }
            }
        }
        return found;
    }

    @ParameterizedTest(name = "{0}, {1} merges, seed {2}")
    @MethodSource("vocabularies")
    void everyDrawEndsWithinTheBudgetAndParsesBack(String name, int merges, long seed)
            throws SyntaxException {
        Grammar grammar = Samples.grammar(name);
        Vocabulary vocabulary = Samples.learnt(grammar, merges);
        DerivationCodec codec = new DerivationCodec(vocabulary);
        DerivationCodec plain = new DerivationCodec(vocabulary.plain());
        Random random = new Random(seed);
        boolean ambiguous = name.equals("calculus");
        for (int i = 0; i < 250; i++) {
            int minimum = vocabulary.minimalCompletion(grammar.start());
            int budget = minimum + random.nextInt(120);
            DerivationCursor cursor = new DerivationCursor(vocabulary, budget);
            int[] rules = Samples.draw(cursor, vocabulary, random);
            int[] expanded = vocabulary.expand(rules);
            assertThat(cursor.length()).isEqualTo(expanded.length).isLessThanOrEqualTo(budget);
            String text = codec.decode(Derivation.of(rules));
            assertThat(plain.decode(Derivation.of(expanded))).isEqualTo(text);
            assertThat(codec.decode(codec.encode(text))).isEqualTo(text);
            if (!ambiguous) {
                assertThat(plain.encode(text)).isEqualTo(Derivation.of(expanded));
            }
            assertThat(plain.encode(text).spellings()).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}, {1} merges, seed {2}")
    @MethodSource("vocabularies")
    void keepsTheBudgetExactly(String name, int merges, long seed) {
        Vocabulary vocabulary = Samples.learnt(Samples.grammar(name), merges);
        Random random = new Random(seed);
        DerivationCursor cursor = new DerivationCursor(vocabulary, 25);
        DerivationCursor trial = new DerivationCursor(vocabulary, 25);
        for (int i = 0; i < 20; i++) {
            cursor.reset();
            while (!cursor.complete()) {
                int[] allowed = allowed(cursor, vocabulary);
                assertThat(allowed).as("never stuck").isNotEmpty();
                assertThat(cursor.length() + cursor.minimalCompletion()).isLessThanOrEqualTo(25);
                trial.copyFrom(cursor);
                complete(trial, vocabulary);
                assertThat(trial.length()).isEqualTo(cursor.length() + cursor.minimalCompletion());
                cursor.apply(allowed[random.nextInt(allowed.length)]);
            }
            assertThat(cursor.minimalCompletion()).isZero();
            assertThat(allowed(cursor, vocabulary)).isEmpty();
        }
    }

    private static int[] allowed(DerivationCursor cursor, Vocabulary vocabulary) {
        return IntStream.range(0, vocabulary.size()).filter(cursor::allows).toArray();
    }

    /** Takes a shortest way: rules that do not move length + minimal completion. */
    private static void complete(DerivationCursor cursor, Vocabulary vocabulary) {
        while (!cursor.complete()) {
            int rule =
                    IntStream.of(allowed(cursor, vocabulary))
                            .filter(r -> vocabulary.change(r) == 0)
                            .findFirst()
                            .orElseThrow();
            cursor.apply(rule);
        }
    }

    @Test
    void allowsNothingButTheShortestUnderTheSmallestBudget() {
        Vocabulary vocabulary = Vocabulary.of(Grammar.named("smiles"));
        DerivationCursor cursor = new DerivationCursor(vocabulary, 2);
        cursor.apply(2);
        assertThat(allowed(cursor, vocabulary)).containsExactly(56);
        cursor.apply(56);
        assertThat(cursor.complete()).isTrue();
        assertThat(cursor.context()).isEqualTo(vocabulary.mask().complete());
        cursor.reset();
        assertThat(cursor.length()).isZero();
        assertThat(cursor.complete()).isFalse();
        assertThat(cursor.context()).isEqualTo(vocabulary.mask().start());
    }

    @Test
    void refusesABudgetThatNoDerivationKeeps() {
        Vocabulary vocabulary = Vocabulary.of(Grammar.named("kusner"));
        assertThatThrownBy(() -> new DerivationCursor(vocabulary, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "a budget of 4 rules, but the shortest derivation of grammar kusner has 5");
    }

    @Test
    void refusesRulesThatAreNotAllowed() {
        Vocabulary vocabulary = Vocabulary.of(Grammar.named("smiles"));
        DerivationCursor cursor = new DerivationCursor(vocabulary, 10);
        for (int rule : new int[] {-1, 17, 20, 112}) {
            assertThatThrownBy(() -> cursor.apply(rule))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("rule " + rule + " is not allowed after 0 rules");
        }
        DerivationCursor other = new DerivationCursor(vocabulary, 11);
        assertThatThrownBy(() -> cursor.copyFrom(other)).hasMessageContaining("another");
    }

    @Test
    void goesAsDeepAsTheBudget() {
        Vocabulary vocabulary = Vocabulary.of(Grammar.named("smiles"));
        int depth = 100_000;
        DerivationCursor cursor = new DerivationCursor(vocabulary, 4 * depth);
        cursor.apply(2);
        for (int i = 1; i < depth; i++) {
            cursor.apply(54);
            cursor.apply(88);
        }
        assertThat(cursor.minimalCompletion()).isEqualTo(depth);
        while (!cursor.complete()) {
            cursor.apply(56);
        }
        assertThat(cursor.length()).isEqualTo(3 * depth - 1);
    }
}
