package org.molrae.cli.density;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.molrae.autoencoder.density.FittedDensity;
import org.molrae.chemistry.files.BadLineException;
import org.molrae.chemistry.files.MoleculeRecord;
import org.molrae.chemistry.files.OrderedPipeline;
import org.molrae.chemistry.files.Reading;
import org.molrae.chemistry.files.Refusals;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.cli.files.BadLines;
import org.molrae.cli.files.InputFile;
import org.molrae.cli.options.RunOptions;
import org.molrae.cli.terminal.Notes;
import org.molrae.cli.terminal.Progress;
import org.molrae.molecules.MoleculeGenerator;
import org.molrae.molecules.SampleOptions;
import org.molrae.molecules.SizeMatching;

/** Reads molecules and encodes them, on all threads and in their order. */
final class MoleculeCodes {

    private final MoleculeGenerator generator;
    private final String file;
    private final Reading reading;
    private final boolean sized;
    private final RunOptions options;
    private final Notes notes;

    /** Heavy atoms of the molecules whose codes were given, if they are wanted. */
    private double[] sizes = {};

    /**
     * The molecules of a file under a model.
     *
     * @param sized whether their sizes are wanted too, for {@link #matchSizes}
     */
    MoleculeCodes(
            MoleculeGenerator generator,
            String file,
            Reading reading,
            boolean sized,
            RunOptions options,
            Notes notes) {
        this.generator = generator;
        this.file = file;
        this.reading = reading;
        this.sized = sized;
        this.options = options;
        this.notes = notes;
    }

    /** The codes of the molecules, {@code [n, dimension]}. */
    float[][] codes() {
        List<float[]> codes = new ArrayList<>();
        List<Double> atoms = new ArrayList<>();
        OrderedPipeline.Counts counts;
        try (InputFile in = InputFile.open(file, options.streams(), reading);
                Progress progress =
                        new Progress(notes, "encode", "molecules", in::share, options.quiet)) {
            BadLines bad = new BadLines(in.name(), notes, options.strict);
            counts =
                    OrderedPipeline.run(
                            in.records(),
                            this::encode,
                            (encoded, late) -> {
                                codes.addAll(List.of(encoded.codes()));
                                atoms.addAll(encoded.sizes());
                            },
                            bad.watch(progress),
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
        sizes = atoms.stream().mapToDouble(Double::doubleValue).toArray();
        return codes.toArray(new float[0][]);
    }

    /**
     * Tilts a mixture so that the model's samples are as large as the data.
     *
     * @param codes of the data, as {@link #codes} gave them
     */
    FittedDensity matchSizes(FittedDensity mixture, float[][] codes, long seed) {
        return SizeMatching.match(
                generator,
                mixture,
                codes,
                sizes,
                SampleOptions.seeded(seed).withThreads(options.threads));
    }

    /** Some molecules' codes and heavy atoms. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Encoded(float[][] codes, List<Double> sizes) {}

    private Encoded encode(List<MoleculeRecord> lines, Refusals bad) {
        List<int[]> derivations = new ArrayList<>(lines.size());
        List<Double> atoms = new ArrayList<>(lines.size());
        for (MoleculeRecord line : lines) {
            bad.attempt(
                    line,
                    () -> {
                        try {
                            int[] rules = generator.derive(line.text());
                            if (sized) {
                                atoms.add(SizeMatching.heavyAtoms(line.text()));
                            }
                            derivations.add(rules);
                        } catch (InvalidMoleculeException e) {
                            throw new BadLineException(
                                    e.summary(), e);
                        }
                    });
        }
        return new Encoded(generator.encode(derivations), atoms);
    }
}
