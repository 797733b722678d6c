package org.molrae.grammar;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.atn.ActionTransition;
import org.antlr.v4.runtime.atn.DecisionState;
import org.antlr.v4.runtime.atn.LexerActionType;
import org.antlr.v4.runtime.atn.RuleStopState;
import org.antlr.v4.runtime.atn.RuleTransition;
import org.antlr.v4.runtime.atn.Transition;
import org.antlr.v4.runtime.misc.Interval;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/**
 * Turns a generated lexer's ATN into a deterministic automaton by the subset construction, with
 * ANTLR's meaning: the longest match wins, of equal ones the rule that stands first.
 *
 * <p>Built twice: the first automaton tells which token classes have few spellings, the second
 * gives each of these spellings a state of its own, so that a scan ends on the terminal itself.
 */
final class LexerReader {
    private static final int MAX_FRAGMENT_DEPTH = 64;
    private static final int MAX_STATES = 100_000;

    private final ATN atn;
    private final Set<Integer> skipped = new HashSet<>();
    private final boolean[] skippedTypes;

    LexerReader(ATN atn) {
        this.atn = atn;
        this.skippedTypes = new boolean[atn.maxTokenType + 1];
        if (atn.modeToStartState.size() != 1) {
            throw new IllegalArgumentException("lexer modes are not supported");
        }
        atn.states.forEach(this::check);
        skipped.forEach(rule -> skippedTypes[atn.ruleToTokenType[rule]] = true);
    }

    private void check(@Nullable ATNState state) {
        if (state == null) {
            return;
        }
        if (state instanceof DecisionState decision && decision.nonGreedy) {
            throw new IllegalArgumentException("non-greedy lexer rules are not supported");
        }
        for (Transition transition : state.getTransitions()) {
            if (transition instanceof ActionTransition action) {
                if (action.actionIndex < 0
                        || atn.lexerActions[action.actionIndex].getActionType()
                                != LexerActionType.SKIP) {
                    throw new IllegalArgumentException("the only lexer action supported is skip");
                }
                skipped.add(action.ruleIndex);
            } else if (transition.getSerializationType() == Transition.PREDICATE) {
                throw new IllegalArgumentException("lexer predicates are not supported");
            }
        }
    }

    /** Whether white space or the like is dropped between tokens. */
    boolean skips() {
        return !skipped.isEmpty();
    }

    boolean skips(int tokenType) {
        return skippedTypes[tokenType];
    }

    /** The automaton whose states accept token types, without regard to spellings. */
    TokenAutomaton types() {
        return build(Set.of(), (type, prefix) -> type);
    }

    /** The automaton that ends on terminals; these spellings get states of their own. */
    TokenAutomaton terminals(Set<String> spellings, Acceptance acceptance) {
        return build(spellings, acceptance);
    }

    /** Says what a state accepts. */
    interface Acceptance {
        int accept(int tokenType, @Nullable String prefix);
    }

    /** A place in the lexer's ATN with the fragment rules that wait for their end. */
    private record Place(int state, @Nullable Frame frame) {}

    private record Frame(int follow, @Nullable Frame outer, int depth) {}

    /** Places and, while it is the beginning of a spelling told apart, the text up to here. */
    private record Subset(Set<Place> places, @Nullable String prefix) {}

    private TokenAutomaton build(Set<String> spellings, Acceptance acceptance) {
        Set<String> prefixes = prefixes(spellings);
        int[] starts = alphabet(spellings);
        Map<Subset, Integer> ids = new HashMap<>();
        Deque<Subset> open = new ArrayDeque<>();
        List<int[]> rows = new ArrayList<>();
        List<Integer> accepts = new ArrayList<>();
        Set<Place> start = new HashSet<>();
        close(new Place(atn.modeToStartState.get(0).stateNumber, null), start);
        Subset first = new Subset(start, prefixes.isEmpty() ? null : "");
        ids.put(first, 0);
        open.add(first);
        while (!open.isEmpty()) {
            Subset subset = open.remove();
            int type = tokenType(subset.places);
            accepts.add(
                    type == 0
                            ? TokenAutomaton.NOTHING
                            : skips(type)
                                    ? TokenAutomaton.SKIPPED
                                    : acceptance.accept(type, subset.prefix));
            int[] row = new int[starts.length];
            for (int c = 0; c < starts.length; c++) {
                Subset target = step(subset, starts[c], prefixes);
                Integer known = target == null ? Integer.valueOf(-1) : ids.get(target);
                if (target != null && known == null) {
                    known = ids.size();
                    ids.put(target, known);
                    open.add(target);
                }
                row[c] = known == null ? -1 : known;
            }
            rows.add(row);
            if (ids.size() > MAX_STATES) {
                throw new IllegalArgumentException("the lexer has too many states");
            }
        }
        return new TokenAutomaton(
                starts,
                rows.toArray(int[][]::new),
                accepts.stream().mapToInt(Integer::intValue).toArray());
    }

    private static Set<String> prefixes(Set<String> spellings) {
        Set<String> prefixes = new HashSet<>();
        for (String spelling : spellings) {
            for (int end = 0; end <= spelling.length(); end++) {
                prefixes.add(spelling.substring(0, end));
            }
        }
        return prefixes;
    }

    /** The first code points of the classes of characters that no rule tells apart. */
    private int[] alphabet(Set<String> spellings) {
        TreeSet<Integer> starts = new TreeSet<>(Set.of(0));
        for (ATNState state : atn.states) {
            for (Transition transition :
                    state == null ? new Transition[0] : state.getTransitions()) {
                for (Interval interval : intervals(transition)) {
                    starts.add(interval.a);
                    starts.add(interval.b + 1);
                }
            }
        }
        for (String spelling : spellings) {
            spelling.codePoints()
                    .forEach(
                            c -> {
                                starts.add(c);
                                starts.add(c + 1);
                            });
        }
        starts.removeIf(c -> c < 0 || c > Character.MAX_CODE_POINT);
        return starts.stream().mapToInt(Integer::intValue).toArray();
    }

    private static List<Interval> intervals(Transition transition) {
        IntervalSet label = transition.label();
        return label == null ? List.of() : label.getIntervals();
    }

    private @Nullable Subset step(Subset from, int codePoint, Set<String> prefixes) {
        Set<Place> places = new HashSet<>();
        for (Place place : from.places) {
            for (Transition transition : atn.states.get(place.state).getTransitions()) {
                if (!transition.isEpsilon()
                        && transition.matches(
                                codePoint, Character.MIN_CODE_POINT, Character.MAX_CODE_POINT)) {
                    close(new Place(transition.target.stateNumber, place.frame), places);
                }
            }
        }
        if (places.isEmpty()) {
            return null;
        }
        String prefix = from.prefix == null ? null : from.prefix + Character.toString(codePoint);
        return new Subset(places, prefix != null && prefixes.contains(prefix) ? prefix : null);
    }

    private void close(Place start, Set<Place> places) {
        Deque<Place> open = new ArrayDeque<>();
        open.add(start);
        while (!open.isEmpty()) {
            Place place = open.remove();
            if (!places.add(place)) {
                continue;
            }
            ATNState state = atn.states.get(place.state);
            if (state instanceof RuleStopState) {
                if (place.frame != null) {
                    open.add(new Place(place.frame.follow, place.frame.outer));
                }
                continue;
            }
            for (Transition transition : state.getTransitions()) {
                if (transition instanceof RuleTransition call) {
                    int depth = place.frame == null ? 1 : place.frame.depth + 1;
                    if (depth > MAX_FRAGMENT_DEPTH) {
                        throw new IllegalArgumentException("recursive lexer rules are no tokens");
                    }
                    Frame frame = new Frame(call.followState.stateNumber, place.frame, depth);
                    open.add(new Place(call.target.stateNumber, frame));
                } else if (transition.isEpsilon()) {
                    open.add(new Place(transition.target.stateNumber, place.frame));
                }
            }
        }
    }

    /** The type of the first token rule that ends here, 0 if none does. */
    private int tokenType(Set<Place> places) {
        int rule = Integer.MAX_VALUE;
        for (Place place : places) {
            if (place.frame == null && atn.states.get(place.state) instanceof RuleStopState stop) {
                rule = Math.min(rule, stop.ruleIndex);
            }
        }
        return rule == Integer.MAX_VALUE ? 0 : atn.ruleToTokenType[rule];
    }
}
