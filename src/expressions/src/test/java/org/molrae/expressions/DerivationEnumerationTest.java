package org.molrae.expressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molrae.grammar.Derivation;
import org.molrae.grammar.Grammar;

final class DerivationEnumerationTest {
    private static final Grammar GRAMMAR = Grammar.named("expression");

    /** s(h) = 3 s(h-1) t(h-1) + t(h-1), t(h) = 3 s(h-1) + 4 with s(0) = t(0) = 0. */
    @ParameterizedTest
    @CsvSource({"1, 0", "2, 4", "3, 52", "4, 2512", "5, 1205920"})
    void countsAsTheRecurrence(int height, int expected) {
        DerivationEnumeration all = new DerivationEnumeration(GRAMMAR, height);
        int count = 0;
        int[] last = {};
        while (all.hasNext()) {
            int[] rules = all.next().rules();
            assertThat(Arrays.compare(last, rules)).isNegative();
            last = rules;
            count++;
        }
        assertThat(count).isEqualTo(expected);
        assertThatThrownBy(all::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void beginsAndEndsAsKusnersDataSet() {
        DerivationEnumeration all = DerivationEnumeration.kusner();
        Set<String> seen = new HashSet<>();
        String first = "";
        String last = "";
        int longest = 0;
        for (int i = 0; i < DerivationEnumeration.KUSNER_COUNT; i++) {
            Derivation derivation = all.next();
            last = Expression.of(derivation, Expression.rules()).toString();
            first = i == 0 ? last : first;
            longest = Math.max(longest, derivation.size());
            seen.add(last);
        }
        assertThat(first).isEqualTo("x + x + ( x ) + ( x + x )");
        assertThat(last).isEqualTo("1 / 3 + ( x ) + 3");
        assertThat(seen).hasSize(DerivationEnumeration.KUSNER_COUNT);
        assertThat(longest).isEqualTo(14);
    }

    @Test
    void refusesOpenGrammars() {
        assertThatThrownBy(() -> new DerivationEnumeration(Grammar.named("smiles"), 3))
                .hasMessage("the grammar smiles has open terminals");
        assertThatThrownBy(() -> new DerivationEnumeration(GRAMMAR, 0))
                .hasMessage("trees of height 0");
    }
}
