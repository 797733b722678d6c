package org.molrae.molecules.optimization;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.molrae.chemistry.goals.Scorer;
import org.molrae.chemistry.properties.Descriptor;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.chemistry.structure.Molecule;
import org.molrae.search.program.ProgramCommand;
import org.molrae.search.program.ScoringProgram;

/**
 * The programs of the user's that terms of a score ask: what the key {@code program} stands for in
 * the YAML of a {@link Scorer}, as {@link ProgramCommand#parse} reads it.
 *
 * <pre>
 * - program: ./dock.sh --fast
 *   ramp: [-6, -11]
 * </pre>
 *
 * A program is asked for the value of one molecule at a time, as aromatic SMILES, by {@link
 * ScoringProgram}'s protocol; whichever terms have the same command, it is asked once. Where it
 * gives no value, the molecule has no score. It starts when it is first asked.
 */
public final class ScoringPrograms implements AutoCloseable {

    private final Path folder;
    private final Duration timeout;
    private final Map<ProgramCommand, Quantity> quantities = new LinkedHashMap<>();

    /**
     * Prepares for programs.
     *
     * @param folder that relative names begin at, and that programs run in
     * @param timeout of each for one molecule
     */
    public ScoringPrograms(Path folder, Duration timeout) {
        this.folder = folder;
        this.timeout = timeout;
    }

    /**
     * Reads a score of which terms may be programs.
     *
     * @throws IllegalArgumentException as {@link Scorer#read(String, Path)}, and if a program
     *     cannot be there
     */
    public Scorer read(String yaml) {
        Function<String, Descriptor> program =
                text ->
                        quantities
                                .computeIfAbsent(
                                        ProgramCommand.parse(text, folder),
                                        command ->
                                                Quantity.of(new ScoringProgram(command, timeout)))
                                .descriptor();
        return Scorer.read(yaml, folder, Map.of("program", program));
    }

    /** The programs in the order of the terms. */
    public List<ProgramCommand> commands() {
        return List.copyOf(quantities.keySet());
    }

    /** A sentence for each program that failed. */
    public List<String> troubles() {
        return quantities.values().stream().flatMap(one -> one.trouble().stream()).toList();
    }

    /** Kills the programs; no other is started after that. */
    @Override
    public void close() {
        quantities.values().forEach(one -> one.program.close());
    }

    /** A program, and what it answers as a quantity: it talks with one thread at a time. */
    private record Quantity(ScoringProgram program, Descriptor descriptor) {

        static Quantity of(ScoringProgram program) {
            return new Quantity(
                    program, Descriptor.of("program", molecule -> answer(program, molecule)));
        }

        private static double answer(ScoringProgram program, Molecule molecule) {
            try {
                String smiles = molecule.aromaticSmiles();
                synchronized (program) {
                    return program.applyAsDouble(smiles);
                }
            } catch (InvalidMoleculeException e) {
                return Double.NaN;
            }
        }

        Optional<String> trouble() {
            synchronized (program) {
                return program.trouble();
            }
        }
    }
}
