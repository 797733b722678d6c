package org.molrae.grammar;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A vocabulary as text:
 *
 * <pre>
 * molrae-vocabulary 1
 * grammar smiles 0123456789abcdef
 * lexicon 2
 * BRACKET_ATOM [nH]
 * BRACKET_ATOM [O-]
 * merges 1
 * 20 20
 * end
 * </pre>
 *
 * <p>The hexadecimal number is the fingerprint of the grammar's productions.
 */
final class VocabularyFormat {
    private static final String MAGIC = "molrae-vocabulary";
    private static final int VERSION = 1;
    private static final int MAX_LINE = 10_000;
    private static final int MAX_ENTRIES = 1_000_000;
    private static final int MAX_MERGES = 100_000;

    private final BufferedReader in;
    private int line;

    private VocabularyFormat(BufferedReader in) {
        this.in = in;
    }

    static void write(Vocabulary vocabulary, Appendable out) throws IOException {
        Grammar grammar = vocabulary.grammar();
        line(out, MAGIC + " " + VERSION);
        line(out, "grammar " + grammar.name() + " " + grammar.fingerprint());
        line(out, "lexicon " + vocabulary.lexicon().size());
        for (Lexicon.Entry entry : vocabulary.lexicon().entries()) {
            line(out, entry.terminal() + " " + entry.spelling());
        }
        line(out, "merges " + vocabulary.merges().size());
        for (Merge merge : vocabulary.merges()) {
            line(out, merge.left() + " " + merge.right());
        }
        line(out, "end");
    }

    private static void line(Appendable out, String text) throws IOException {
        out.append(text).append('\n');
    }

    static Vocabulary read(BufferedReader in) throws IOException {
        return new VocabularyFormat(in).read();
    }

    private Vocabulary read() throws IOException {
        String version = value(MAGIC);
        if (!version.equals(String.valueOf(VERSION))) {
            throw error("version " + version + ", this program reads " + VERSION);
        }
        Vocabulary vocabulary = Vocabulary.of(grammar());
        int count = number(value("lexicon"), MAX_ENTRIES);
        List<Lexicon.Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String[] parts = pair();
            try {
                entries.add(new Lexicon.Entry(parts[0], parts[1]));
            } catch (IllegalArgumentException e) {
                throw error(e.getMessage());
            }
        }
        vocabulary = checked(vocabulary, v -> v.withLexicon(new Lexicon(entries)));
        int merged = number(value("merges"), MAX_MERGES);
        List<Merge> merges = new ArrayList<>();
        for (int i = 0; i < merged; i++) {
            String[] parts = pair();
            int rules = vocabulary.plainSize() + i;
            merges.add(new Merge(number(parts[0], rules - 1), number(parts[1], rules - 1)));
        }
        vocabulary = checked(vocabulary, v -> v.withMerges(merges));
        if (!nextLine().equals("end")) {
            throw error("expected end");
        }
        return vocabulary;
    }

    private Grammar grammar() throws IOException {
        String[] parts = value("grammar").split(" ", -1);
        if (!Grammar.names().contains(parts[0])) {
            throw error("no grammar " + parts[0] + ", there are " + Grammar.names());
        }
        Grammar grammar = Grammar.named(parts[0]);
        if (parts.length != 2 || !parts[1].equals(grammar.fingerprint())) {
            throw error("made with other productions of grammar " + parts[0]);
        }
        return grammar;
    }

    private interface Step {
        Vocabulary apply(Vocabulary vocabulary);
    }

    private Vocabulary checked(Vocabulary vocabulary, Step step) throws IOException {
        try {
            return step.apply(vocabulary);
        } catch (IllegalArgumentException e) {
            throw error(e.getMessage());
        }
    }

    private VocabularyFormatException error(@org.jspecify.annotations.Nullable String message) {
        return new VocabularyFormatException(line, String.valueOf(message));
    }

    /** The rest of the next line, which must begin with that word. */
    private String value(String word) throws IOException {
        String text = nextLine();
        if (!text.startsWith(word + " ")) {
            throw error("expected " + word);
        }
        return text.substring(word.length() + 1);
    }

    private String[] pair() throws IOException {
        String text = nextLine();
        int space = text.indexOf(' ');
        if (space < 0) {
            throw error("expected two words");
        }
        return new String[] {text.substring(0, space), text.substring(space + 1)};
    }

    private int number(String text, int most) throws IOException {
        boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || text.length() > 9 || Integer.parseInt(text) > most) {
            throw error("expected a number from 0 to " + most);
        }
        return Integer.parseInt(text);
    }

    /** A line, without the reader's trust that lines are short. */
    private String nextLine() throws IOException {
        line++;
        StringBuilder text = new StringBuilder();
        int c = in.read();
        while (c >= 0 && c != '\n') {
            text.append((char) c);
            if (text.length() > MAX_LINE) {
                throw error("a line of more than " + MAX_LINE + " characters");
            }
            c = in.read();
        }
        if (c < 0) {
            throw error("the file ends too early");
        }
        return text.toString();
    }
}
