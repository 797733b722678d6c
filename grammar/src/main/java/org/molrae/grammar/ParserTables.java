package org.molrae.grammar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.antlr.v4.runtime.atn.ATN;

/** Everything a {@link DerivationParser} looks up; immutable but for what ANTLR learns. */
final class ParserTables {
    private final int nonterminals;
    private final int start;
    private final int end;
    private final int[] types;
    private final boolean[] open;
    private final Alternative[] alternatives;
    private final int[][] members;
    private final int[] decisions;
    private final int[] operatorDecisions;
    private final int[][] choices;
    private final PredictionTable table;
    private final AdaptivePrediction.Memory memory;

    /** Reads the tables; {@code types} are the token types of the terminals, the end and none. */
    ParserTables(ATN atn, GrammarReader reader, boolean[] open, int[] types) {
        this.nonterminals = reader.nonterminals().size();
        this.start = reader.start().index();
        this.end = open.length;
        this.open = Arrays.copyOf(open, open.length + 2);
        this.types = types;
        this.alternatives = reader.alternatives().toArray(Alternative[]::new);
        this.decisions = reader.decisions();
        this.operatorDecisions = reader.operatorDecisions();
        List<BitSet> sets = new ArrayList<>();
        this.members = new int[reader.sets().size()][types.length];
        for (List<Terminal> set : reader.sets()) {
            int[] member = members[sets.size()];
            Arrays.fill(member, -1);
            BitSet bits = new BitSet();
            for (int i = 0; i < set.size(); i++) {
                member[set.get(i).index()] = i;
                bits.set(set.get(i).index());
            }
            sets.add(bits);
        }
        this.table =
                new PredictionTable(
                        reader.alternatives(), sets, 2 * nonterminals, types.length, start, end);
        this.choices = new int[2 * nonterminals][];
        for (int symbol = 0; symbol < choices.length; symbol++) {
            int of = symbol;
            choices[symbol] =
                    IntStream.range(0, alternatives.length)
                            .filter(a -> alternatives[a].symbol == of)
                            .toArray();
        }
        this.memory = new AdaptivePrediction.Memory(atn);
    }

    int start() {
        return start;
    }

    /** The terminal that stands for the end of the text. */
    int end() {
        return end;
    }

    /** The terminal that stands for characters that are no token. */
    int invalid() {
        return end + 1;
    }

    /** Whether one terminal of lookahead always suffices. */
    boolean predictive() {
        return table.decides();
    }

    boolean open(int terminal) {
        return open[terminal];
    }

    int member(int set, int terminal) {
        return members[set][terminal];
    }

    Alternative alternative(int index) {
        return alternatives[index];
    }

    int production(int alternative, int offset) {
        return alternatives[alternative].productions[offset];
    }

    int predict(int symbol, int terminal) {
        return table.predict(symbol, terminal);
    }

    AdaptivePrediction adaptive(int[] terminals, int size) {
        return new AdaptivePrediction(memory, terminals, size, types);
    }

    /** The alternative that ANTLR takes, or -1. */
    int decide(AdaptivePrediction adaptive, int symbol, int position, int precedence) {
        int[] own = choices[symbol];
        int taken =
                decisions[symbol] < 0
                        ? 1
                        : adaptive.predict(decisions[symbol], position, precedence);
        if (symbol < nonterminals) {
            return taken == 0 ? -1 : own[taken - 1];
        }
        if (taken != 1) {
            return taken == 0 ? -1 : own[own.length - 1];
        }
        int decision = operatorDecisions[symbol - nonterminals];
        int operator = decision < 0 ? 1 : adaptive.predict(decision, position, precedence);
        return operator == 0 ? -1 : own[operator - 1];
    }
}
