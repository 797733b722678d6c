package org.molrae.benchmarks.expressions;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.molrae.benchmarks.sequences.TrainingData;
import org.molrae.expressions.Expression;
import org.molrae.expressions.ExpressionCorpus;
import org.molrae.expressions.ExpressionScore;
import org.molrae.expressions.ScoredExpressions;
import org.molrae.grammar.Grammar;
import org.molrae.sequences.SequenceTraining;
import org.molrae.sequences.data.CorpusBuilder;

/**
 * The expressions of the table, by which models are trained and searches told: Kusner's 100,000.
 */
public final class KusnerExpressions implements TrainingData {
    private @Nullable ScoredExpressions scored;
    private @Nullable String hash;

    /** Kusner's, which are written when they are first needed. */
    public KusnerExpressions() {}

    /** Others in their place. */
    KusnerExpressions(ScoredExpressions scored) {
        this.scored = scored;
    }

    /** The expressions and their scores. */
    ScoredExpressions scored() {
        ScoredExpressions known = scored;
        if (known == null) {
            known = ScoredExpressions.kusner(ExpressionScore.kusner());
            scored = known;
        }
        return known;
    }

    @Override
    public String sha256() {
        String known = hash;
        if (known == null) {
            MessageDigest digest = DigestUtils.getSha256Digest();
            for (Expression expression : scored().expressions()) {
                digest.update((expression + "\n").getBytes(StandardCharsets.UTF_8));
            }
            known = Hex.encodeHexString(digest.digest());
            hash = known;
        }
        return known;
    }

    @Override
    public SequenceTraining.DataDescription fill(CorpusBuilder corpus, Grammar grammar, long seed)
            throws IOException {
        ExpressionCorpus expressions = new ExpressionCorpus(grammar, corpus, seed);
        for (Expression expression : scored().expressions()) {
            expressions.add(expression);
        }
        return expressions.description("expressions of Kusner et al.");
    }
}
