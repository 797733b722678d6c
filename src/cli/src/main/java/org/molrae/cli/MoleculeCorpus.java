package org.molrae.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.molrae.grammar.SyntaxException;
import org.molrae.molecules.smiles.InvalidMoleculeException;
import org.molrae.molecules.smiles.KekuleForm;
import org.molrae.sequences.SequenceTraining;
import org.molrae.sequences.data.CorpusBuilder;

/** Reads the molecules of a training: canonical forms in parallel, into a corpus in order. */
final class MoleculeCorpus {

    private static final int HELD_OUT_ONE_IN = 50;
    private static final int HELD_OUT_AT_MOST = 5000;

    private final CorpusBuilder builder;
    private final long seed;
    private final RunOptions options;
    private final Notes notes;
    private int heldOut;

    MoleculeCorpus(CorpusBuilder builder, long seed, RunOptions options, Notes notes) {
        this.builder = builder;
        this.seed = seed;
        this.options = options;
        this.notes = notes;
    }

    /** A molecule in the form that the model is trained on. */
    private record Form(long number, String text) {}

    /**
     * Reads the data.
     *
     * @param validation a file of its own, or null to hold out some of the data
     */
    SequenceTraining.DataDescription read(String data, @Nullable String validation)
            throws IOException {
        if (data.equals("-")) {
            throw options.wrongUsage("--data must be a file: it is read again by --resume");
        }
        if (validation == null) {
            SplittableRandom random = new SplittableRandom(seed);
            read(data, (form, bad) -> add(form, random.nextInt(HELD_OUT_ONE_IN) == 0, bad));
            return new SequenceTraining.DataDescription(name(data), sha256(Path.of(data)));
        }
        read(data, (form, bad) -> add(form, false, bad));
        read(validation, (form, bad) -> builder.addValidation(form.text));
        return new SequenceTraining.DataDescription(
                name(data), sha256(Path.of(data)) + "+" + sha256(Path.of(validation)));
    }

    private interface FormSink {
        void accept(Form form, Refusals bad);
    }

    private void read(String file, FormSink sink) {
        OrderedPipeline.Counts counts;
        try (InputFile in = InputFile.open(file, options.streams(), true);
                Progress progress =
                        new Progress(notes, "read", "molecules", in::share, options.quiet)) {
            BadLines bad = new BadLines(in.name(), notes, options.strict);
            counts =
                    OrderedPipeline.run(
                            in.lines(),
                            MoleculeCorpus::forms,
                            (forms, late) -> forms.forEach(form -> sink.accept(form, late)),
                            bad,
                            progress,
                            options.threads);
            in.requireWhole();
        }
        if (!options.quiet) {
            notes.line(
                    String.format(
                            Locale.ROOT,
                            "%s: %,d read, %,d used, %,d skipped",
                            file,
                            counts.read(),
                            counts.done(),
                            counts.skipped()));
        }
    }

    private static List<Form> forms(List<Line> lines, Refusals bad) {
        List<Form> forms = new ArrayList<>(lines.size());
        for (Line line : lines) {
            bad.attempt(
                    line,
                    () -> {
                        try {
                            forms.add(new Form(line.number(), KekuleForm.of(line.text())));
                        } catch (InvalidMoleculeException e) {
                            throw new BadLineException(
                                    e.reason().label() + ": " + e.getMessage(), e);
                        }
                    });
        }
        return forms;
    }

    private void add(Form form, boolean drawn, Refusals bad) {
        if (drawn && heldOut < HELD_OUT_AT_MOST) {
            heldOut++;
            builder.addValidation(form.text);
            return;
        }
        try {
            builder.addTraining(form.text);
        } catch (SyntaxException e) {
            bad.add(form.number, e.summary());
        } catch (IllegalArgumentException e) {
            bad.add(form.number, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(String file) {
        return String.valueOf(Path.of(file).getFileName());
    }

    /** What tells data from other data. */
    static String sha256(Path file) throws IOException {
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
