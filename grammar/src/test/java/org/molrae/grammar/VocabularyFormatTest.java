package org.molrae.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VocabularyFormatTest {
    private static String written(Vocabulary vocabulary) throws IOException {
        StringBuilder text = new StringBuilder();
        vocabulary.write(text);
        return text.toString();
    }

    private static Vocabulary read(String text) throws IOException {
        return Vocabulary.read(new BufferedReader(new StringReader(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"smiles", "kusner", "expression", "characters"})
    void readsWhatItHasWritten(String name) throws IOException {
        Vocabulary vocabulary = Samples.learnt(Grammar.named(name), 40);
        Vocabulary read = read(written(vocabulary));
        assertThat(read).isEqualTo(vocabulary).hasSameHashCodeAs(vocabulary);
        assertThat(read.text(read.size() - 1)).isEqualTo(vocabulary.text(vocabulary.size() - 1));
        assertThat(read(written(Vocabulary.of(Grammar.named(name)))))
                .isEqualTo(Vocabulary.of(Grammar.named(name)));
    }

    @Test
    void isMadeForPeople() throws IOException {
        VocabularyLearner learner = new VocabularyLearner(Grammar.named("smiles"));
        Vocabulary vocabulary =
                learner.learn(java.util.List.of(Samples.encode(learner, "CC[nH]CC")), 1);
        assertThat(written(vocabulary))
                .isEqualTo(
                        """
                        molrae-vocabulary 1
                        grammar smiles %s
                        lexicon 1
                        BRACKET_ATOM [nH]
                        merges 0
                        end
                        """
                                .formatted(Grammar.named("smiles").fingerprint()));
    }

    @Test
    void readsNoFurtherThanItsEnd() throws IOException {
        String text = written(Vocabulary.of(Grammar.named("smiles")));
        BufferedReader in = new BufferedReader(new StringReader(text + "more"));
        Vocabulary.read(in);
        assertThat(in.readLine()).isEqualTo("more");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "molrae-vocabulary 1 | something | line 1: expected molrae-vocabulary",
                "molrae-vocabulary 1 | molrae-vocabulary 2 | line 1: version 2, this program reads 1",
                "grammar smiles | grammar smarts | line 2: no grammar smarts, there are [smiles, ",
                "grammar smiles | grammar kusner | line 2: made with other productions of grammar kusner",
                "lexicon 2 | lexicon 2000000000 | line 3: expected a number from 0 to 1000000",
                "lexicon 2 | lexicon -2 | line 3: expected a number from 0 to 1000000",
                "lexicon 2 | lexicon 3 | line 6: smiles has no token merges",
                "lexicon 2 | lexicon 999999 | line 9: expected two words",
                "lexicon 2 | lexicon 1 | line 5: expected merges",
                "[O-] | [nH] | line 5: twice in the lexicon: [nH]",
                "BRACKET_ATOM [O-] | BRACKET_ATOM [Q] | line 5: [Q] is not a spelling of BRACKET_ATOM",
                "BRACKET_ATOM [O-] | BRACKET_ATOM | line 5: expected two words",
                "BRACKET_ATOM [O-] | BRACKET [O-] | line 5: smiles has no token BRACKET",
                "merges 2 | merges 100001 | line 6: expected a number from 0 to 100000",
                "20 20 | 20 -1 | line 7: expected a number from 0 to 119",
                "20 20 | 20 120 | line 7: expected a number from 0 to 119",
                "20 20 | 20 99999999999999999999 | line 7: expected a number from 0 to 119",
                "20 20 | 20 0 | line 8: Merge[left=20, right=0]: the second rule never fits",
                "end | | line 9: expected end"
            })
    void saysWhatIsWrongAndWhere(String good, String bad, String message) throws IOException {
        String text =
                """
                molrae-vocabulary 1
                grammar smiles %s
                lexicon 2
                BRACKET_ATOM [nH]
                BRACKET_ATOM [O-]
                merges 2
                20 20
                20 24
                end
                """
                        .formatted(Grammar.named("smiles").fingerprint());
        assertThat(read(text).size()).isEqualTo(122);
        String corrupted =
                text.replaceFirst(java.util.regex.Pattern.quote(good), bad == null ? "" : bad);
        Throwable thrown = catchThrowable(() -> read(corrupted));
        assertThat(thrown).isInstanceOf(VocabularyFormatException.class);
        assertThat(thrown.getMessage()).startsWith("vocabulary, " + message).doesNotContain("\n");
    }

    @Test
    void aCutOrChangedFileIsAnErrorOrAnotherVocabularyButNothingElse() throws IOException {
        String text = written(Samples.learnt(Grammar.named("smiles"), 20));
        Random random = new Random(3);
        for (int i = 0; i < 300; i++) {
            int at = random.nextInt(text.length());
            String cut = text.substring(0, at);
            assertThat(catchThrowable(() -> read(cut)))
                    .isInstanceOf(VocabularyFormatException.class);
            String changed = cut + (char) (' ' + random.nextInt(95)) + text.substring(at + 1);
            Throwable thrown = catchThrowable(() -> read(changed));
            assertThat(thrown == null || thrown instanceof VocabularyFormatException)
                    .as("%s in %s", thrown, changed)
                    .isTrue();
        }
    }

    @Test
    void aLineWithoutEndIsNotReadToItsEnd() {
        Throwable thrown = catchThrowable(() -> read("molrae-vocabulary " + "1".repeat(1_000_000)));
        assertThat(thrown).hasMessage("vocabulary, line 1: a line of more than 10000 characters");
        assertThat(((VocabularyFormatException) thrown).line()).isEqualTo(1);
    }
}
