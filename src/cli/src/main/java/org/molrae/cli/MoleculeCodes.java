package org.molrae.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.molrae.molecules.MoleculeGenerator;
import org.molrae.molecules.smiles.InvalidMoleculeException;

/** Reads molecules and encodes them, on all threads and in their order. */
final class MoleculeCodes {

    private final MoleculeGenerator generator;
    private final RunOptions options;
    private final Notes notes;

    MoleculeCodes(MoleculeGenerator generator, RunOptions options, Notes notes) {
        this.generator = generator;
        this.options = options;
        this.notes = notes;
    }

    /** The codes of a file's molecules, {@code [molecules, latentDimension]}. */
    float[][] read(String file) {
        List<float[]> codes = new ArrayList<>();
        OrderedPipeline.Counts counts;
        try (InputFile in = InputFile.open(file, options.streams(), true);
                Progress progress =
                        new Progress(notes, "encode", "molecules", in::share, options.quiet)) {
            BadLines bad = new BadLines(in.name(), notes, options.strict);
            counts =
                    OrderedPipeline.run(
                            in.lines(),
                            this::encode,
                            (encoded, late) -> codes.addAll(List.of(encoded)),
                            bad,
                            progress,
                            options.threads);
            in.requireWhole();
        }
        if (!options.quiet) {
            notes.line(
                    String.format(
                            Locale.ROOT,
                            "%s: %,d read, %,d encoded, %,d skipped",
                            file,
                            counts.read(),
                            counts.done(),
                            counts.skipped()));
        }
        return codes.toArray(new float[0][]);
    }

    private float[][] encode(List<Line> lines, Refusals bad) {
        List<int[]> derivations = new ArrayList<>(lines.size());
        for (Line line : lines) {
            bad.attempt(
                    line,
                    () -> {
                        try {
                            derivations.add(generator.derive(line.text()));
                        } catch (InvalidMoleculeException e) {
                            throw new BadLineException(
                                    e.reason().label() + ": " + e.getMessage(), e);
                        }
                    });
        }
        return generator.encode(derivations);
    }
}
