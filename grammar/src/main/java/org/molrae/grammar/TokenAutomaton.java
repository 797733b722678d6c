package org.molrae.grammar;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;

/** A deterministic automaton over code points that cuts a text into tokens, longest match first. */
final class TokenAutomaton {
    static final int NOTHING = -1;
    static final int SKIPPED = -2;

    private static final int ASCII = 128;

    private final int[] classStarts;
    private final int[] asciiClasses = new int[ASCII];
    private final int classes;
    private final int[] next;
    private final int[] accepts;

    TokenAutomaton(int[] classStarts, int[][] rows, int[] accepts) {
        this.classStarts = classStarts;
        this.classes = classStarts.length;
        this.accepts = accepts;
        this.next = new int[rows.length * classes];
        for (int state = 0; state < rows.length; state++) {
            System.arraycopy(rows[state], 0, next, state * classes, classes);
        }
        for (int c = 0; c < ASCII; c++) {
            asciiClasses[c] = search(c);
        }
    }

    private int search(int codePoint) {
        int found = Arrays.binarySearch(classStarts, codePoint);
        return found >= 0 ? found : -found - 2;
    }

    /**
     * Cuts a text into terminals, and closes them with {@code end}. Where no token begins the scan
     * stops with {@code invalid} in the place of the token.
     */
    Tokens scan(String text, int end, int invalid) {
        int length = text.length();
        Tokens tokens = new Tokens(Math.min(length, 256) + 2);
        int position = 0;
        while (position < length) {
            int state = 0;
            int at = position;
            int accepted = NOTHING;
            int acceptedAt = position;
            while (at < length) {
                char c = text.charAt(at);
                int codePoint = c < ASCII ? c : text.codePointAt(at);
                state = next[state * classes + (c < ASCII ? asciiClasses[c] : search(codePoint))];
                if (state < 0) {
                    break;
                }
                at += Character.charCount(codePoint);
                if (accepts[state] != NOTHING) {
                    accepted = accepts[state];
                    acceptedAt = at;
                }
            }
            if (accepted == NOTHING) {
                tokens.add(invalid, position, at);
                return tokens;
            }
            if (accepted != SKIPPED) {
                tokens.add(accepted, position, acceptedAt);
            }
            position = acceptedAt;
        }
        tokens.add(end, length, length);
        return tokens;
    }

    /** What the automaton could still accept after this text, which it reads as a whole. */
    List<Integer> completions(String text) {
        int state = 0;
        for (int i = 0; i < text.length() && state >= 0; ) {
            int codePoint = text.codePointAt(i);
            state = next[state * classes + search(codePoint)];
            i += Character.charCount(codePoint);
        }
        TreeSet<Integer> found = new TreeSet<>();
        boolean[] seen = new boolean[accepts.length];
        Deque<Integer> open = new ArrayDeque<>();
        if (state >= 0) {
            open.add(state);
            seen[state] = true;
        }
        while (!open.isEmpty()) {
            int at = open.remove();
            if (accepts[at] >= 0) {
                found.add(accepts[at]);
            }
            for (int c = 0; c < classes; c++) {
                int target = next[at * classes + c];
                if (target >= 0 && !seen[target]) {
                    seen[target] = true;
                    open.add(target);
                }
            }
        }
        return List.copyOf(found);
    }

    /**
     * All texts that end on {@code accepted}, shortest first, or an empty list if there are more
     * than {@code limit}.
     */
    List<String> language(int accepted, int limit) {
        boolean[] useful = useful(accepted);
        record Partial(int state, String text) {}
        List<String> found = new ArrayList<>();
        Deque<Partial> open = new ArrayDeque<>();
        if (useful[0]) {
            open.add(new Partial(0, ""));
        }
        int enough = 64 * limit;
        while (!open.isEmpty()) {
            Partial partial = open.remove();
            if (accepts[partial.state] == accepted) {
                found.add(partial.text);
            }
            for (int c = 0; c < classes; c++) {
                int target = next[partial.state * classes + c];
                if (target < 0 || !useful[target]) {
                    continue;
                }
                int past = c + 1 < classes ? classStarts[c + 1] : Character.MAX_CODE_POINT + 1;
                for (int p = classStarts[c]; p < past && open.size() <= enough; p++) {
                    open.add(new Partial(target, partial.text + Character.toString(p)));
                }
            }
            if (found.size() > limit || open.size() > enough) {
                return List.of();
            }
        }
        return List.copyOf(found);
    }

    /** The states from which {@code accepted} can be reached. */
    private boolean[] useful(int accepted) {
        boolean[] useful = new boolean[accepts.length];
        for (int state = 0; state < accepts.length; state++) {
            useful[state] = accepts[state] == accepted;
        }
        boolean grown = true;
        while (grown) {
            grown = false;
            for (int i = 0; i < next.length; i++) {
                if (next[i] >= 0 && useful[next[i]] && !useful[i / classes]) {
                    useful[i / classes] = true;
                    grown = true;
                }
            }
        }
        return useful;
    }

    /** The terminals of a text and where they lie in it. */
    static final class Tokens {
        int[] terminals;
        int[] starts;
        int[] ends;
        int size;

        Tokens(int capacity) {
            terminals = new int[capacity];
            starts = new int[capacity];
            ends = new int[capacity];
        }

        void add(int terminal, int start, int end) {
            if (size == terminals.length) {
                int capacity = size + (size >> 1) + 16;
                terminals = Arrays.copyOf(terminals, capacity);
                starts = Arrays.copyOf(starts, capacity);
                ends = Arrays.copyOf(ends, capacity);
            }
            terminals[size] = terminal;
            starts[size] = start;
            ends[size++] = end;
        }
    }
}
