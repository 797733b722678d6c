package org.molrae.benchmarks.goals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.molrae.chemistry.files.MoleculeFile;
import org.molrae.chemistry.files.MoleculeRecord;
import org.molrae.chemistry.files.Reading;
import org.molrae.chemistry.goals.Task;

/**
 * What another program has made: a folder with a file for each task, {@code ROW.smi}, {@code
 * ROW.csv} or {@code ROW.smi.gz}, where ROW is the name of the task as {@link Task#key()} has it.
 * Molecules are asked for in their order.
 */
public final class MoleculeLists implements GoalDirectedGenerator {

    private static final List<String> ENDINGS =
            List.of(".smi", ".csv", ".tsv", ".txt", ".smi.gz", ".csv.gz");

    private final Path folder;

    /** The lists of a folder. */
    public MoleculeLists(Path folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return "lists of " + folder.getFileName();
    }

    /** Whether there is a list for a task. */
    public boolean contains(String row) {
        return ENDINGS.stream().anyMatch(ending -> Files.exists(folder.resolve(row + ending)));
    }

    /** The file for a task, the first of the endings where there is none. */
    public Path file(String row) {
        return ENDINGS.stream()
                .map(ending -> folder.resolve(row + ending))
                .filter(Files::exists)
                .findFirst()
                .orElse(folder.resolve(row + ENDINGS.get(0)));
    }

    @Override
    public String version(String task) throws IOException {
        try (MoleculeFile file = open(task)) {
            return file.sha256();
        }
    }

    private MoleculeFile open(String task) throws IOException {
        return MoleculeFile.open(file(Task.key(task)), Reading.MOLECULES);
    }

    @Override
    public List<String> generate(Assignment assignment) throws IOException {
        List<String> molecules = new ArrayList<>();
        try (MoleculeFile file = open(assignment.task())) {
            for (MoleculeRecord one = file.next(); one != null; one = file.next()) {
                molecules.add(one.text());
            }
            file.requireWhole();
        }
        molecules.forEach(assignment.oracle()::applyAsDouble);
        return molecules;
    }
}
