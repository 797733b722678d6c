package org.molrae.cli.design;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.files.MoleculeRecord;
import org.molrae.cli.files.BadLines;
import org.molrae.cli.files.InputFile;
import org.molrae.cli.options.ColumnOptions;
import org.molrae.cli.options.Positive;
import org.molrae.cli.options.Reads;
import org.molrae.cli.options.RunOptions;
import org.molrae.cli.terminal.Failure;
import org.molrae.cli.terminal.Notes;
import org.molrae.cli.terminal.Progress;
import org.molrae.molecules.MoleculeGenerator;
import org.molrae.molecules.MoleculeStream;
import org.molrae.molecules.SampleOptions;
import org.molrae.molecules.optimization.MoleculeProblem;
import org.molrae.search.Goal;
import org.molrae.search.ScoreFile;
import org.molrae.search.ScoredText;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The molecules that an optimization begins with: of a file, or drawn from the model. */
final class StartOptions {

    private static final int ENCODED_AT_ONCE = 1024;
    private static final int USUAL = 1000;

    @Reads
    @Option(
            names = "--start",
            paramLabel = "F",
            description =
                    "Molecules to begin with: one SMILES a line, CSV or SDF. Default: molecules drawn from the model.")
    @Nullable String file;

    @Option(
            names = "--start-count",
            paramLabel = "N",
            converter = Positive.class,
            description =
                    "Score N molecules to begin with, the first of F at most. Default: 1000, or without F none by"
                            + " strategies that search among molecules.")
    @Nullable Integer count;

    @Mixin ColumnOptions column;

    /** Says early that a file cannot be read. */
    void requireReadable() {
        if (file != null) {
            InputFile.requireReadable(file);
        }
    }

    /** Where the molecules come from, to be added to a sentence. */
    String origin() {
        return file == null ? "drawn from the model" : "of " + Path.of(file).getFileName();
    }

    /**
     * Finds the molecules, and their scores and codes.
     *
     * @param asked what molecules that are drawn have to be
     * @param scores those that are known already
     * @param drawing whether the search draws molecules itself where none are asked for here
     * @throws Failure if none gets a score
     */
    List<ScoredText> scored(
            MoleculeGenerator generator,
            SampleOptions asked,
            ObjectiveOptions.Scoring scoring,
            ScoreFile scores,
            Goal goal,
            boolean drawing,
            RunOptions options,
            Notes notes) {
        if (drawing && file == null && count == null) {
            return List.of();
        }
        List<String> smiles =
                file == null ? drawn(generator, asked, options) : read(file, options, notes);
        List<ScoredText> begin = new ArrayList<>();
        AtomicLong done = new AtomicLong();
        try (Progress progress =
                new Progress(
                        notes,
                        "start",
                        "molecules",
                        () -> done.doubleValue() / smiles.size(),
                        options.quiet)) {
            for (int from = 0; from < smiles.size(); from += ENCODED_AT_ONCE) {
                int to = Math.min(smiles.size(), from + ENCODED_AT_ONCE);
                begin.addAll(
                        MoleculeProblem.start(
                                generator,
                                smiles.subList(from, to),
                                text -> {
                                    done.incrementAndGet();
                                    progress.add(1);
                                    return scores.applyAsDouble(text);
                                }));
            }
        }
        if (begin.isEmpty()) {
            String trouble = String.join("; ", scoring.troubles().get());
            throw new Failure(
                    "none of %,d molecules to begin with got a score%s"
                            .formatted(smiles.size(), trouble.isEmpty() ? "" : ": " + trouble));
        }
        options.say(
                notes,
                String.format(
                        Locale.ROOT,
                        "begins with %,d of %,d molecules %s; best score %.4f",
                        begin.size(),
                        smiles.size(),
                        origin(),
                        goal.best(begin)));
        return begin;
    }

    private int most() {
        return count == null ? USUAL : count;
    }

    private List<String> drawn(
            MoleculeGenerator generator, SampleOptions asked, RunOptions options) {
        List<String> smiles = new ArrayList<>(most());
        try (MoleculeStream stream = generator.sample(asked)) {
            for (int i = 0; i < most(); i++) {
                smiles.add(stream.next().smiles());
            }
        } catch (IllegalArgumentException e) {
            throw options.wrongUsage(String.valueOf(e.getMessage()));
        }
        return smiles;
    }

    private List<String> read(String from, RunOptions options, Notes notes) {
        List<String> smiles = new ArrayList<>();
        try (InputFile in = InputFile.open(from, options.streams(), column.reading())) {
            BadLines bad = new BadLines(in.name(), notes, options.strict);
            for (MoleculeRecord line = in.records().next();
                    line != null && smiles.size() < most();
                    line = in.records().next()) {
                if (MoleculeProblem.valid(line.text())) {
                    smiles.add(line.text());
                } else {
                    bad.add(line.line(), line.text() + " is no molecule", line.text());
                }
            }
            if (smiles.size() < most()) {
                in.requireWhole();
            }
        }
        if (smiles.isEmpty()) {
            throw new Failure(from + " holds no molecule to begin with");
        }
        return smiles;
    }
}
