package org.molrae.cli.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.molrae.benchmarks.sequences.TrainingData;
import org.molrae.cli.options.RunOptions;
import org.molrae.cli.terminal.Notes;
import org.molrae.cli.training.MoleculeCorpus;
import org.molrae.grammar.Grammar;
import org.molrae.sequences.SequenceTraining;
import org.molrae.sequences.data.CorpusBuilder;

/** A file of molecules that the models of a table are trained on. */
final class MoleculeTrainingData implements TrainingData {
    private final Path file;
    private final RunOptions options;
    private final Notes notes;
    private @Nullable String hash;

    MoleculeTrainingData(Path file, RunOptions options, Notes notes) {
        this.file = file;
        this.options = options;
        this.notes = notes;
    }

    @Override
    public String sha256() throws IOException {
        String known = hash;
        if (known == null) {
            known = MoleculeCorpus.sha256(file);
            hash = known;
        }
        return known;
    }

    @Override
    public SequenceTraining.DataDescription fill(CorpusBuilder corpus, Grammar grammar, long seed)
            throws IOException {
        return new MoleculeCorpus(corpus, seed, options, notes).read(file.toString(), null);
    }
}
