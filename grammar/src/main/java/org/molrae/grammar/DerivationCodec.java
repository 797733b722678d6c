package org.molrae.grammar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;

/**
 * Turns texts into derivations and back, exactly: {@code decode(encode(text))} is {@code text} with
 * the white space that the grammar writes, whether or not the lexicon has all its spellings.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class DerivationCodec {
    private final Vocabulary vocabulary;
    private final LexicalRules lexical;
    private final String joint;

    /** What is written, by number: the spellings of the terminals. */
    private final String[] words;

    /**
     * By plain rule: its right side from the last symbol to the first, a nonterminal as its index,
     * a word as {@code ~number}.
     */
    private final int[][] sides;

    private final int[] lefts;

    /** A codec for the rules of a vocabulary. */
    public DerivationCodec(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.lexical = vocabulary.lexical();
        this.joint = vocabulary.grammar().spaced() ? " " : "";
        this.sides = new int[vocabulary.plainSize()][];
        this.lefts = new int[vocabulary.plainSize()];
        List<String> found = new ArrayList<>();
        for (int rule = 0; rule < sides.length; rule++) {
            List<Symbol> right = vocabulary.production(rule).right();
            int[] side = new int[right.size()];
            for (int i = 0; i < side.length; i++) {
                int at = side.length - 1 - i;
                if (right.get(i) instanceof Terminal terminal) {
                    side[at] = ~found.size();
                    found.add(vocabulary.spelling(rule, terminal));
                } else if (right.get(i) instanceof Nonterminal nonterminal) {
                    side[at] = nonterminal.index();
                }
            }
            sides[rule] = side;
            lefts[rule] = vocabulary.production(rule).left().index();
        }
        words = found.toArray(String[]::new);
    }

    /** The vocabulary whose ids are meant. */
    public Vocabulary vocabulary() {
        return vocabulary;
    }

    /**
     * The derivation of a text, in merged rules if the vocabulary has them.
     *
     * @throws SyntaxException if the text is not of the grammar
     */
    public Derivation encode(String text) throws SyntaxException {
        Grammar.Parse parse = vocabulary.grammar().parse(text);
        int[] rules = parse.productions;
        List<String> left = List.of();
        if (!parse.spellings.isEmpty()) {
            left = new ArrayList<>();
            int next = 0;
            for (int i = 0; i < rules.length; i++) {
                if (lexical.open(rules[i])) {
                    String spelling = parse.spellings.get(next++);
                    int rule = lexical.find(rules[i], spelling);
                    if (rule >= 0) {
                        rules[i] = rule;
                    } else {
                        left.add(spelling);
                    }
                }
            }
        }
        return Derivation.owning(vocabulary.mergeOwned(rules), left);
    }

    /**
     * The text of a derivation.
     *
     * @throws IllegalArgumentException if it is not a complete derivation, saying at which index
     */
    public String decode(Derivation derivation) {
        return new Writer(derivation).write();
    }

    /** One decoding: the stack of what is still to be written or expanded. */
    private final class Writer {
        private final Derivation derivation;
        private final StringBuilder text = new StringBuilder();
        private int[] stack = new int[64];
        private int depth;
        private int spellings;
        private int index;

        Writer(Derivation derivation) {
            this.derivation = derivation;
        }

        String write() {
            stack[depth++] = vocabulary.grammar().start().index();
            for (; index < derivation.size(); index++) {
                int rule = derivation.rule(index);
                if (rule < 0 || rule >= vocabulary.size()) {
                    throw wrong("there is no rule " + rule);
                }
                for (int plain : vocabulary.sharedExpansion(rule)) {
                    expand(plain);
                }
            }
            if (depth > 0) {
                throw wrong("the derivation ends, but " + top() + " is not expanded");
            }
            if (spellings < derivation.spellings().size()) {
                throw wrong("the derivation ends, but spellings are left");
            }
            return text.toString();
        }

        private void expand(int plain) {
            if (depth == 0) {
                throw wrong("the derivation is complete before rule " + derivation.rule(index));
            }
            if (stack[--depth] != lefts[plain]) {
                depth++;
                throw wrong("rule " + vocabulary.text(plain) + " does not expand " + top());
            }
            int[] side = sides[plain];
            if (depth + side.length > stack.length) {
                stack = Arrays.copyOf(stack, 2 * stack.length + side.length);
            }
            boolean open = vocabulary.isOpen(plain);
            for (int item : side) {
                boolean gap = open && item < 0 && words[~item].isEmpty();
                stack[depth++] = gap ? ~(words.length + spelling(plain)) : item;
            }
            while (depth > 0 && stack[depth - 1] < 0) {
                append(~stack[--depth]);
            }
        }

        /** The number of the next spelling, which must fit. */
        private int spelling(int plain) {
            if (spellings == derivation.spellings().size()) {
                throw wrong("open rule " + plain + " lacks its spelling");
            }
            String spelling = derivation.spellings().get(spellings);
            if (!fits(plain, spelling)) {
                throw wrong(spelling + " is not a spelling of " + lexical.openTerminal(plain));
            }
            return spellings++;
        }

        private void append(int word) {
            if (!text.isEmpty()) {
                text.append(joint);
            }
            text.append(
                    word < words.length
                            ? words[word]
                            : derivation.spellings().get(word - words.length));
        }

        private String top() {
            return vocabulary.grammar().nonterminals().get(stack[depth - 1]).name();
        }

        private IllegalArgumentException wrong(String what) {
            return new IllegalArgumentException("at index " + index + ": " + what);
        }
    }

    private boolean fits(int openRule, String spelling) {
        Grammar grammar = vocabulary.grammar();
        return grammar.spells(grammar.terminal(lexical.openTerminal(openRule)), spelling);
    }

    /** A derivation as text: ids between spaces, an open rule as {@code id:spelling}. */
    public String format(Derivation derivation) {
        StringJoiner text = new StringJoiner(" ");
        int next = 0;
        for (int rule : derivation.rules()) {
            text.add(
                    vocabulary.isOpen(rule)
                            ? rule + ":" + derivation.spellings().get(next++)
                            : String.valueOf(rule));
        }
        return text.toString();
    }

    /**
     * Reads what {@link #format} has written. Whether it is a complete derivation shows when it is
     * decoded.
     *
     * @throws SyntaxException if a word is not a rule id, or if spellings and open rules differ
     */
    public Derivation parse(String text) throws SyntaxException {
        int[] rules = new int[16];
        int size = 0;
        List<String> spellings = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf(' ', at);
            end = end < 0 ? text.length() : end;
            if (end > at) {
                int colon = text.indexOf(':', at);
                boolean spelt = colon >= 0 && colon < end;
                int rule = ruleId(text, at, spelt ? colon : end);
                if (vocabulary.isOpen(rule) != spelt) {
                    String expected = spelt ? "a space" : "':' and a spelling";
                    throw wrong(text, spelt ? colon : end, expected);
                }
                if (spelt) {
                    String spelling = text.substring(colon + 1, end);
                    if (!fits(rule, spelling)) {
                        throw wrong(text, colon + 1, "a spelling of " + lexical.openTerminal(rule));
                    }
                    spellings.add(spelling);
                }
                rules = size < rules.length ? rules : Arrays.copyOf(rules, 2 * size);
                rules[size++] = rule;
            }
            at = end + 1;
        }
        return Derivation.owning(Arrays.copyOf(rules, size), spellings);
    }

    private int ruleId(String text, int from, int to) throws SyntaxException {
        long id = to > from ? 0 : Long.MAX_VALUE;
        for (int i = from; i < to && id < vocabulary.size(); i++) {
            char c = text.charAt(i);
            id = c >= '0' && c <= '9' ? 10 * id + c - '0' : Long.MAX_VALUE;
        }
        if (id >= vocabulary.size()) {
            throw wrong(text, from, "a rule id from 0 to " + (vocabulary.size() - 1));
        }
        return (int) id;
    }

    private static SyntaxException wrong(String text, int position, String expected) {
        String found = SyntaxException.nameAt(text, position);
        return new SyntaxException(text, position, found, List.of(expected));
    }
}
