package org.molrae.grammar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.atn.AtomTransition;
import org.antlr.v4.runtime.atn.DecisionState;
import org.antlr.v4.runtime.atn.PrecedencePredicateTransition;
import org.antlr.v4.runtime.atn.RangeTransition;
import org.antlr.v4.runtime.atn.RuleStopState;
import org.antlr.v4.runtime.atn.RuleTransition;
import org.antlr.v4.runtime.atn.SetTransition;
import org.antlr.v4.runtime.atn.StarLoopEntryState;
import org.antlr.v4.runtime.atn.StarLoopbackState;
import org.antlr.v4.runtime.atn.Transition;
import org.antlr.v4.runtime.misc.IntervalSet;

/**
 * Reads alternatives and productions from a generated parser's ATN.
 *
 * <p>ANTLR rewrites a left-recursive rule into a loop, {@code e : e '+' e | 'x'} into {@code e[p] :
 * 'x' ({2 >= p}? '+' e[3])*}, where an operator's precedence counts the alternatives from the last.
 * That gives the original alternatives back, and their order.
 */
final class GrammarReader {
    private static final int DOCUMENT = 0;

    private final ATN atn;
    private final List<Nonterminal> nonterminals = new ArrayList<>();
    private final Map<Integer, List<Terminal>> terminals;
    private final Map<List<Terminal>, Integer> sets = new LinkedHashMap<>();
    private final List<Alternative> alternatives = new ArrayList<>();
    private final List<Production> productions = new ArrayList<>();
    private final int[] decisions;
    private final int[] operatorDecisions;
    private int start = -1;

    /** Reads the parser of a grammar whose token types stand for these terminals. */
    GrammarReader(ATN atn, List<String> ruleNames, Map<Integer, List<Terminal>> terminals) {
        this.atn = atn;
        this.terminals = terminals;
        for (int rule = 1; rule < ruleNames.size(); rule++) {
            nonterminals.add(new Nonterminal(rule - 1, ruleNames.get(rule)));
        }
        decisions = new int[2 * nonterminals.size()];
        operatorDecisions = new int[nonterminals.size()];
        readDocument();
        for (Nonterminal nonterminal : nonterminals) {
            new RuleReader(nonterminal).read();
        }
    }

    List<Nonterminal> nonterminals() {
        return nonterminals;
    }

    Nonterminal start() {
        return nonterminals.get(start);
    }

    List<Production> productions() {
        return productions;
    }

    List<Alternative> alternatives() {
        return alternatives;
    }

    /** By number of a set of terminals: its members. */
    List<List<Terminal>> sets() {
        return List.copyOf(sets.keySet());
    }

    /** By symbol: ANTLR's decision among its alternatives, -1 if there is nothing to decide. */
    int[] decisions() {
        return decisions;
    }

    /**
     * By nonterminal: ANTLR's decision among the operators of its loop, -1 if there is only one.
     */
    int[] operatorDecisions() {
        return operatorDecisions;
    }

    private void readDocument() {
        Path path = new Path(atn.ruleToStartState[DOCUMENT]);
        ATNState end = path.follow();
        if (!(end instanceof RuleStopState)
                || path.elements.size() != 2
                || !(path.elements.get(0) instanceof Call call)
                || !(path.elements.get(1) instanceof Tokens tokens)
                || !tokens.types.equals(List.of(Token.EOF))) {
            throw new IllegalArgumentException(
                    "the first rule of a grammar must be of the form document : start EOF ;");
        }
        start = call.nonterminal;
    }

    private sealed interface Element permits Call, Tokens {}

    private record Call(int nonterminal, int precedence) implements Element {}

    private record Tokens(List<Integer> types) implements Element {}

    /** A walk through the ATN up to a state that branches or ends. */
    private static final class Path {
        final List<Element> elements = new ArrayList<>();
        ATNState state;
        int precedence = -1;

        Path(ATNState state) {
            this.state = state;
        }

        /** Walks on; stops at states with several or no ways on and at the end of a loop. */
        ATNState follow() {
            while (!(state instanceof RuleStopState)
                    && !(state instanceof StarLoopbackState)
                    && state.getNumberOfTransitions() == 1) {
                take(state.transition(0));
            }
            return state;
        }

        void take(Transition transition) {
            if (transition instanceof RuleTransition rule) {
                elements.add(new Call(rule.target.ruleIndex - 1, rule.precedence));
                state = rule.followState;
                return;
            }
            if (transition instanceof PrecedencePredicateTransition predicate) {
                precedence = predicate.precedence;
            } else if (transition.getClass() == SetTransition.class
                    || transition instanceof AtomTransition
                    || transition instanceof RangeTransition) {
                IntervalSet label = transition.label();
                elements.add(new Tokens(List.copyOf(label.toList())));
            } else if (!transition.isEpsilon()
                    || transition.getSerializationType() == Transition.PREDICATE) {
                throw new IllegalArgumentException("parser rules take no ~, no . and no {...}?");
            }
            state = transition.target;
        }
    }

    /** Reads one rule. */
    private final class RuleReader {
        private final Nonterminal left;
        private final List<Path> operands = new ArrayList<>();
        private final List<Path> operators = new ArrayList<>();
        private int loop = -1;

        RuleReader(Nonterminal left) {
            this.left = left;
        }

        void read() {
            decisions[left.index()] = -1;
            operatorDecisions[left.index()] = -1;
            Path path = new Path(atn.ruleToStartState[left.index() + 1]);
            ATNState state = path.follow();
            if (path.elements.isEmpty()
                    && state instanceof DecisionState decision
                    && !(state instanceof StarLoopEntryState)) {
                decisions[left.index()] = decision.decision;
                for (Transition transition : state.getTransitions()) {
                    Path alternative = new Path(state);
                    alternative.take(transition);
                    state = alternative.follow();
                    operands.add(alternative);
                }
            } else {
                operands.add(path);
            }
            if (operands.get(0).state instanceof StarLoopEntryState entry
                    && entry.isPrecedenceDecision) {
                loop = nonterminals.size() + left.index();
                readOperators(entry);
            }
            ATNState end = operands.get(0).state;
            if (operands.stream().anyMatch(p -> !p.state.equals(end))
                    || !(end instanceof RuleStopState || loop >= 0)) {
                throw notPlain();
            }
            add();
        }

        private void readOperators(StarLoopEntryState entry) {
            decisions[loop] = entry.decision;
            DecisionState block = (DecisionState) entry.transition(0).target;
            operatorDecisions[left.index()] = block.decision;
            for (Transition transition : block.getTransitions()) {
                Path operator = new Path(block);
                operator.take(transition);
                if (!(operator.follow() instanceof StarLoopbackState) || operator.precedence < 0) {
                    throw notPlain();
                }
                operators.add(operator);
            }
        }

        private IllegalArgumentException notPlain() {
            return new IllegalArgumentException(
                    "rule "
                            + left.name()
                            + " is not plain BNF: no * + ?, parentheses only around tokens");
        }

        /** Gives the productions their ids in the order of the file. */
        private void add() {
            int count = operators.size();
            for (Path operand : operands) {
                count += alternativesOf(operand);
            }
            Path[] order = new Path[count + 1];
            for (Path operator : operators) {
                order[count - operator.precedence + 1] = operator;
            }
            int slot = 1;
            Map<Path, int[]> ids = new LinkedHashMap<>();
            for (Path operand : operands) {
                int parts = alternativesOf(operand);
                List<Integer> found = new ArrayList<>();
                for (int part = 0; part < parts; part++) {
                    slot = addOperators(order, slot, ids);
                    order[slot++] = operand;
                    List<List<Symbol>> sides = rightSides(operand, false);
                    for (List<Symbol> side : parts == 1 ? sides : partOf(operand, part)) {
                        found.add(addProduction(side));
                    }
                }
                ids.put(operand, found.stream().mapToInt(Integer::intValue).toArray());
            }
            addOperators(order, slot, ids);
            operands.forEach(path -> addAlternative(path, left.index(), ids));
            operators.forEach(path -> addAlternative(path, loop, ids));
            if (loop >= 0) {
                alternatives.add(Alternative.endOf(loop));
            }
        }

        private int addOperators(Path[] order, int from, Map<Path, int[]> ids) {
            int slot = from;
            for (; slot < order.length && order[slot] != null; slot++) {
                ids.put(
                        order[slot],
                        rightSides(order[slot], true).stream()
                                .mapToInt(this::addProduction)
                                .toArray());
            }
            return slot;
        }

        /** ANTLR makes one set of operands that are all single tokens. */
        private int alternativesOf(Path operand) {
            return loop >= 0
                            && operands.size() == 1
                            && operand.elements.size() == 1
                            && operand.elements.get(0) instanceof Tokens tokens
                    ? tokens.types.size()
                    : 1;
        }

        private List<List<Symbol>> partOf(Path operand, int part) {
            Tokens tokens = (Tokens) operand.elements.get(0);
            List<List<Symbol>> sides = new ArrayList<>();
            members(List.of(tokens.types.get(part))).forEach(t -> sides.add(List.of(t)));
            return sides;
        }

        private int addProduction(List<Symbol> side) {
            if (side.stream().filter(s -> s instanceof Terminal t && t.open()).count() > 1) {
                throw new IllegalArgumentException(
                        "an alternative of " + left.name() + " has two open tokens: split it");
            }
            int id = productions.size();
            productions.add(new Production(id, left, side));
            return id;
        }

        private List<List<Symbol>> rightSides(Path path, boolean operator) {
            List<List<Symbol>> sides = new ArrayList<>();
            sides.add(operator ? List.of(left) : List.of());
            for (Element element : path.elements) {
                List<List<Symbol>> longer = new ArrayList<>();
                for (List<Symbol> side : sides) {
                    for (Symbol symbol : symbols(element)) {
                        List<Symbol> extended = new ArrayList<>(side);
                        extended.add(symbol);
                        longer.add(extended);
                    }
                }
                sides = longer;
            }
            return sides;
        }

        private void addAlternative(Path path, int symbol, Map<Path, int[]> ids) {
            int size = path.elements.size();
            int[] items = new int[size];
            int[] strides = new int[size];
            int[] precedences = new int[size];
            int stride = 1;
            for (int i = size - 1; i >= 0; i--) {
                if (path.elements.get(i) instanceof Call call) {
                    items[i] = call.nonterminal;
                    precedences[i] = call.precedence;
                } else if (path.elements.get(i) instanceof Tokens tokens) {
                    List<Terminal> members = members(tokens.types);
                    items[i] = ~sets.computeIfAbsent(members, key -> sets.size());
                    strides[i] = stride;
                    stride *= members.size();
                }
            }
            int[] productionIds = ids.getOrDefault(path, new int[0]);
            alternatives.add(
                    new Alternative(symbol, items, strides, precedences, loop, productionIds));
        }
    }

    private List<? extends Symbol> symbols(Element element) {
        if (element instanceof Call call) {
            return List.of(nonterminals.get(call.nonterminal));
        }
        return members(((Tokens) element).types);
    }

    private List<Terminal> members(List<Integer> types) {
        List<Terminal> members = new ArrayList<>();
        for (int type : new TreeSet<>(types)) {
            List<Terminal> found = terminals.get(type);
            if (found == null) {
                throw new IllegalArgumentException("no parser rule may use EOF or a skipped token");
            }
            members.addAll(found);
        }
        return members;
    }
}
