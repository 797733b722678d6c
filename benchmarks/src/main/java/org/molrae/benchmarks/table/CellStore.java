package org.molrae.benchmarks.table;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The cells of a table on disk. {@code cells/ROW-TRIAL} holds {@code fingerprint.json} from its
 * beginning, what a cell keeps while it is computed, and {@code cell.json} when it is done.
 */
public final class CellStore {
    private static final String CELL = "cell.json";
    private static final String FINGERPRINT = "fingerprint.json";
    private static final Gson GSON =
            new GsonBuilder()
                    .setPrettyPrinting()
                    .disableHtmlEscaping()
                    .serializeSpecialFloatingPointValues()
                    .create();

    /** Where 0.1 kept traces of searches for expressions, which have no fingerprint. */
    private static final String TRIALS = "trials";

    private final Path folder;

    /**
     * The cells of a table's folder.
     *
     * @param table made when a cell begins, if it is not there
     */
    public CellStore(Path table) {
        folder = table.resolve("cells");
    }

    /** Where a cell is kept, there or not. */
    public Path folder(String row, int trial) {
        return folder.resolve(Cell.name(row, trial));
    }

    /**
     * A finished cell.
     *
     * @param fingerprint that it must have
     * @return empty if it is not finished or not begun
     * @throws IllegalArgumentException if it is begun with another fingerprint, or damaged
     */
    public Optional<Cell> find(String row, int trial, Fingerprint fingerprint) throws IOException {
        Path trials = folder.resolveSibling(TRIALS);
        if (Files.exists(trials)) {
            throw new IllegalArgumentException(
                    trials + " is of a table of molrae 0.1: give another folder");
        }
        Path cell = folder(row, trial);
        if (Files.notExists(cell)) {
            return Optional.empty();
        }
        require(cell, fingerprint);
        Path file = cell.resolve(CELL);
        return Files.exists(file) ? Optional.of(read(file, Cell.class)) : Optional.empty();
    }

    /**
     * Opens a cell that is new or begun.
     *
     * @return its folder
     * @throws IllegalArgumentException if it was begun with another fingerprint
     */
    public Path begin(String row, int trial, Fingerprint fingerprint) throws IOException {
        Path cell = folder(row, trial);
        if (Files.exists(cell)) {
            require(cell, fingerprint);
        } else {
            // a folder has its fingerprint from the first moment that it has its name
            Path draft = cell.resolveSibling(cell.getFileName() + ".part");
            Files.createDirectories(draft);
            Files.writeString(draft.resolve(FINGERPRINT), GSON.toJson(fingerprint));
            Files.move(draft, cell, StandardCopyOption.ATOMIC_MOVE);
        }
        return cell;
    }

    private static void require(Path cell, Fingerprint fingerprint) throws IOException {
        Path file = cell.resolve(FINGERPRINT);
        if (Files.notExists(file)) {
            throw new IllegalArgumentException(
                    cell
                            + " has no fingerprint, as cells of molrae 0.1 have none: give another folder");
        }
        fingerprint.require(cell, read(file, Fingerprint.class));
    }

    /** Keeps a finished cell, whole or not at all. */
    public void keep(Cell cell) throws IOException {
        write(folder(cell.row(), cell.trial()).resolve(CELL), GSON.toJson(cell));
    }

    /** Rows and trials of all cells that are done or begun, as {@code ROW-TRIAL}, sorted. */
    List<String> names() throws IOException {
        if (Files.notExists(folder)) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        try (Stream<Path> cells = Files.list(folder)) {
            cells.map(cell -> String.valueOf(cell.getFileName()))
                    .filter(name -> name.matches(".+-[0-9]+"))
                    .sorted()
                    .forEach(names::add);
        }
        return names;
    }

    private static <T> T read(Path file, Class<T> type) throws IOException {
        T value;
        try {
            value = GSON.fromJson(Files.readString(file), type);
        } catch (RuntimeException e) {
            // Gson wraps what a record's constructor throws, and not always in its own exception
            throw new IllegalArgumentException(file + " is damaged: give another folder", e);
        }
        if (value == null) {
            throw new IllegalArgumentException(file + " is empty: give another folder");
        }
        return value;
    }

    /** Writes a text file whole or not at all. */
    static void write(Path file, String text) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(draft, text, StandardCharsets.UTF_8);
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
