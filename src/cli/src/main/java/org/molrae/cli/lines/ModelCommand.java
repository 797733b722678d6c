package org.molrae.cli.lines;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.molrae.chemistry.smiles.InvalidMoleculeException;
import org.molrae.cli.files.BadLineException;
import org.molrae.cli.files.Line;
import org.molrae.cli.options.DeviceOptions;
import org.molrae.cli.options.ModelOptions;
import org.molrae.molecules.MoleculeGenerator;
import picocli.CommandLine.Mixin;

/** The frame of the verbs that put lines through a model, some at once. */
public abstract class ModelCommand extends LineCommand {

    public @Mixin ModelOptions model;

    public @Mixin DeviceOptions device;

    /** A line and the plain rules of its molecule. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Derived(Line line, int[] rules) {}

    /** Writes the results of some molecules. */
    public interface MoleculeTask {
        void run(MoleculeGenerator generator, List<Derived> molecules, StringBuilder out);
    }

    /** Loads the model and runs over molecules; those that it cannot express are bad lines. */
    public final void processMolecules(String header, MoleculeTask task, Supplier<String> summary) {
        requireInput();
        try (MoleculeGenerator generator = model.load(device)) {
            processBatches(
                    true,
                    header.replace("$DIMENSIONS", dimensions(generator.latentDimension())),
                    (lines, bad) -> {
                        List<Derived> derived = new ArrayList<>(lines.size());
                        for (Line line : lines) {
                            bad.attempt(line, () -> derived.add(derive(generator, line)));
                        }
                        StringBuilder out = new StringBuilder();
                        if (!derived.isEmpty()) {
                            task.run(generator, derived, out);
                        }
                        return out.toString().getBytes(StandardCharsets.UTF_8);
                    },
                    summary);
        }
    }

    private static Derived derive(MoleculeGenerator generator, Line line) throws BadLineException {
        try {
            return new Derived(line, generator.derive(line.text()));
        } catch (InvalidMoleculeException e) {
            throw new BadLineException(e.reason().label() + ": " + e.getMessage(), e);
        }
    }

    public static List<int[]> rules(List<Derived> molecules) {
        return molecules.stream().map(Derived::rules).toList();
    }

    private static String dimensions(int count) {
        StringBuilder names = new StringBuilder();
        for (int i = 0; i < count; i++) {
            names.append(",z").append(i);
        }
        return names.toString();
    }
}
