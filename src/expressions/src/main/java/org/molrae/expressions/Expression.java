package org.molrae.expressions;

import org.molrae.grammar.Derivation;
import org.molrae.grammar.DerivationCodec;
import org.molrae.grammar.Grammar;
import org.molrae.grammar.SyntaxException;
import org.molrae.grammar.Vocabulary;

/**
 * A sentence of the grammar {@code expression} as a function of {@code x}.
 *
 * <p>The text is what counts, and it is read as Python reads it in Kusner's code: {@code *} and
 * {@code /} bind tighter than {@code +}, all associate to the left. In the grammar none binds
 * tighter, so the tree of a derivation is not the order of evaluation.
 *
 * <p>Arithmetic is IEEE 754's, as NumPy's: {@code 1 / 0} is an infinity, {@code 0 / 0} and the sine
 * of an infinity are NaN, exponentials overflow to infinity; nothing throws. Division is true
 * division, as where Kusner computes the training scores; his {@code run_bo.py} lacks that import
 * and, under Python 2, floors a quotient of two whole numbers. {@code sin} and {@code exp} are
 * {@link StrictMath}'s, the same on every machine.
 *
 * <p>Neither reading nor evaluating recurs; both take time and memory linear in the length, however
 * deep the parentheses. Immutable and safe for use by many threads.
 */
public final class Expression {
    private static final Vocabulary RULES = Vocabulary.of(Grammar.named("expression"));
    private static final DerivationCodec CODEC = new DerivationCodec(RULES);

    private final String text;
    private final PostfixCode code;

    private Expression(String text) {
        this.text = text;
        this.code = PostfixCode.compile(text);
    }

    /** The grammar's productions as rules. */
    public static Vocabulary rules() {
        return RULES;
    }

    /**
     * The expression of a text; white space has no meaning.
     *
     * @throws SyntaxException if the text is not of the grammar, saying where
     */
    public static Expression parse(String text) throws SyntaxException {
        return new Expression(CODEC.decode(CODEC.encode(text)));
    }

    /**
     * The expression that a derivation derives.
     *
     * @param vocabulary whose rules these are, merged ones too
     * @throws IllegalArgumentException if the vocabulary is of another grammar, or if it is not a
     *     complete derivation, saying at which index
     */
    public static Expression of(Derivation derivation, Vocabulary vocabulary) {
        if (!vocabulary.grammar().fingerprint().equals(RULES.grammar().fingerprint())) {
            throw new IllegalArgumentException(
                    "rules of the grammar %s derive no expression".formatted(vocabulary.grammar()));
        }
        DerivationCodec codec = vocabulary.equals(RULES) ? CODEC : new DerivationCodec(vocabulary);
        return new Expression(codec.decode(derivation));
    }

    /** The value at a point: a number, an infinity or NaN. */
    public double at(double x) {
        return code.value(x, new double[code.depth()]);
    }

    /** The values at some points. */
    public double[] at(double[] points) {
        double[] stack = new double[code.depth()];
        double[] values = new double[points.length];
        for (int i = 0; i < points.length; i++) {
            values[i] = code.value(points[i], stack);
        }
        return values;
    }

    /** The text, a space between tokens. */
    @Override
    public String toString() {
        return text;
    }
}
