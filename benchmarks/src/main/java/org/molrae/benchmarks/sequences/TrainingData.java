package org.molrae.benchmarks.sequences;

import java.io.IOException;
import org.molrae.grammar.Grammar;
import org.molrae.sequences.SequenceTraining;
import org.molrae.sequences.data.CorpusBuilder;

/** The texts that all models of a table are trained on. */
public interface TrainingData {

    /** The digest of the data, as a model's provenance has it. */
    String sha256() throws IOException;

    /**
     * Adds all texts to a corpus.
     *
     * @param grammar of the corpus
     * @param seed of which texts are held out
     * @return what was added, with the hash of {@link #sha256}
     */
    SequenceTraining.DataDescription fill(CorpusBuilder corpus, Grammar grammar, long seed)
            throws IOException;
}
