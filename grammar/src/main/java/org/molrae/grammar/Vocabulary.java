package org.molrae.grammar;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules that a model works with, by id: the grammar's productions, then the lexical rules (an
 * open production with one of the spellings of a {@link Lexicon}), both <em>plain</em>, then the
 * merged rules, each two earlier rules in sequence.
 *
 * <p>Whatever its kind, a rule rewrites the top of the stack of nonterminals of a leftmost
 * derivation, and lengths and budgets count the plain rules in it. Rules are generative if they can
 * be drawn: open productions cannot, they lack a spelling.
 *
 * <p>Immutable and safe for use by many threads.
 *
 * @see <a href="https://aclanthology.org/P16-1162/">Sennrich, Haddow and Birch, Neural Machine
 *     Translation of Rare Words with Subword Units, 2016</a>, for the merging
 */
public final class Vocabulary {
    /** No merged rule may stand for more plain rules than this. */
    static final int MAX_EXPANSION = 4096;

    private final Grammar grammar;
    private final Lexicon lexicon;
    private final List<Merge> merges;
    private final LexicalRules lexical;
    private final PairTable mergeRules = new PairTable();
    private final StackEffect[] effects;
    private final int[][] expansions;
    private final int[] changes;
    private final boolean[] generative;
    private final int[] minimalCompletions;
    private volatile @Nullable RuleMask mask;

    private Vocabulary(Grammar grammar, Lexicon lexicon, List<Merge> merges) {
        this.grammar = grammar;
        this.lexicon = lexicon;
        this.merges = List.copyOf(merges);
        this.lexical = new LexicalRules(grammar);
        lexicon.entries().forEach(lexical::add);
        effects = new StackEffect[plainSize() + merges.size()];
        expansions = new int[effects.length][];
        for (int rule = 0; rule < plainSize(); rule++) {
            effects[rule] = StackEffect.of(production(rule));
            expansions[rule] = new int[] {rule};
        }
        for (int i = 0; i < merges.size(); i++) {
            merge(plainSize() + i, merges.get(i));
        }
        minimalCompletions =
                MinimalCompletions.of(
                        grammar.nonterminals().size(),
                        Arrays.asList(effects).subList(0, plainSize()),
                        rule -> !isOpen(rule));
        generative = new boolean[effects.length];
        changes = new int[effects.length];
        for (int rule = 0; rule < effects.length; rule++) {
            int pushed = MinimalCompletions.sum(minimalCompletions, effects[rule].pushes);
            int popped = MinimalCompletions.sum(minimalCompletions, effects[rule].pops);
            generative[rule] = !isOpen(rule) && pushed < MinimalCompletions.NEVER;
            changes[rule] = generative[rule] ? expansions[rule].length + pushed - popped : 0;
        }
    }

    private void merge(int rule, Merge merge) {
        if (merge.left() < 0
                || merge.left() >= rule
                || merge.right() < 0
                || merge.right() >= rule) {
            throw new IllegalArgumentException(merge + " names no earlier rules");
        }
        if (isOpen(merge.left()) || isOpen(merge.right())) {
            throw new IllegalArgumentException(merge + " names an open rule");
        }
        StackEffect effect = effects[merge.left()].then(effects[merge.right()]);
        if (effect == null) {
            throw new IllegalArgumentException(merge + ": the second rule never fits");
        }
        int[] left = expansions[merge.left()];
        int[] right = expansions[merge.right()];
        if (left.length + right.length > MAX_EXPANSION) {
            throw new IllegalArgumentException(merge + " makes too long a rule");
        }
        if (mergeRules.get(merge.left(), merge.right()) != PairTable.ABSENT) {
            throw new IllegalArgumentException(merge + " stands twice");
        }
        effects[rule] = effect;
        expansions[rule] = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, expansions[rule], left.length, right.length);
        mergeRules.put(merge.left(), merge.right(), rule);
    }

    /** The productions of a grammar and nothing else. */
    public static Vocabulary of(Grammar grammar) {
        return new Vocabulary(grammar, Lexicon.EMPTY, List.of());
    }

    /**
     * The rules of the same grammar with another lexicon.
     *
     * @throws IllegalArgumentException if an entry is not a spelling of an open terminal, or if
     *     there are merged rules, whose ids would change
     */
    public Vocabulary withLexicon(Lexicon entries) {
        if (!merges.isEmpty()) {
            throw new IllegalArgumentException("the lexicon must come before the merges");
        }
        return new Vocabulary(grammar, entries, merges);
    }

    /**
     * The same plain rules with these merged rules.
     *
     * @throws IllegalArgumentException if one names rules that do not stand before it, or that
     *     never follow each other
     */
    public Vocabulary withMerges(List<Merge> pairs) {
        return new Vocabulary(grammar, lexicon, pairs);
    }

    /** The same plain rules without merged ones. */
    public Vocabulary plain() {
        return merges.isEmpty() ? this : withMerges(List.of());
    }

    /** The grammar. */
    public Grammar grammar() {
        return grammar;
    }

    /** The spellings that have rules. */
    public Lexicon lexicon() {
        return lexicon;
    }

    /** The merged rules, in the order of their ids. */
    public List<Merge> merges() {
        return merges;
    }

    /** The number of rules. */
    public int size() {
        return effects.length;
    }

    /** The number of plain rules, whose ids come first. */
    public int plainSize() {
        return grammar.productions().size() + lexical.size();
    }

    /** Whether a rule is a production that leaves a spelling open. */
    public boolean isOpen(int rule) {
        return rule < grammar.productions().size() && lexical.open(rule);
    }

    /** Whether a rule can be drawn: it is not open, and what it leaves can be completed. */
    public boolean isGenerative(int rule) {
        return generative[rule];
    }

    /** The production that a plain rule applies. */
    public Production production(int plainRule) {
        int place = plainRule - grammar.productions().size();
        return place < 0 ? grammar.productions().get(plainRule) : lexical.production(place);
    }

    /** What a plain rule itself writes, {@code C} or {@code [nH]}; an open one, nothing. */
    public String spelling(int plainRule) {
        StringBuilder text = new StringBuilder();
        for (Symbol symbol : production(plainRule).right()) {
            if (symbol instanceof Terminal terminal) {
                text.append(spelling(plainRule, terminal));
            }
        }
        return text.toString();
    }

    /** What a plain rule writes for one of its terminals; empty if that is left open. */
    String spelling(int plainRule, Terminal terminal) {
        int place = plainRule - grammar.productions().size();
        return !terminal.open() ? terminal.name() : place < 0 ? "" : lexical.spelling(place);
    }

    /** The number of plain rules that a rule stands for. */
    public int cost(int rule) {
        return expansions[rule].length;
    }

    /** The plain rules that a rule stands for. */
    public int[] expansion(int rule) {
        return expansions[rule].clone();
    }

    /** The plain rules that a sequence of rules stands for. */
    public int[] expand(int[] rules) {
        int length = 0;
        for (int rule : rules) {
            length = Math.addExact(length, expansions[rule].length);
        }
        int[] plain = new int[length];
        int at = 0;
        for (int rule : rules) {
            int[] expansion = expansions[rule];
            System.arraycopy(expansion, 0, plain, at, expansion.length);
            at += expansion.length;
        }
        return plain;
    }

    /** Joins plain rules into merged ones, the earliest learnt first, the leftmost first. */
    public int[] merge(int[] plainRules) {
        return mergeOwned(plainRules.clone());
    }

    /** The same for an array that may be changed. */
    int[] mergeOwned(int[] plainRules) {
        return merges.isEmpty() ? plainRules : new PairMerger(mergeRules, plainRules).merge();
    }

    /** The nonterminals that a rule pops, from the top of the stack down. */
    public int[] pops(int rule) {
        return effects[rule].pops.clone();
    }

    /** The nonterminals that a rule pushes in their place, from the top of the stack down. */
    public int[] pushes(int rule) {
        return effects[rule].pushes.clone();
    }

    /**
     * The fewest plain rules that complete a nonterminal.
     *
     * @throws IllegalArgumentException if the vocabulary has none, say for want of a lexicon
     */
    public int minimalCompletion(Nonterminal nonterminal) {
        int length = minimalCompletions[nonterminal.index()];
        if (length >= MinimalCompletions.NEVER) {
            throw new IllegalArgumentException("no rules complete " + nonterminal.name());
        }
        return length;
    }

    /** A rule as people write it: {@code tail → =CC=C( branch ) tail}. */
    public String text(int rule) {
        return RuleText.of(this, rule);
    }

    /** Which rules may follow which stacks. */
    public RuleMask mask() {
        RuleMask known = mask;
        if (known == null) {
            known = new RuleMask(this);
            mask = known;
        }
        return known;
    }

    /** Writes the vocabulary as text that {@link #read} reads. */
    public void write(Appendable out) throws IOException {
        VocabularyFormat.write(this, out);
    }

    /**
     * Reads what {@link #write} has written, and no further.
     *
     * @throws VocabularyFormatException if it is something else, saying what and in which line
     */
    public static Vocabulary read(BufferedReader in) throws IOException {
        return VocabularyFormat.read(in);
    }

    /** What a rule does to the stack; not to be changed. */
    StackEffect effect(int rule) {
        return effects[rule];
    }

    /** The expansion itself; not to be changed. */
    int[] sharedExpansion(int rule) {
        return expansions[rule];
    }

    /** How much a rule adds to length and minimal completion together. */
    int change(int rule) {
        return changes[rule];
    }

    LexicalRules lexical() {
        return lexical;
    }

    /** Two vocabularies are equal if their rules are the same and have the same ids. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Vocabulary that
                && grammar.equals(that.grammar)
                && lexicon.equals(that.lexicon)
                && merges.equals(that.merges);
    }

    @Override
    public int hashCode() {
        return List.of(grammar, lexicon, merges).hashCode();
    }

    @Override
    public String toString() {
        List<String> parts = new ArrayList<>(List.of(grammar.name()));
        parts.add(grammar.productions().size() + " productions");
        parts.add(lexical.size() + " lexical rules");
        parts.add(merges.size() + " merged rules");
        return String.join(", ", parts);
    }
}
