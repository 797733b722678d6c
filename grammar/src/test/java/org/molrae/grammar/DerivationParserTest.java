package org.molrae.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parser and ANTLR's own agree on every text: accepted or not, and the tree. */
final class DerivationParserTest {
    private static @Nullable List<String> antlr(Grammar grammar, String file, String text) {
        try {
            CommonTokenStream tokens = new CommonTokenStream(LexerReaderTest.lexer(file, text));
            Class<? extends Parser> type =
                    Class.forName("org.molrae.grammar.generated." + file + "Parser")
                            .asSubclass(Parser.class);
            Parser parser =
                    type.getConstructor(org.antlr.v4.runtime.TokenStream.class).newInstance(tokens);
            parser.setErrorHandler(new BailErrorStrategy());
            ParserRuleContext tree = (ParserRuleContext) type.getMethod("document").invoke(parser);
            List<String> productions = new ArrayList<>();
            collect(grammar, (ParserRuleContext) tree.getChild(0), parser, productions);
            return productions;
        } catch (java.lang.reflect.InvocationTargetException e) {
            assertThat(e.getCause()).isInstanceOf(ParseCancellationException.class);
            return null;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        } catch (ParseCancellationException e) {
            return null;
        }
    }

    private static void collect(
            Grammar grammar, ParserRuleContext node, Parser parser, List<String> productions) {
        List<String> right = new ArrayList<>();
        List<ParseTree> children = node.children == null ? List.of() : node.children;
        for (ParseTree child : children) {
            if (child instanceof TerminalNode leaf) {
                boolean closed =
                        grammar.terminals().stream()
                                .anyMatch(t -> !t.open() && t.name().equals(leaf.getText()));
                right.add(
                        closed
                                ? leaf.getText()
                                : parser.getVocabulary()
                                        .getSymbolicName(leaf.getSymbol().getType()));
            } else if (child instanceof ParserRuleContext inner) {
                right.add(parser.getRuleNames()[inner.getRuleIndex()]);
            }
        }
        productions.add(
                parser.getRuleNames()[node.getRuleIndex()]
                        + " → "
                        + (right.isEmpty() ? "ε" : String.join(" ", right)));
        for (ParseTree child : children) {
            if (child instanceof ParserRuleContext inner) {
                collect(grammar, inner, parser, productions);
            }
        }
    }

    private static @Nullable List<String> ours(Grammar grammar, String text) {
        try {
            return Arrays.stream(grammar.parse(text).productions)
                    .mapToObj(rule -> grammar.productions().get(rule).toString())
                    .toList();
        } catch (SyntaxException e) {
            assertThat(e.position()).isBetween(0, text.length());
            return null;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "smiles, Smiles, 1500",
        "kusner, KusnerSmiles, 1500",
        "expression, Expression, 1500",
        "calculus, Calculus, 1500"
    })
    void parsesTextsAsAntlrDoes(String name, String file, int count) {
        Grammar grammar = Samples.grammar(name);
        Vocabulary vocabulary = Samples.learnt(grammar, 0);
        DerivationCodec codec = new DerivationCodec(vocabulary);
        DerivationCursor cursor = new DerivationCursor(vocabulary, 60);
        Random random = new Random(2);
        int accepted = 0;
        for (int i = 0; i < count; i++) {
            cursor.reset();
            String text = codec.decode(Derivation.of(Samples.draw(cursor, vocabulary, random)));
            if (i % 2 == 1) {
                text = mutate(text, random);
            }
            List<String> expected = antlr(grammar, file, text);
            assertThat(ours(grammar, text)).as(text).isEqualTo(expected);
            accepted += expected == null ? 0 : 1;
        }
        assertThat(accepted).isBetween(count / 2, count - 1);
    }

    /** Drops, doubles or swaps something. */
    private static String mutate(String text, Random random) {
        int at = random.nextInt(text.length());
        int from = random.nextInt(text.length());
        String piece = text.substring(from, Math.min(text.length(), from + 1 + random.nextInt(3)));
        return switch (random.nextInt(3)) {
            case 0 -> text.substring(0, at) + text.substring(at + 1);
            case 1 -> text.substring(0, at) + piece + text.substring(at);
            default -> text.substring(0, at) + piece + text.substring(at + 1);
        };
    }
}
