package org.molrae.cli.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.molrae.autoencoder.storage.Sha256;
import org.molrae.benchmarks.sequences.TrainingData;
import org.molrae.chemistry.files.Reading;
import org.molrae.cli.lines.LineIntake;
import org.molrae.cli.options.RunOptions;
import org.molrae.cli.terminal.Notes;
import org.molrae.grammar.Grammar;
import org.molrae.molecules.MoleculeCorpus;
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
            known = Sha256.of(file);
            hash = known;
        }
        return known;
    }

    @Override
    public SequenceTraining.DataDescription fill(CorpusBuilder corpus, Grammar grammar, long seed)
            throws IOException {
        MoleculeCorpus molecules = new MoleculeCorpus(corpus, seed);
        new LineIntake(options, notes)
                .molecules(file.toString(), Reading.MOLECULES, molecules::readSplit);
        return molecules.description(String.valueOf(file.getFileName()));
    }
}
