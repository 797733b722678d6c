package org.molrae.grammar;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.Vocabulary;
import org.antlr.v4.runtime.atn.ATN;
import org.molrae.grammar.TokenAutomaton.Tokens;

/**
 * A context-free grammar: what its {@code .g4} file says, read from the lexer and the parser that
 * ANTLR generates from it.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class Grammar {
    /** The grammars there are, and their {@code .g4} files. A new file needs a line here. */
    private static final Map<String, String> FILES = new LinkedHashMap<>();

    static {
        FILES.put("smiles", "Smiles");
        FILES.put("kusner", "KusnerSmiles");
        FILES.put("expression", "Expression");
        FILES.put("characters", "Characters");
    }

    private static final Map<String, Grammar> READ = new ConcurrentHashMap<>();

    /** A token class with more spellings than this is open. */
    private static final int MAX_SPELLINGS = 64;

    /** How much parsing a list of expected tokens is worth: tokens read again. */
    private static final int MAX_REPARSED = 2_000_000;

    private final String name;
    private final List<Nonterminal> nonterminals;
    private final List<Terminal> terminals;
    private final List<Production> productions;
    private final Nonterminal start;
    private final boolean spaced;
    private final String fingerprint;
    private final TokenAutomaton automaton;
    private final ParserTables tables;

    /** By what the expected token is called: one of its terminals. */
    private final Map<String, Integer> expectable;

    private Grammar(String name, GeneratedCode code) {
        LexerReader lexer = new LexerReader(code.lexer);
        Map<Integer, List<Terminal>> byType = terminals(lexer, code);
        this.name = name;
        this.terminals = byType.values().stream().flatMap(List::stream).toList();
        this.automaton = automaton(lexer, byType);
        this.spaced = lexer.skips();
        GrammarReader reader = new GrammarReader(code.parser, code.ruleNames, byType);
        this.nonterminals = List.copyOf(reader.nonterminals());
        this.productions = List.copyOf(reader.productions());
        this.start = reader.start();
        this.fingerprint = fingerprint(productions);
        int[] types = new int[terminals.size() + 2];
        boolean[] open = new boolean[terminals.size()];
        byType.forEach((type, own) -> own.forEach(t -> types[t.index()] = type));
        terminals.forEach(t -> open[t.index()] = t.open());
        types[terminals.size()] = Token.EOF;
        this.tables = new ParserTables(code.parser, reader, open, types);
        this.expectable = expectable(byType, code.names);
    }

    /** The names that {@link #named} knows. */
    public static List<String> names() {
        return List.copyOf(FILES.keySet());
    }

    /**
     * The grammar of that name, read once.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Grammar named(String name) {
        String file = FILES.get(name);
        if (file == null) {
            throw new IllegalArgumentException(
                    "no grammar " + name + ", there are " + String.join(", ", names()));
        }
        return READ.computeIfAbsent(name, key -> read(key, file));
    }

    /** Reads the grammar that ANTLR generated from {@code file.g4}. */
    static Grammar read(String name, String file) {
        try {
            return new Grammar(name, GeneratedCode.of(file));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ".g4: " + e.getMessage(), e);
        }
    }

    /** The name it is called by. */
    public String name() {
        return name;
    }

    /** The nonterminals, by index. */
    public List<Nonterminal> nonterminals() {
        return nonterminals;
    }

    /** The terminals, by index. */
    public List<Terminal> terminals() {
        return terminals;
    }

    /** The productions, by rule id. */
    public List<Production> productions() {
        return productions;
    }

    /** The nonterminal that every derivation starts from. */
    public Nonterminal start() {
        return start;
    }

    /** Whether white space has no meaning; one space is written between tokens then. */
    public boolean spaced() {
        return spaced;
    }

    /** Whether one token of lookahead always tells the production: the grammar is LL(1). */
    public boolean predictive() {
        return tables.predictive();
    }

    /** Sixteen hexadecimal digits that change when a production does. */
    public String fingerprint() {
        return fingerprint;
    }

    /** The open terminal of that name, or the terminal of that spelling. */
    Terminal terminal(String symbol) {
        return terminals.stream()
                .filter(t -> t.name().equals(symbol))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " has no token " + symbol));
    }

    /** Whether a text is one token, of this open terminal. */
    boolean spells(Terminal terminal, String spelling) {
        Tokens tokens = scan(spelling);
        return tokens.size == 2
                && tokens.terminals[0] == terminal.index()
                && tokens.starts[0] == 0
                && tokens.ends[0] == spelling.length();
    }

    /** The productions of a leftmost derivation and the spellings left open in it, in order. */
    static final class Parse {
        final int[] productions;
        final List<String> spellings;

        Parse(int[] productions, List<String> spellings) {
            this.productions = productions;
            this.spellings = spellings;
        }
    }

    /**
     * Cuts a text into terminals, closed by a number one past theirs, or, where no token begins, by
     * a number two past them.
     */
    Tokens scan(String text) {
        return automaton.scan(text, tables.end(), tables.invalid());
    }

    /** Parses a text. */
    Parse parse(String text) throws SyntaxException {
        Tokens tokens = scan(text);
        DerivationParser parser = new DerivationParser(tables, tokens.terminals, tokens.size);
        int failure = parser.parse();
        if (failure >= 0) {
            throw error(text, tokens, failure);
        }
        int[] ids = new int[parser.length()];
        int[] openTokens = new int[ids.length];
        parser.copy(ids, openTokens);
        List<String> spellings = List.of();
        for (int token : openTokens) {
            if (token >= 0) {
                spellings = spellings.isEmpty() ? new ArrayList<>() : spellings;
                spellings.add(text.substring(tokens.starts[token], tokens.ends[token]));
            }
        }
        return new Parse(ids, spellings);
    }

    private SyntaxException error(String text, Tokens tokens, int failure) {
        int begin = tokens.starts[failure];
        int end = tokens.ends[failure];
        if (tokens.terminals[failure] == tables.invalid() && end > begin) {
            Set<String> begun = new HashSet<>();
            automaton.completions(text.substring(begin, end)).forEach(t -> begun.add(nameOf(t)));
            List<String> rest = begun.stream().sorted().map(n -> "the rest of " + n).toList();
            return new SyntaxException(text, end, SyntaxException.nameAt(text, end), rest);
        }
        return new SyntaxException(
                text, begin, SyntaxException.nameAt(text, begin), expected(tokens, failure));
    }

    private String nameOf(int terminal) {
        Terminal found = terminals.get(terminal);
        return found.open() ? found.name() : "'" + found.name() + "'";
    }

    /** The tokens with which the text could go on, found by trying. */
    private List<String> expected(Tokens tokens, int failure) {
        List<String> names = new ArrayList<>();
        if ((long) failure * expectable.size() > MAX_REPARSED) {
            return names;
        }
        int[] trial = Arrays.copyOf(tokens.terminals, failure + 2);
        trial[failure + 1] = tables.invalid();
        expectable.forEach(
                (called, terminal) -> {
                    trial[failure] = terminal;
                    int stop = new DerivationParser(tables, trial, trial.length).parse();
                    if (stop < 0 || stop > failure) {
                        names.add(called);
                    }
                });
        return names;
    }

    private Map<String, Integer> expectable(Map<Integer, List<Terminal>> byType, Vocabulary names) {
        Map<String, Integer> found = new LinkedHashMap<>();
        List<Integer> possible = automaton.completions("");
        byType.forEach(
                (type, own) -> {
                    if (!possible.contains(own.get(0).index())) {
                        return;
                    }
                    boolean literal = own.size() == 1 && !own.get(0).open();
                    String called =
                            literal ? "'" + own.get(0).name() + "'" : names.getSymbolicName(type);
                    found.put(called, own.get(0).index());
                });
        found.put("end of input", tables.end());
        return found;
    }

    private static Map<Integer, List<Terminal>> terminals(LexerReader lexer, GeneratedCode code) {
        TokenAutomaton types = lexer.types();
        Map<Integer, List<Terminal>> terminals = new LinkedHashMap<>();
        int index = 0;
        for (int type = 1; type <= code.parser.maxTokenType; type++) {
            if (type <= code.lexer.maxTokenType && lexer.skips(type)) {
                continue;
            }
            List<Terminal> own = new ArrayList<>();
            for (String spelling : types.language(type, MAX_SPELLINGS)) {
                own.add(new Terminal(index++, spelling, false));
            }
            if (own.isEmpty()) {
                own.add(new Terminal(index++, code.names.getDisplayName(type), true));
            }
            terminals.put(type, own);
        }
        return terminals;
    }

    private static TokenAutomaton automaton(
            LexerReader lexer, Map<Integer, List<Terminal>> terminals) {
        Set<String> spellings =
                terminals.values().stream()
                        .flatMap(List::stream)
                        .filter(t -> !t.open())
                        .map(Terminal::name)
                        .collect(Collectors.toSet());
        return lexer.terminals(
                spellings,
                (type, prefix) -> {
                    for (Terminal t : terminals.getOrDefault(type, List.of())) {
                        if (t.open() || t.name().equals(prefix)) {
                            return t.index();
                        }
                    }
                    return TokenAutomaton.NOTHING;
                });
    }

    private static String fingerprint(List<Production> productions) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Production production : productions) {
                digest.update((production + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return name;
    }

    /** What is read from the generated classes. */
    private record GeneratedCode(ATN lexer, ATN parser, List<String> ruleNames, Vocabulary names) {
        static GeneratedCode of(String file) {
            String prefix = Grammar.class.getPackageName() + ".generated." + file;
            try {
                Class<?> lexer = Class.forName(prefix + "Lexer");
                Class<?> parser = Class.forName(prefix + "Parser");
                return new GeneratedCode(
                        (ATN) constant(lexer, "_ATN"),
                        (ATN) constant(parser, "_ATN"),
                        List.of((String[]) constant(parser, "ruleNames")),
                        (Vocabulary) constant(parser, "VOCABULARY"));
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException("no code generated from it", e);
            }
        }

        private static Object constant(Class<?> type, String field)
                throws ReflectiveOperationException {
            return Objects.requireNonNull(type.getField(field).get(null));
        }
    }
}
