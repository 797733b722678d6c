package org.molrae.cli.lines;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.molrae.chemistry.files.MoleculeRecord;
import org.molrae.cli.options.DeviceOptions;
import org.molrae.cli.options.ModelOptions;
import org.molrae.cli.options.RowOptions;
import org.molrae.cli.options.TableForm;
import org.molrae.molecules.MoleculeGenerator;
import picocli.CommandLine.Mixin;

/** The frame of the verbs that put molecules through a model and write a table. */
public abstract class ModelCommand extends LineCommand {

    public @Mixin ModelOptions model;

    public @Mixin DeviceOptions device;

    @Mixin RowOptions rowOptions;

    /** A line and the plain rules of its molecule. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Derived(MoleculeRecord line, int[] rules) {}

    /** Gives the cells of a row for each of some molecules. */
    public interface MoleculeTask {
        List<List<String>> run(MoleculeGenerator generator, List<Derived> molecules);
    }

    /**
     * Loads the model and runs over molecules; those that it cannot express are bad lines.
     *
     * @param form how rows are spelt
     * @param header the columns of the rows
     */
    public final void processMolecules(
            TableForm form,
            Function<MoleculeGenerator, List<String>> header,
            MoleculeTask task,
            Supplier<String> summary) {
        requireInput();
        try (MoleculeGenerator generator = model.load(device)) {
            process(
                    molecules(),
                    file -> {
                        Rows rows = new Rows(form, header.apply(generator), rowOptions, file);
                        return Work.rows(
                                rows,
                                (lines, bad) -> {
                                    List<Derived> derived = new ArrayList<>(lines.size());
                                    for (MoleculeRecord line : lines) {
                                        bad.attempt(
                                                line,
                                                () ->
                                                        derived.add(
                                                                new Derived(
                                                                        line,
                                                                        generator.derive(
                                                                                line.text()))));
                                    }
                                    return rows(rows, derived, task, generator);
                                });
                    },
                    summary);
        }
    }

    private static byte[] rows(
            Rows rows, List<Derived> derived, MoleculeTask task, MoleculeGenerator generator) {
        StringBuilder out = new StringBuilder();
        if (!derived.isEmpty()) {
            List<List<String>> cells = task.run(generator, derived);
            for (int i = 0; i < cells.size(); i++) {
                rows.write(out, derived.get(i).line, cells.get(i));
            }
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    public static List<int[]> rules(List<Derived> molecules) {
        return molecules.stream().map(Derived::rules).toList();
    }
}
