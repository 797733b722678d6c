package org.molrae.cli.chemistry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.molrae.chemistry.evaluation.MoleculeFeatures;
import org.molrae.chemistry.evaluation.NearestNeighbors;
import org.molrae.chemistry.evaluation.TrainingSet;
import org.molrae.chemistry.files.BadLineException;
import org.molrae.chemistry.files.MoleculeRecord;
import org.molrae.chemistry.files.OrderedPipeline;
import org.molrae.chemistry.files.Reading;
import org.molrae.chemistry.files.Refusals;
import org.molrae.chemistry.properties.Scorer;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.smiles.KekuleGraph;
import org.molrae.chemistry.structure.Molecule;
import org.molrae.cli.files.BadLines;
import org.molrae.cli.files.InputFile;
import org.molrae.cli.options.ColumnOptions;
import org.molrae.cli.options.RunOptions;
import org.molrae.cli.terminal.Notes;
import org.molrae.cli.terminal.Progress;
import org.molrae.molecules.evaluation.ChemNet;

/** Reads the files that {@code evaluate} compares: features in parallel, handed on in order. */
final class EvaluationInput {

    private static final int BATCH = 512;

    private final RunOptions options;
    private final Notes notes;
    private final @Nullable Scorer scorer;
    private final @Nullable ChemNet chemNet;
    private final boolean neighbors;
    private final ColumnOptions column;

    /**
     * Reads nothing yet.
     *
     * @param scorer scores every molecule, or is null
     * @param chemNet gives activations of every molecule, or is null
     * @param neighbors whether training molecules are to be found by similarity
     * @param column where files have their SMILES
     */
    EvaluationInput(
            RunOptions options,
            Notes notes,
            @Nullable Scorer scorer,
            @Nullable ChemNet chemNet,
            boolean neighbors,
            ColumnOptions column) {
        this.options = options;
        this.notes = notes;
        this.scorer = scorer;
        this.chemNet = chemNet;
        this.neighbors = neighbors;
        this.column = column;
    }

    /**
     * A line of a file.
     *
     * @param features null for a text that is no molecule
     * @param score NaN if none is asked for
     * @param activations of ChemNet, or null
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    record Entry(
            @Nullable MoleculeFeatures features, double score, float @Nullable [] activations) {

        private static final Entry INVALID = new Entry(null, Double.NaN, null);
    }

    /**
     * A molecule that was trained on.
     *
     * @param smiles as it was read
     * @param candidate null unless it is to be found by similarity
     */
    record Seen(
            String smiles,
            TrainingSet.Member member,
            NearestNeighbors.@Nullable Candidate candidate) {}

    /** Molecules as a generator wrote them: a line that is none is an entry without features. */
    void generated(String file, Consumer<Entry> sink) {
        read(file, column.reading(), (l, bad) -> entries(l, bad, !options.strict), sink);
    }

    /** Molecules to compare with: a line that is none is reported and left out. */
    void reference(String file, Consumer<Entry> sink) {
        read(file, column.readingOfOthers(), (l, bad) -> entries(l, bad, false), sink);
    }

    void training(String file, Consumer<Seen> sink) {
        read(file, column.readingOfOthers(), this::members, sink);
    }

    /** Molecules that were read before. */
    void entries(List<String> molecules, Consumer<Entry> sink) {
        IntStream.range(0, (molecules.size() + BATCH - 1) / BATCH)
                .parallel()
                .mapToObj(
                        b ->
                                activated(
                                        molecules
                                                .subList(
                                                        b * BATCH,
                                                        Math.min(molecules.size(), (b + 1) * BATCH))
                                                .stream()
                                                .map(this::attempt)
                                                .toList()))
                .forEachOrdered(entries -> entries.forEach(sink));
    }

    /** The same with ChemNet's activations, if these are asked for. */
    private List<Entry> activated(List<Entry> entries) {
        if (chemNet == null) {
            return entries;
        }
        List<String> texts = new ArrayList<>();
        for (Entry entry : entries) {
            if (entry.features() != null) {
                texts.add(entry.features().smiles());
            }
        }
        Iterator<float[]> rows = Arrays.asList(chemNet.activations(texts)).iterator();
        return entries.stream()
                .map(
                        entry ->
                                entry.features() == null
                                        ? entry
                                        : new Entry(entry.features(), entry.score(), rows.next()))
                .toList();
    }

    private Entry attempt(String smiles) {
        try {
            return entry(smiles);
        } catch (InvalidMoleculeException e) {
            return Entry.INVALID;
        }
    }

    private Entry entry(String smiles) throws InvalidMoleculeException {
        Molecule molecule = Molecule.fromSmiles(smiles);
        return new Entry(
                MoleculeFeatures.of(smiles, molecule),
                scorer == null ? Double.NaN : scorer.of(molecule),
                null);
    }

    private List<Entry> entries(List<MoleculeRecord> lines, Refusals bad, boolean keepInvalid) {
        List<Entry> entries = new ArrayList<>(lines.size());
        for (MoleculeRecord line : lines) {
            int before = entries.size();
            bad.attempt(
                    line,
                    () -> {
                        try {
                            entries.add(entry(line.text()));
                        } catch (InvalidMoleculeException e) {
                            if (!keepInvalid) {
                                throw wrong(e);
                            }
                        }
                    });
            if (keepInvalid && entries.size() == before) {
                entries.add(Entry.INVALID);
            }
        }
        return activated(entries);
    }

    private List<Seen> members(List<MoleculeRecord> lines, Refusals bad) {
        List<Seen> members = new ArrayList<>(lines.size());
        for (MoleculeRecord line : lines) {
            bad.attempt(
                    line,
                    () -> {
                        try {
                            members.add(seen(line.text()));
                        } catch (InvalidMoleculeException e) {
                            throw wrong(e);
                        }
                    });
        }
        return members;
    }

    private Seen seen(String smiles) throws InvalidMoleculeException {
        KekuleGraph molecule = KekuleGraph.read(smiles);
        return new Seen(
                smiles,
                TrainingSet.Member.of(smiles, molecule),
                neighbors ? NearestNeighbors.Candidate.of(smiles, Molecule.of(molecule)) : null);
    }

    private static BadLineException wrong(InvalidMoleculeException e) {
        return new BadLineException(e.summary(), e);
    }

    private <T> void read(String file, Reading reading, OrderedPipeline.Task<List<T>> task, Consumer<T> sink) {
        try (InputFile in = InputFile.open(file, options.streams(), reading);
                Progress progress =
                        new Progress(
                                notes, "read " + in.name(), "lines", in::share, options.quiet)) {
            BadLines bad = new BadLines(in.name(), notes, options.strict);
            OrderedPipeline.run(
                    in.records(),
                    task,
                    (items, late) -> items.forEach(sink),
                    bad.watch(progress),
                                        options.threads);
            in.requireWhole();
        }
    }
}
