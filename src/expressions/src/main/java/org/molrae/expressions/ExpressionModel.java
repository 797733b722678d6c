package org.molrae.expressions;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.model.LatentModel;
import org.molrae.grammar.Derivation;
import org.molrae.grammar.DerivationCodec;
import org.molrae.grammar.Grammar;
import org.molrae.grammar.SyntaxException;
import org.molrae.sequences.GrammarAutoencoder;

/**
 * A trained model of expressions: of derivations of the grammar {@code expression}, or of the
 * characters of texts without blanks.
 *
 * <p>Thread-safe, but for {@link #close()}.
 */
public final class ExpressionModel implements AutoCloseable {
    private static final String CHARACTERS = "characters";

    private final GrammarAutoencoder autoencoder;
    private final DerivationCodec codec;
    private final boolean characters;

    /**
     * The model of an autoencoder, which is closed with it.
     *
     * @throws IllegalArgumentException if it is one of another grammar
     */
    public ExpressionModel(GrammarAutoencoder autoencoder) {
        Grammar grammar = autoencoder.vocabulary().grammar();
        this.characters = grammar.name().equals(CHARACTERS);
        if (!characters && !grammar.name().equals(Expression.rules().grammar().name())) {
            throw new IllegalArgumentException(
                    "a model of the grammar %s writes no expressions".formatted(grammar));
        }
        this.autoencoder = autoencoder;
        this.codec = new DerivationCodec(autoencoder.vocabulary());
    }

    /**
     * Loads a model.
     *
     * @throws IllegalArgumentException if it is one of another grammar
     */
    public static ExpressionModel load(Path file, ComputeDevice device) throws IOException {
        return LatentModel.orFreed(GrammarAutoencoder.load(file, device), ExpressionModel::new);
    }

    /** The text that a model of this grammar reads for an expression. */
    public static String written(Expression expression, Grammar grammar) {
        String text = expression.toString();
        return grammar.name().equals(CHARACTERS) ? text.replace(" ", "") : text;
    }

    /** The networks, the densities, the decoder. */
    public GrammarAutoencoder autoencoder() {
        return autoencoder;
    }

    /** Whether it writes characters, and so perhaps texts that are no expressions. */
    public boolean characters() {
        return characters;
    }

    /**
     * The code of an expression.
     *
     * @throws SyntaxException if the text is no expression, saying where
     * @throws IllegalArgumentException if it is too long for the model, or has a character that the
     *     model has never seen
     */
    public float[] encode(String text) throws SyntaxException {
        return encode(List.of(Expression.parse(text)))[0];
    }

    /**
     * The codes of expressions, {@code [expressions][latentDimension]}.
     *
     * @throws IllegalArgumentException as the other
     */
    public float[][] encode(List<Expression> expressions) {
        List<int[]> derivations = new ArrayList<>(expressions.size());
        for (Expression expression : expressions) {
            derivations.add(derive(expression));
        }
        return autoencoder.encode(derivations);
    }

    private int[] derive(Expression expression) {
        try {
            String text = written(expression, autoencoder.vocabulary().grammar());
            return autoencoder.vocabulary().expand(codec.encode(text).rules());
        } catch (SyntaxException e) {
            throw new IllegalStateException("an expression is of its own grammar", e);
        }
    }

    /** The text that a decoded derivation derives; a model of characters may write any. */
    public String text(int[] rules) {
        return codec.decode(Derivation.of(rules));
    }

    /** The expression that a text is, or none. */
    public static Optional<Expression> expression(String text) {
        try {
            return Optional.of(Expression.parse(text));
        } catch (SyntaxException e) {
            return Optional.empty();
        }
    }

    /** Texts on the straight line between two codes, decoded greedily, both ends included. */
    public List<String> interpolate(float[] from, float[] to, int steps) {
        List<float[]> codes = new ArrayList<>(steps);
        for (int i = 0; i < steps; i++) {
            float share = steps == 1 ? 0 : i / (steps - 1f);
            float[] code = new float[from.length];
            for (int j = 0; j < code.length; j++) {
                code[j] = (1 - share) * from[j] + share * to[j];
            }
            codes.add(code);
        }
        return autoencoder.decode(codes).stream().map(this::text).toList();
    }

    @Override
    public void close() {
        autoencoder.close();
    }
}
