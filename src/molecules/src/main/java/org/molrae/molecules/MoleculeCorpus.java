package org.molrae.molecules;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.files.BadLineException;
import org.molrae.chemistry.files.MoleculeFile;
import org.molrae.chemistry.files.OrderedPipeline;
import org.molrae.chemistry.preparation.Preparation;
import org.molrae.chemistry.preparation.Prepared;
import org.molrae.chemistry.preparation.PreparedSet;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.KekuleForm;
import org.molrae.grammar.Grammar;
import org.molrae.grammar.SyntaxException;
import org.molrae.grammar.Vocabulary;
import org.molrae.sequences.SequenceTraining;
import org.molrae.sequences.data.CorpusBuilder;

/**
 * The molecules that a model is trained on, in the form that it reads: canonical Kekulé SMILES.
 *
 * <pre>{@code
 * TrainingOptions options = TrainingOptions.DEFAULT;
 * try (SequenceRun run = SequenceRun.begin(Path.of("my.safetensors"));
 *         MoleculeFile file = MoleculeFile.open(Path.of("molecules.smi.gz"), Reading.MOLECULES);
 *         MoleculeCorpus corpus =
 *                 new MoleculeCorpus(
 *                         Grammar.named("smiles"), options.network().maxLength(), 1, run.folder())) {
 *     corpus.readSplit(file, OrderedPipeline.QUIET, 4);
 *     run.train(
 *             null,
 *             options,
 *             corpus.finish(options.merges()),
 *             corpus.description("molecules.smi.gz"),
 *             ComputeDevice.CPU,
 *             listener);
 * }
 * }</pre>
 */
public final class MoleculeCorpus implements Closeable {

    private final CorpusBuilder builder;
    private final SplittableRandom random;
    private final List<String> hashes = new ArrayList<>();
    private final PreparedSet prepared = new PreparedSet();
    private @Nullable Preparation preparation;

    /**
     * Starts a corpus whose vocabulary is learnt.
     *
     * @param grammar one of {@link MoleculeGenerator#grammars}
     * @param maxLength longest derivation in plain rules
     * @param seed of which molecules are held out
     * @param folder where the corpus is kept
     */
    public MoleculeCorpus(Grammar grammar, int maxLength, long seed, Path folder)
            throws IOException {
        this(new CorpusBuilder(grammar, maxLength, folder), seed);
    }

    /** Starts a corpus of a vocabulary that there is already, to go on from its model. */
    public MoleculeCorpus(Vocabulary vocabulary, int maxLength, long seed, Path folder)
            throws IOException {
        this(new CorpusBuilder(vocabulary, maxLength, folder), seed);
    }

    /** Starts a corpus of a builder, which is closed with it. */
    public MoleculeCorpus(CorpusBuilder builder, long seed) {
        this.builder = builder;
        this.random = new SplittableRandom(seed);
    }

    /**
     * Prepares the molecules of files that are read from now on, and takes each once, over all
     * files.
     *
     * @return this
     */
    public MoleculeCorpus preparing(Preparation how) {
        preparation = how;
        return this;
    }

    /** What the preparation did and left out; empty where there is none. */
    public PreparedSet prepared() {
        return prepared;
    }

    /**
     * Adds the molecules of a file to train on, some of them held out for validation: {@link
     * CorpusBuilder#addSplit}.
     *
     * @param watch is told of what is no molecule, or one that the grammar or vocabulary cannot
     *     write
     */
    public void readSplit(MoleculeFile file, OrderedPipeline.Watch watch, int threads)
            throws IOException {
        read(file, form -> builder.addSplit(form, random), watch, threads);
    }

    /** Adds the molecules of a file to train on. */
    public void readTraining(MoleculeFile file, OrderedPipeline.Watch watch, int threads)
            throws IOException {
        read(file, builder::addTraining, watch, threads);
    }

    /** Adds the molecules of a file to validate on. */
    public void readValidation(MoleculeFile file, OrderedPipeline.Watch watch, int threads)
            throws IOException {
        read(file, builder::addValidation, watch, threads);
    }

    /** Adds a form of a molecule. */
    private interface Sink {
        void add(String form) throws SyntaxException, IOException;
    }

    private void read(MoleculeFile file, Sink sink, OrderedPipeline.Watch watch, int threads)
            throws IOException {
        OrderedPipeline.each(
                file, line -> form(line.text()), form -> add(form, sink), watch, threads);
        hashes.add(file.sha256());
    }

    private Prepared form(String smiles) throws InvalidMoleculeException {
        return preparation == null
                ? new Prepared.Kept(KekuleForm.of(smiles), Set.of())
                : preparation.of(smiles);
    }

    private void add(Prepared molecule, Sink sink) throws BadLineException, IOException {
        Prepared taken = preparation == null ? molecule : prepared.add(molecule);
        if (taken instanceof Prepared.LeftOut left) {
            throw BadLineException.leftOut(left.reason());
        }
        try {
            sink.add(((Prepared.Kept) taken).form());
        } catch (SyntaxException e) {
            throw new BadLineException(e.summary(), e);
        }
    }

    /**
     * Adds a molecule to train on or to hold out, as {@link #readSplit} does.
     *
     * @param smiles in any form
     * @throws InvalidMoleculeException if it is no molecule
     * @throws SyntaxException if the grammar does not derive it
     * @throws IllegalArgumentException if it is too long, or the vocabulary cannot write it
     */
    public void add(String smiles) throws InvalidMoleculeException, SyntaxException, IOException {
        builder.addSplit(KekuleForm.of(smiles), random);
    }

    /** How many molecules were added to train on. */
    public int trainingSize() {
        return builder.trainingSize();
    }

    /**
     * What was read, for a model's provenance: a name, and the SHA-256 of each file in order.
     *
     * @param name of the data set
     */
    public SequenceTraining.DataDescription description(String name) {
        return new SequenceTraining.DataDescription(name, String.join("+", hashes));
    }

    /**
     * Ends the corpus.
     *
     * @param merges how many rules to merge
     */
    public CorpusBuilder.Corpora finish(int merges) throws IOException {
        return builder.finish(merges);
    }

    @Override
    public void close() throws IOException {
        builder.close();
    }
}
