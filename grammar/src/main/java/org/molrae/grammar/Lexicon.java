package org.molrae.grammar;

import java.util.HashSet;
import java.util.List;

/**
 * The spellings of open terminals that a {@link Vocabulary} has rules for, usually those of a
 * training corpus, in the order in which they first appear: appending one changes no rule id.
 *
 * @param entries the spellings, each once
 */
public record Lexicon(List<Entry> entries) {
    /** The lexicon without entries. */
    public static final Lexicon EMPTY = new Lexicon(List.of());

    /** Copies the entries and refuses repeated ones. */
    public Lexicon {
        entries = List.copyOf(entries);
        HashSet<Entry> seen = new HashSet<>();
        for (Entry entry : entries) {
            if (!seen.add(entry)) {
                throw new IllegalArgumentException("twice in the lexicon: " + entry.spelling());
            }
        }
    }

    /** The number of entries. */
    public int size() {
        return entries.size();
    }

    /**
     * One spelling.
     *
     * @param terminal the name of an open terminal
     * @param spelling one of its spellings, without control characters
     */
    public record Entry(String terminal, String spelling) {
        /** Refuses what could not be written on a line. */
        public Entry {
            if (spelling.isEmpty() || spelling.codePoints().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("not a spelling for a lexicon");
            }
        }
    }
}
