package org.molrae.molecules.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.molrae.grammar.Grammar;
import org.molrae.grammar.Vocabulary;
import org.molrae.sequences.UniformSampler;

final class SemanticCursorTest {

    private static final Vocabulary PLAIN = Rules.plain();
    private static final Vocabulary MERGED = Rules.merged();
    private static final SemanticMask MASK = SemanticMask.of(PLAIN, 96);

    /** The index of the first rule that is refused, or the number of rules. */
    private static int allowedRules(SemanticCursor cursor, int[] rules) {
        for (int i = 0; i < rules.length; i++) {
            if (!cursor.allows(rules[i])) {
                return i;
            }
            cursor.apply(rules[i]);
        }
        return rules.length;
    }

    private static void assertAllowed(String smiles, boolean expected) {
        int[] rules = Rules.of(PLAIN, smiles);
        SemanticCursor cursor = MASK.get();
        boolean whole = allowedRules(cursor, rules) == rules.length && cursor.complete();
        assertThat(whole).as(smiles).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C",
                "CC(=O)OC1=CC=CC=C1C(=O)O",
                "C1CC1",
                "C=1CCC1",
                "C=1CCC=1",
                "C%10CC%10",
                "C[N+](=O)[O-]",
                "C[NH3+].[Cl-]",
                "[Na+].[Cl-]",
                "CS(=O)(=O)C",
                "CS(=O)C",
                "C[S@](=O)CC",
                "CP(=O)(O)O",
                "C[C@@H](N)O",
                "[C@](F)(Cl)(Br)I",
                "[C@@H]1(O)CCN1",
                "F/C=C/F",
                "F/C(Cl)=C(F)/Cl",
                "C(/F)(Cl)=C/F",
                "F/C=C/C=C/F",
                "[C@@H](/C=C/F)(O)N",
                "O=C/1OC(C)=NC1=C/C",
                "C(C)(C)",
                "CC#N",
                "[2H]C([2H])[2H]",
                "[13C](C)(C)(C)C",
            })
    void allows(String smiles) {
        assertAllowed(smiles, true);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // valences
                "CF(C)",
                "C=O=C",
                "CN(C)(C)C",
                "C(C)(C)(C)(C)C",
                "CN(=O)=O",
                "CI(C)C",
                // what is owed to atoms in brackets
                "C[N+]",
                "[NH+]",
                "[CH2-]",
                "C[O-]C",
                // rings
                "C1CC",
                "C11",
                "C1C1",
                "C12CC12",
                "C12CCC1C2C1",
                "C=1CC#1",
                // the form gives the order where the ring is opened
                "C1CCC=1C",
                "C1CC11CC1",
                "C1CC.C1",
                // tags
                "C[C@@H]C",
                "C[C@H]=O",
                "C[C@]1CC1",
                // directions
                "F/C(\\Cl)=C(F)/Cl",
                "F/C=C(/F)/Cl",
                "F/C/F",
                "C/C",
                // parts end where branches and rings do
                "C(.C)C",
                "C(C.C)C",
                // what Kekulé forms do without
                "c1ccccc1",
                "C-C",
                "C:C",
                "C$C",
                "*C",
            })
    void refuses(String smiles) {
        assertAllowed(smiles, false);
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "1, 3", "2, 5", "3, 20", "4, 80", "5, 277"})
    void uniformDrawsAreMolecules(long seed, int budget) {
        assertDraws(PLAIN, budget, seed, 150);
        assertDraws(MERGED, budget, seed, 150);
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({"1, 80, 100000", "1, 277, 100000"})
    void manyUniformDrawsAreMolecules(long seed, int budget, int count) {
        assertDraws(PLAIN, budget, seed, count);
    }

    private static void assertDraws(Vocabulary vocabulary, int budget, long seed, int count) {
        SemanticMask mask = SemanticMask.of(vocabulary, budget);
        Judges judges = new Judges();
        try (UniformSampler<int[]> sampler =
                new UniformSampler<>(vocabulary, mask, seed, 1, rules -> rules)) {
            for (int i = 0; i < count; i++) {
                int[] rules = sampler.next();
                String smiles = Rules.text(vocabulary, rules);
                assertThat(vocabulary.expand(rules).length).as(smiles).isLessThanOrEqualTo(budget);
                assertThat(judges.objection(smiles)).as(smiles).isEmpty();
            }
        }
    }

    @Test
    void mergedRulesAreAllowedIfTheirPlainRulesAre() {
        Vocabulary plain = MERGED.plain();
        SemanticMask merged = SemanticMask.of(MERGED, 30);
        SemanticMask unmerged = SemanticMask.of(plain, 30);
        SemanticCursor one = merged.get();
        SemanticCursor other = unmerged.get();
        SemanticCursor scratch = unmerged.get();
        SplittableRandom random = new SplittableRandom(7);
        for (int sample = 0; sample < 50; sample++) {
            one.reset();
            other.reset();
            while (!one.complete()) {
                List<Integer> allowed = new ArrayList<>();
                for (int rule = 0; rule < MERGED.size(); rule++) {
                    scratch.copyFrom(other);
                    int[] expansion = MERGED.expansion(rule);
                    boolean expected = allowedRules(scratch, expansion) == expansion.length;
                    assertThat(one.allows(rule)).as(MERGED.text(rule)).isEqualTo(expected);
                    if (expected) {
                        allowed.add(rule);
                    }
                }
                assertThat(allowed).isNotEmpty();
                int rule = allowed.get(random.nextInt(allowed.size()));
                one.apply(rule);
                allowedRules(other, MERGED.expansion(rule));
            }
            assertThat(other.complete()).isTrue();
        }
    }

    @Test
    void testsLeaveNoTrace() {
        SemanticCursor tested = MASK.get();
        SemanticCursor untested = MASK.get();
        for (int rule : Rules.of(PLAIN, "C[C@@H](/C=C/F)C1=CC=CC=C1S(=O)(=O)NC1CC1")) {
            for (int other = 0; other < PLAIN.size(); other++) {
                tested.allows(other);
            }
            tested.apply(rule);
            untested.apply(rule);
            SemanticCursor copy = MASK.get();
            copy.copyFrom(untested);
            for (int other = 0; other < PLAIN.size(); other++) {
                assertThat(tested.allows(other)).isEqualTo(copy.allows(other));
            }
        }
        assertThat(tested.complete()).isTrue();
    }

    @Test
    void refusesToApplyWhatIsNotAllowed() {
        SemanticCursor cursor = MASK.get();
        int[] rules = Rules.of(PLAIN, "C1C1");
        cursor.apply(rules[0]);
        cursor.apply(rules[1]);
        cursor.apply(rules[2]);
        assertThatThrownBy(() -> cursor.apply(rules[3]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SemanticMask.of(Vocabulary.of(Grammar.named("kusner")), 90))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void partsHaveSixteenRingsAtMost() {
        SemanticMask mask = SemanticMask.of(Rules.plain(), 400);
        String ring = "C1CC1";
        assertThat(follows(mask.get(), ring.repeat(16))).isTrue();
        assertThat(follows(mask.get(), ring.repeat(17))).isFalse();
        assertThat(follows(mask.get(), ring.repeat(16) + "." + ring.repeat(16))).isTrue();
    }

    private static boolean follows(SemanticCursor cursor, String smiles) {
        for (int rule : Rules.of(Rules.plain(), smiles)) {
            if (!cursor.allows(rule)) {
                return false;
            }
            cursor.apply(rule);
        }
        return cursor.complete();
    }
}
