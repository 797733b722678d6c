package org.molrae.molecules.mask;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.molrae.grammar.Vocabulary;

/** A vocabulary as steps: what each rule writes, and the atoms that it can write. Immutable. */
final class SemanticTables {

    /** What {@link Finisher} adds first, in the order in which it tries. */
    private static final List<String> LEAVES =
            List.of("C", "N", "O", "S", "P", "B", "F", "Cl", "Br", "I");

    /** The steps of rules that are never legal. */
    static final int[] ILLEGAL = {};

    final Vocabulary vocabulary;
    final AtomStates states = new AtomStates();
    final AtomKind[] kinds;
    final int[] leaves;

    /** By rule, its steps; {@link #ILLEGAL} if one of them is never legal. */
    private final int[][] steps;

    private final int[] starts;

    SemanticTables(Vocabulary vocabulary) {
        if (!vocabulary.grammar().name().equals("smiles")) {
            throw new IllegalArgumentException(
                    "the semantic mask knows the grammar smiles, not "
                            + vocabulary.grammar().name());
        }
        this.vocabulary = vocabulary;
        List<AtomKind> found = new ArrayList<>();
        Map<String, Integer> numbers = new HashMap<>();
        int[] plain = new int[vocabulary.plainSize()];
        for (int rule = 0; rule < plain.length; rule++) {
            plain[rule] = vocabulary.isOpen(rule) ? Step.NEVER : step(rule, found, numbers);
        }
        kinds = found.toArray(AtomKind[]::new);
        starts = new int[kinds.length];
        for (int i = 0; i < kinds.length; i++) {
            starts[i] = states.start(kinds[i]);
        }
        leaves = leaves(numbers);
        steps = new int[vocabulary.size()][];
        for (int rule = 0; rule < steps.length; rule++) {
            steps[rule] = expand(plain, vocabulary.expansion(rule));
        }
    }

    /** The usual leaves, and then whatever else may stand alone, for users who allow little. */
    private int[] leaves(Map<String, Integer> numbers) {
        Set<Integer> order = new LinkedHashSet<>();
        LEAVES.forEach(symbol -> order.add(numbers.get(symbol)));
        for (int kind = 0; kind < kinds.length; kind++) {
            if (starts[kind] != AtomStates.NONE) {
                order.add(kind);
            }
        }
        return order.stream().mapToInt(Integer::intValue).toArray();
    }

    private int[] expand(int[] plain, int[] rules) {
        int[] expanded = new int[rules.length];
        for (int i = 0; i < rules.length; i++) {
            int step = plain[rules[i]];
            boolean never =
                    step == Step.NEVER
                            || (Step.type(step) == Step.ATOM
                                    && starts[Step.argument(step)] == AtomStates.NONE);
            if (never) {
                return ILLEGAL;
            }
            expanded[i] = step;
        }
        return expanded;
    }

    private int step(int rule, List<AtomKind> found, Map<String, Integer> numbers) {
        String text = vocabulary.spelling(rule);
        return switch (text) {
            case "" -> Step.of(Step.END, 0);
            case "()" -> Step.of(Step.OPEN_BRANCH, 0);
            case "." -> Step.of(Step.DOT, 0);
            case "=" -> Step.bond(2, 0);
            case "#" -> Step.bond(3, 0);
            case "/" -> Step.bond(1, Step.ABOVE);
            case "\\" -> Step.bond(1, Step.BELOW);
            // what Kekulé forms do without
            case "-", ":", "$" -> Step.NEVER;
            default -> ringOrAtom(text, found, numbers);
        };
    }

    private static int ringOrAtom(String text, List<AtomKind> found, Map<String, Integer> numbers) {
        if (text.startsWith("%") || Character.isDigit(text.charAt(0))) {
            return Step.of(Step.RING, Integer.parseInt(text.replace("%", "")));
        }
        Integer number = numbers.get(text);
        if (number == null) {
            AtomKind kind = AtomKind.of(text);
            if (kind == null) {
                return Step.NEVER;
            }
            number = found.size();
            numbers.put(text, number);
            found.add(kind);
        }
        return Step.of(Step.ATOM, number);
    }

    /** The state of a new atom, or {@link AtomStates#NONE}. */
    int start(int kind) {
        return starts[kind];
    }

    /** The steps that a rule writes, or {@link #ILLEGAL}. */
    int[] steps(int rule) {
        return steps[rule];
    }
}
