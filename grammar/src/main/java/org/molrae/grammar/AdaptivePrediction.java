package org.molrae.grammar;

import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.ParserATNSimulator;
import org.antlr.v4.runtime.atn.PredictionContextCache;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.dfa.DFA;
import org.antlr.v4.runtime.misc.Interval;

/**
 * ANTLR's adaptive prediction for the decisions that one terminal does not settle (SLL: it looks
 * ahead as far as it must, without regard to the rules that are open, so that it needs neither
 * their stack nor recursion on it). What it learns is kept in {@link Memory}, shared by all
 * threads.
 *
 * @see <a href="https://www.antlr.org/papers/allstar-techreport.pdf">Parr, Harwell and Fisher,
 *     Adaptive LL(*) Parsing, 2014</a>
 */
final class AdaptivePrediction {
    /** The decisions learnt so far. */
    static final class Memory {
        private final ATN atn;
        private final DFA[] decisions;
        private final PredictionContextCache contexts = new PredictionContextCache();

        Memory(ATN atn) {
            this.atn = atn;
            decisions = new DFA[atn.getNumberOfDecisions()];
            for (int decision = 0; decision < decisions.length; decision++) {
                decisions[decision] = new DFA(atn.getDecisionState(decision), decision);
            }
        }
    }

    private final Types types;
    private final Driver driver;
    private int failure = -1;

    /** Predicts for these terminals; {@code types} gives the token type of each. */
    AdaptivePrediction(Memory memory, int[] terminals, int size, int[] types) {
        this.types = new Types(terminals, size, types);
        this.driver = new Driver(memory);
    }

    /** The alternative ANTLR takes, counted from 1, or 0 if none fits. */
    int predict(int decision, int position, int precedence) {
        types.seek(position);
        driver.setPrecedence(precedence);
        try {
            return driver.getInterpreter()
                    .adaptivePredict(types, decision, ParserRuleContext.EMPTY);
        } catch (NoViableAltException e) {
            failure = e.getOffendingToken().getTokenIndex();
            return 0;
        }
    }

    /** Where the last prediction failed. */
    int failure() {
        return failure;
    }

    /** What the simulator wants to know of a parser: the precedence of the rule it is in. */
    private static final class Driver extends Parser {
        private final ATN atn;

        Driver(Memory memory) {
            super(null);
            atn = memory.atn;
            setInterpreter(
                    new ParserATNSimulator(this, memory.atn, memory.decisions, memory.contexts));
            getInterpreter().setPredictionMode(PredictionMode.SLL);
        }

        void setPrecedence(int precedence) {
            _precedenceStack.clear();
            _precedenceStack.push(precedence);
        }

        @Override
        @Deprecated
        @SuppressWarnings("InlineMeSuggester")
        public String[] getTokenNames() {
            return new String[0];
        }

        @Override
        public String[] getRuleNames() {
            return new String[0];
        }

        @Override
        public String getGrammarFileName() {
            return "";
        }

        @Override
        public ATN getATN() {
            return atn;
        }
    }

    /** A stream of token types; it makes tokens only to report where a prediction failed. */
    private static final class Types implements TokenStream {
        private final int[] terminals;
        private final int size;
        private final int[] types;
        private int position;

        Types(int[] terminals, int size, int[] types) {
            this.terminals = terminals;
            this.size = size;
            this.types = types;
        }

        @Override
        public void consume() {
            position++;
        }

        @Override
        public int LA(int i) {
            return types[terminals[Math.min(position + i, size) - 1]];
        }

        @Override
        public int mark() {
            return 0;
        }

        @Override
        public void release(int marker) {}

        @Override
        public int index() {
            return position;
        }

        @Override
        public void seek(int index) {
            position = index;
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public String getSourceName() {
            return UNKNOWN_SOURCE_NAME;
        }

        @Override
        public Token LT(int k) {
            return get(position + k - 1);
        }

        @Override
        public Token get(int index) {
            CommonToken token = new CommonToken(types[terminals[Math.min(index, size - 1)]]);
            token.setTokenIndex(index);
            return token;
        }

        @Override
        public TokenSource getTokenSource() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getText(Interval interval) {
            return "";
        }

        @Override
        public String getText() {
            return "";
        }

        @Override
        public String getText(RuleContext context) {
            return "";
        }

        @Override
        public String getText(Token from, Token to) {
            return "";
        }
    }
}
