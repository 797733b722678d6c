package org.molrae.benchmarks.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTest {

    @TempDir Path folder;
    private final List<String> heard = new ArrayList<>();
    private StopSignal signal = new StopSignal();

    /** Adds up ten draws, each kept in the cell's folder; slow work that can be interrupted. */
    private final class Sums implements Experiment {
        private final int scale;
        private int draws;
        private int stopAfter = Integer.MAX_VALUE;

        Sums(int scale) {
            this.scale = scale;
        }

        @Override
        public Comparator<String> order() {
            return Comparator.reverseOrder();
        }

        @Override
        public Fingerprint fingerprint(String row, int trial) {
            return Fingerprint.EMPTY.with("scale", scale).with("length", row.length());
        }

        @Override
        public Cell compute(String row, int trial, Path work) throws IOException {
            Path file = work.resolve("draws.txt");
            List<String> all =
                    new ArrayList<>(Files.exists(file) ? Files.readAllLines(file) : List.of());
            SplittableRandom random = new SplittableRandom(row.hashCode() * 31L + trial);
            double sum = 0;
            for (int i = 0; i < 10; i++) {
                double draw = scale * random.nextDouble();
                if (i >= all.size()) {
                    signal.requireGoing();
                    all.add(Double.toString(draw));
                    Files.write(file, all);
                    if (++draws == stopAfter) {
                        signal.stop();
                    }
                }
                sum += Double.parseDouble(all.get(i));
            }
            return new Cell(
                    row,
                    trial,
                    Map.of("sum", sum, "nothing", Double.NaN),
                    Map.of("title", row.toUpperCase(Locale.ROOT)),
                    List.of(new Cell.Scored(sum, "found, \"here\"")));
        }

        @Override
        public Report report(List<Cell> cells) {
            return new Report("sums", "trials", cells)
                    .column("row", row -> row.get(0).label("title"))
                    .trials()
                    .mean("sum", "sum", 3)
                    .mean("nothing", "nothing", 3)
                    .field("row", Cell::row)
                    .field("sum", "sum")
                    .field("best", cell -> cell.best(0, Cell.Scored::text))
                    .field("second", cell -> cell.best(1, Cell.Scored::text));
        }
    }

    private Table table(Path where, Sums sums) {
        return new Table(
                new CellStore(where),
                sums,
                new TableListener() {
                    @Override
                    public void cell(String cell, int number, int count) {
                        heard.add(cell + " " + number + "/" + count);
                    }

                    @Override
                    public void done(Cell cell) {
                        heard.add(cell.name() + " done");
                    }
                },
                signal);
    }

    @Test
    void computesEachCellOnceTrialByTrial() throws IOException {
        Sums sums = new Sums(1);
        table(folder, sums).run(List.of("b"), 1);
        table(folder, sums).run(List.of("b", "a-x"), 2);
        assertThat(heard)
                .containsExactly(
                        "b-1 1/1",
                        "b-1 done",
                        "a-x-1 2/4",
                        "a-x-1 done",
                        "b-2 3/4",
                        "b-2 done",
                        "a-x-2 4/4",
                        "a-x-2 done");
        heard.clear();
        Table again = table(folder, sums);
        again.run(List.of("a-x"), 2);
        assertThat(heard).isEmpty();
        assertThat(sums.draws).isEqualTo(40);
        assertThat(again.cells())
                .extracting(Cell::name)
                .as("all that the folder holds, in the experiment's order")
                .containsExactly("b-1", "b-2", "a-x-1", "a-x-2");
    }

    @Test
    void aStoppedTableEndsAsOneThatWasNot() throws IOException {
        Path whole = folder.resolve("whole");
        table(whole, new Sums(3)).run(List.of("a", "b"), 2);
        Path halted = folder.resolve("halted");
        Sums stopping = new Sums(3);
        stopping.stopAfter = 17;
        assertThatThrownBy(() -> table(halted, stopping).run(List.of("a", "b"), 2))
                .isInstanceOf(CancellationException.class);
        assertThat(halted.resolve("cells/a-1/cell.json")).exists();
        assertThat(halted.resolve("cells/b-1/cell.json")).doesNotExist();
        signal = new StopSignal();
        Sums further = new Sums(3);
        Table resumed = table(halted, further);
        resumed.run(List.of("a", "b"), 2);
        assertThat(further.draws).isEqualTo(40 - 17);
        assertThat(files(halted)).isEqualTo(files(whole));
    }

    private static Map<String, String> files(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile)
                    .collect(
                            Collectors.toMap(
                                    file -> root.relativize(file).toString(),
                                    file -> {
                                        try {
                                            return Files.readString(file);
                                        } catch (IOException e) {
                                            throw new UncheckedIOException(e);
                                        }
                                    }));
        }
    }

    @Test
    void refusesCellsOfAnotherTable() throws IOException {
        table(folder, new Sums(1)).run(List.of("a"), 1);
        Table other = table(folder, new Sums(2));
        for (List<String> rows : List.of(List.of("a"), List.of("b"))) {
            assertThatThrownBy(
                            () -> {
                                other.run(rows, 1);
                                other.cells();
                            })
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("a-1")
                    .hasMessageContaining("(scale was 1, is 2): give another folder");
        }
        assertThat(folder.resolve("cells/a-1/cell.json")).exists();
    }

    @Test
    void refusesWorkThatWasBegunOtherwise() {
        Sums stopping = new Sums(1);
        stopping.stopAfter = 4;
        assertThatThrownBy(() -> table(folder, stopping).run(List.of("a"), 1))
                .isInstanceOf(CancellationException.class);
        signal = new StopSignal();
        Table other = table(folder, new Sums(2));
        assertThatThrownBy(() -> other.run(List.of("a"), 1))
                .hasMessageContaining("scale was 1, is 2");
    }

    @Test
    void refusesFoldersOf01AndDamage() throws IOException {
        Path old = Files.createDirectories(folder.resolve("cells/a-1"));
        Files.writeString(old.resolve("figures.json"), "{}");
        assertThatThrownBy(() -> table(folder, new Sums(1)).run(List.of("a"), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a-1 has no fingerprint, as cells of molrae 0.1");
        Path trials = Files.createDirectories(folder.resolve("trials"));
        assertThatThrownBy(() -> table(folder, new Sums(1)).run(List.of("b"), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("trials is of a table of molrae 0.1: give another folder");
        Files.delete(trials);
        table(folder, new Sums(1)).run(List.of("c"), 1);
        for (String text : List.of("{", "", "[]", "{\"row\": \"c\"}")) {
            Files.writeString(folder.resolve("cells/c-1/cell.json"), text);
            assertThatThrownBy(() -> table(folder, new Sums(1)).run(List.of("c"), 1))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("cell.json is");
        }
    }

    @Test
    void reportsWithTheMeaningOfPlusMinus() throws IOException {
        Table table = table(folder, new Sums(1));
        assertThatThrownBy(table::report).hasMessage("there are no finished cells");
        table.run(List.of("b", "a"), 1);
        table.run(List.of("a"), 2);
        Report report = table.report();
        List<Cell> a = report.rows().getOrDefault("a", List.of());
        double half = Math.abs(a.get(0).figure("sum") - a.get(1).figure("sum")) / 2;
        String error = String.format(Locale.ROOT, "%.3f", half);
        assertThat(report.markdown().lines())
                .startsWith("| row | trials | sum | nothing |", "|---|---|---|---|")
                .anyMatch(
                        line ->
                                line.startsWith("| A | 2 |")
                                        && line.endsWith("± " + error + " | – |"))
                .contains(Estimate.MEANING + "; n is the column trials.");
        report.write(folder);
        assertThat(Files.readAllLines(folder.resolve("sums.csv")))
                .startsWith("row,sum,best,second")
                .contains("a," + a.get(1).figure("sum") + ",\"found, \"\"here\"\"\",");
        assertThat(folder.resolve("sums.md")).hasContent(report.markdown());
    }
}
