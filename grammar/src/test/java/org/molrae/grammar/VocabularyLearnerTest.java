package org.molrae.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class VocabularyLearnerTest {
    static List<Grammar> grammars() {
        return Samples.grammars();
    }

    @Test
    void idsOfLexicalRulesAreFinalAndInOrderOfAppearance() throws SyntaxException {
        VocabularyLearner learner = new VocabularyLearner(Grammar.named("smiles"));
        int[] first = learner.encode("C[nH]C=[N+]");
        int[] second = learner.encode("[nH].[O-]%11[nH]");
        assertThat(first).containsExactly(2, 113, 20, 52, 118, 56);
        assertThat(second).containsExactly(112, 55, 120, 124, 113, 56);
        assertThat(learner.encode("C[nH]C=[N+]")).isEqualTo(first);
        assertThat(learner.vocabulary().lexicon().entries())
                .extracting(Lexicon.Entry::spelling)
                .containsExactly("[nH]", "[N+]", "[O-]", "%11");
        assertThat(learner.vocabulary().text(118)).isEqualTo("bonded → [N+] tail");
    }

    @Test
    void aTextWithAnErrorTeachesNothing() {
        VocabularyLearner learner = new VocabularyLearner(Grammar.named("smiles"));
        assertThatThrownBy(() -> learner.encode("[nH](")).isInstanceOf(SyntaxException.class);
        assertThat(learner.vocabulary().lexicon().size()).isZero();
    }

    @Test
    void mergesTheMostFrequentPairAndOfEqualOnesTheLowestIds() {
        VocabularyLearner learner = new VocabularyLearner(Grammar.named("smiles"));
        List<int[]> corpus = new ArrayList<>();
        for (String text : List.of("CCCO", "CCO", "NN", "NN")) {
            corpus.add(Samples.encode(learner, text));
        }
        // 2 20 20 24 56 | 2 20 24 56 | 5 23 56 | 5 23 56
        Vocabulary vocabulary = learner.learn(corpus, 10);
        assertThat(vocabulary.merges())
                .containsExactly(
                        new Merge(2, 20), new Merge(5, 23), new Merge(24, 56), new Merge(113, 56));
        assertThat(vocabulary.text(115)).isEqualTo("chain → NN");
    }

    @Test
    void overlappingPairsCountAndMergeFromTheLeft() {
        VocabularyLearner learner = new VocabularyLearner(Grammar.named("smiles"));
        int[] chain = Samples.encode(learner, "OCCCCC");
        Vocabulary vocabulary = learner.learn(List.of(chain), 3);
        assertThat(vocabulary.merges().get(0)).isEqualTo(new Merge(20, 20));
        assertThat(vocabulary.merge(chain)).startsWith(6, 112, 112, 20);
    }

    @Test
    void neverMergesOpenRules() throws SyntaxException {
        DerivationCodec codec = new DerivationCodec(Vocabulary.of(Grammar.named("smiles")));
        int[] rules = codec.encode("[nH][nH][nH][nH][nH]").rules();
        VocabularyLearner learner = new VocabularyLearner(Grammar.named("smiles"));
        assertThat(learner.learn(List.of(rules, rules), 10).merges()).isEmpty();
    }

    @Test
    void refusesWhatIsNoCorpus() {
        VocabularyLearner learner = new VocabularyLearner(Grammar.named("smiles"));
        assertThatThrownBy(() -> learner.learn(List.of(new int[] {2, 112}), 1))
                .hasMessage("rule 112 is not plain");
        assertThatThrownBy(() -> learner.learn(List.of(new int[] {2, -1}), 1))
                .hasMessage("rule -1 is not plain");
        assertThat(learner.learn(List.of(), 5).merges()).isEmpty();
    }

    /** Against the definition: count anew for every merge, replace from the left. */
    @ParameterizedTest
    @MethodSource("grammars")
    void learnsAndAppliesMergesByTheDefinition(Grammar grammar) {
        VocabularyLearner learner = new VocabularyLearner(grammar);
        List<int[]> corpus = new ArrayList<>();
        for (String text : Samples.texts(grammar)) {
            corpus.add(Samples.encode(learner, text));
        }
        Vocabulary vocabulary = learner.learn(corpus, 60);
        List<int[]> current = new ArrayList<>(corpus);
        for (int i = 0; i < vocabulary.merges().size(); i++) {
            Map<Merge, Integer> counts = new HashMap<>();
            for (int[] rules : current) {
                for (int j = 0; j + 1 < rules.length; j++) {
                    counts.merge(new Merge(rules[j], rules[j + 1]), 1, Integer::sum);
                }
            }
            int most = counts.values().stream().max(Integer::compare).orElseThrow();
            Merge merge = vocabulary.merges().get(i);
            assertThat(counts.get(merge)).as("%s, the %d. merge", merge, i).isEqualTo(most);
            int id = vocabulary.plainSize() + i;
            current.replaceAll(rules -> replace(rules, merge, id));
        }
        for (int i = 0; i < corpus.size(); i++) {
            assertThat(vocabulary.merge(corpus.get(i))).isEqualTo(current.get(i));
        }
    }

    private static int[] replace(int[] rules, Merge merge, int id) {
        int[] replaced = new int[rules.length];
        int size = 0;
        for (int i = 0; i < rules.length; i++) {
            boolean found =
                    i + 1 < rules.length
                            && rules[i] == merge.left()
                            && rules[i + 1] == merge.right();
            replaced[size++] = found ? id : rules[i];
            i += found ? 1 : 0;
        }
        return Arrays.copyOf(replaced, size);
    }
}
