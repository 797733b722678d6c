package org.molrae.expressions;

import java.util.Arrays;
import java.util.List;

/**
 * Code of a stack machine: operands before their operators. Compiled by Dijkstra's shunting yard
 * (Mathematisch Centrum MR 35, 1961), which needs a stack of operators but no recursion.
 */
final class PostfixCode {
    private static final List<String> TOKENS =
            List.of("x", "1", "2", "3", "+", "*", "/", "sin(", "exp(", "(", ")");

    private static final byte X = 0;
    private static final byte THREE = 3;
    private static final byte PLUS = 4;
    private static final byte TIMES = 5;
    private static final byte OVER = 6;
    private static final byte SINE = 7;
    private static final byte EXPONENTIAL = 8;
    private static final byte CLOSE = 10;

    private final byte[] code;
    private final int depth;

    private PostfixCode(byte[] code) {
        this.code = code;
        int height = 0;
        int highest = 0;
        for (byte operation : code) {
            height += operation <= THREE ? 1 : operation <= OVER ? -1 : 0;
            highest = Math.max(highest, height);
        }
        this.depth = highest;
    }

    /** The code of a sentence of the grammar, a space between its tokens. */
    static PostfixCode compile(String sentence) {
        String[] words = sentence.split(" ", -1);
        byte[] output = new byte[words.length];
        byte[] waiting = new byte[words.length];
        int size = 0;
        int held = 0;
        for (String word : words) {
            byte token = (byte) TOKENS.indexOf(word);
            if (token < 0) {
                throw new IllegalArgumentException("the grammar has a new token, " + word);
            } else if (token <= THREE) {
                output[size++] = token;
            } else if (token <= OVER) {
                while (held > 0 && binds(waiting[held - 1]) >= binds(token)) {
                    output[size++] = waiting[--held];
                }
                waiting[held++] = token;
            } else if (token < CLOSE) {
                waiting[held++] = token;
            } else {
                while (waiting[--held] <= OVER) {
                    output[size++] = waiting[held];
                }
                if (waiting[held] <= EXPONENTIAL) {
                    output[size++] = waiting[held];
                }
            }
        }
        while (held > 0) {
            output[size++] = waiting[--held];
        }
        return new PostfixCode(Arrays.copyOf(output, size));
    }

    /** How tightly an operator binds; an opening parenthesis lets none of what is outside in. */
    private static int binds(byte token) {
        return token > OVER ? 0 : token == PLUS ? 1 : 2;
    }

    /** How many numbers the stack must hold. */
    int depth() {
        return depth;
    }

    /**
     * Runs the code.
     *
     * @param stack at least {@link #depth} long, overwritten
     */
    double value(double x, double[] stack) {
        int top = -1;
        for (byte operation : code) {
            switch (operation) {
                case X -> stack[++top] = x;
                case PLUS -> {
                    top--;
                    stack[top] += stack[top + 1];
                }
                case TIMES -> {
                    top--;
                    stack[top] *= stack[top + 1];
                }
                case OVER -> {
                    top--;
                    stack[top] /= stack[top + 1];
                }
                case SINE -> stack[top] = StrictMath.sin(stack[top]);
                case EXPONENTIAL -> stack[top] = StrictMath.exp(stack[top]);
                default -> stack[++top] = operation;
            }
        }
        return stack[0];
    }
}
