package org.molrae.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The cases of {@code derivations.txt}. */
final class GoldenDerivationsTest {
    private static final String GRAMMAR = "[grammar] ";
    private static final String INPUT = "[input]";

    @TestFactory
    List<DynamicTest> cases() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        Grammar grammar = Samples.CALCULUS;
        for (String block : text().split("(?m)^(?=\\[grammar]|\\[input])", -1)) {
            if (block.startsWith(GRAMMAR)) {
                grammar = Samples.grammar(block.substring(GRAMMAR.length()).strip());
            } else if (block.startsWith(INPUT)) {
                Grammar current = grammar;
                String input = block.lines().findFirst().orElseThrow().substring(INPUT.length());
                tests.add(
                        DynamicTest.dynamicTest(
                                current + ": " + input,
                                () -> check(current, input.strip(), block)));
            }
        }
        return tests;
    }

    private static String text() throws IOException {
        try (InputStream in = GoldenDerivationsTest.class.getResourceAsStream("derivations.txt")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void check(Grammar grammar, String input, String block) throws SyntaxException {
        String expected = block.substring(block.indexOf("]\n", INPUT.length()) + 2).stripTrailing();
        if (block.contains("\n[error]")) {
            Throwable thrown = catchThrowable(() -> grammar.parse(input));
            assertThat(thrown).isInstanceOf(SyntaxException.class).hasMessage(expected);
        } else {
            assertThat(Arrays.stream(grammar.parse(input).productions))
                    .extracting(rule -> grammar.productions().get(rule).toString())
                    .containsExactlyElementsOf(expected.lines().toList());
        }
    }
}
