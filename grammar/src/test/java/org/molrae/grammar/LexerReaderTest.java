package org.molrae.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The automaton read from a lexer's ATN and ANTLR's own lexer agree on every text. */
final class LexerReaderTest {
    /** ANTLR's lexer of a grammar, with a listener that throws. */
    static Lexer lexer(String file, String text) {
        try {
            Lexer lexer =
                    Class.forName("org.molrae.grammar.generated." + file + "Lexer")
                            .asSubclass(Lexer.class)
                            .getConstructor(org.antlr.v4.runtime.CharStream.class)
                            .newInstance(CharStreams.fromString(text));
            lexer.removeErrorListeners();
            lexer.addErrorListener(new Throwing());
            return lexer;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    static final class Throwing extends BaseErrorListener {
        @Override
        public void syntaxError(
                Recognizer<?, ?> recognizer,
                @Nullable Object symbol,
                int line,
                int column,
                String message,
                @Nullable RecognitionException e) {
            throw new ParseCancellationException(message);
        }
    }

    private static @Nullable String antlr(String file, String text) {
        try {
            return lexer(file, text).getAllTokens().stream()
                    .map(Token::getText)
                    .collect(Collectors.joining(" "));
        } catch (ParseCancellationException e) {
            return null;
        }
    }

    /** Our tokens, an open one by its class. */
    private static @Nullable List<Terminal> ours(Grammar grammar, String text) {
        TokenAutomaton.Tokens tokens = grammar.scan(text);
        int last = tokens.terminals[tokens.size - 1];
        if (last > grammar.terminals().size()) {
            return null;
        }
        return java.util.stream.IntStream.range(0, tokens.size - 1)
                .mapToObj(i -> grammar.terminals().get(tokens.terminals[i]))
                .toList();
    }

    private static String spelt(Grammar grammar, String text) {
        TokenAutomaton.Tokens tokens = grammar.scan(text);
        return java.util.stream.IntStream.range(0, tokens.size - 1)
                .mapToObj(i -> text.substring(tokens.starts[i], tokens.ends[i]))
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "smiles, Smiles, CNOclBrn[]()=#%0129+-@HTALse:.*/ Q€",
        "kusner, KusnerSmiles, CNOclBrn[]()=#1289+-@H Q€",
        "expression, Expression, x123+*/()sinexp Q€",
        "characters, Characters, abC+(€𝜋 \t",
        "calculus, Calculus, abzαω012^*/+-();:∫𝜋 Q€"
    })
    void cutsTextsAsAntlrDoes(String name, String file, String alphabet) {
        Grammar grammar = Samples.grammar(name);
        int[] characters = alphabet.codePoints().toArray();
        Random random = new Random(1);
        for (int i = 0; i < 5000; i++) {
            StringBuilder text = new StringBuilder();
            if (i % 2 == 0) {
                List<String> texts = Samples.texts(grammar);
                text.append(texts.get(random.nextInt(texts.size())));
                text.delete(0, text.offsetByCodePoints(0, random.nextInt(2)));
            }
            for (int n = random.nextInt(8); n > 0; n--) {
                text.appendCodePoint(characters[random.nextInt(characters.length)]);
            }
            String expected = antlr(file, text.toString());
            List<Terminal> found = ours(grammar, text.toString());
            if (expected == null) {
                assertThat(found).as(text.toString()).isNull();
            } else {
                assertThat(found).as(text.toString()).isNotNull();
                assertThat(spelt(grammar, text.toString())).isEqualTo(expected);
            }
        }
    }
}
