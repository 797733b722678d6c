package org.molrae.grammar;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.StringJoiner;

/** Writes rules for people. */
final class RuleText {
    private RuleText() {}

    /** The nonterminals that a rule pops, an arrow, and what its plain rules make of them. */
    static String of(Vocabulary vocabulary, int rule) {
        StackEffect effect = vocabulary.effect(rule);
        StringJoiner left = new StringJoiner(" ");
        Deque<Piece> stack = new ArrayDeque<>();
        for (int nonterminal : effect.pops) {
            String name = vocabulary.grammar().nonterminals().get(nonterminal).name();
            left.add(name);
            stack.add(new Piece(name, true));
        }
        String joint = vocabulary.grammar().spaced() ? " " : "";
        Deque<Piece> written = new ArrayDeque<>();
        for (int plain : vocabulary.sharedExpansion(rule)) {
            while (!stack.isEmpty() && !stack.getFirst().nonterminal) {
                written.add(stack.removeFirst());
            }
            stack.removeFirst();
            Deque<Piece> pieces = new ArrayDeque<>();
            for (Symbol symbol : vocabulary.production(plain).right()) {
                pieces.addFirst(piece(vocabulary, plain, symbol));
            }
            pieces.forEach(stack::addFirst);
        }
        written.addAll(stack);
        return left + " → " + (written.isEmpty() ? "ε" : join(written, joint));
    }

    private record Piece(String text, boolean nonterminal) {}

    private static Piece piece(Vocabulary vocabulary, int plain, Symbol symbol) {
        String spelling =
                symbol instanceof Terminal terminal ? vocabulary.spelling(plain, terminal) : "";
        boolean spelt = !spelling.isEmpty();
        return new Piece(spelt ? spelling : symbol.name(), !(symbol instanceof Terminal) || !spelt);
    }

    private static String join(Deque<Piece> pieces, String joint) {
        StringBuilder text = new StringBuilder();
        boolean apart = false;
        for (Piece piece : pieces) {
            if (!text.isEmpty()) {
                text.append(apart || piece.nonterminal ? " " : joint);
            }
            text.append(piece.text);
            apart = piece.nonterminal;
        }
        return text.toString();
    }
}
