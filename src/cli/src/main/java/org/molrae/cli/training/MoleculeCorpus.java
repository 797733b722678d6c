package org.molrae.cli.training;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.files.Reading;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.KekuleForm;
import org.molrae.cli.files.BadLineException;
import org.molrae.cli.lines.LineIntake;
import org.molrae.cli.options.RunOptions;
import org.molrae.cli.terminal.Notes;
import org.molrae.grammar.SyntaxException;
import org.molrae.sequences.SequenceTraining;
import org.molrae.sequences.data.CorpusBuilder;

/** Reads the molecules of a training: canonical forms in parallel, into a corpus in order. */
public final class MoleculeCorpus {

    private static final int HELD_OUT_ONE_IN = 50;
    private static final int HELD_OUT_AT_MOST = 5000;

    private final CorpusBuilder builder;
    private final long seed;
    private final RunOptions options;
    private final LineIntake intake;
    private final @Nullable String column;
    private int heldOut;

    public MoleculeCorpus(CorpusBuilder builder, long seed, RunOptions options, Notes notes) {
        this(builder, seed, null, options, notes);
    }

    /**
     * A corpus that is empty yet.
     *
     * @param column of the molecules in a file with columns, or null to go by names
     */
    public MoleculeCorpus(
            CorpusBuilder builder,
            long seed,
            @Nullable String column,
            RunOptions options,
            Notes notes) {
        this.builder = builder;
        this.seed = seed;
        this.options = options;
        this.column = column;
        intake = new LineIntake(options, notes);
    }

    /**
     * Reads the data.
     *
     * @param validation a file of its own, or null to hold out some of the data
     */
    public SequenceTraining.DataDescription read(String data, @Nullable String validation)
            throws IOException {
        if (data.equals("-")) {
            throw options.wrongUsage("--data must be a file: it is read again by --resume");
        }
        if (validation == null) {
            SplittableRandom random = new SplittableRandom(seed);
            String hash =
                    read(
                            data,
                            Reading.column(column),
                            form -> add(form, random.nextInt(HELD_OUT_ONE_IN) == 0));
            return new SequenceTraining.DataDescription(name(data), hash);
        }
        String hash = read(data, Reading.column(column), form -> add(form, false));
        String other = read(validation, Reading.columnIfThere(column), builder::addValidation);
        return new SequenceTraining.DataDescription(name(data), hash + "+" + other);
    }

    private String read(String file, Reading reading, LineIntake.Sink<String> sink) {
        return intake.read(file, reading, "molecules", MoleculeCorpus::form, sink);
    }

    /** A molecule in the form that the model is trained on. */
    private static String form(String smiles) throws BadLineException {
        try {
            return KekuleForm.of(smiles);
        } catch (InvalidMoleculeException e) {
            throw new BadLineException(e.reason().label() + ": " + e.getMessage(), e);
        }
    }

    private void add(String form, boolean drawn) throws BadLineException, IOException {
        if (drawn && heldOut < HELD_OUT_AT_MOST) {
            heldOut++;
            builder.addValidation(form);
            return;
        }
        try {
            builder.addTraining(form);
        } catch (SyntaxException e) {
            throw new BadLineException(e.summary(), e);
        } catch (IllegalArgumentException e) {
            throw new BadLineException(String.valueOf(e.getMessage()), e);
        }
    }

    private static String name(String file) {
        return String.valueOf(Path.of(file).getFileName());
    }

    /** What tells data from other data. */
    public static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
