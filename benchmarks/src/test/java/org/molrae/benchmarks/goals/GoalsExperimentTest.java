package org.molrae.benchmarks.goals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.molrae.benchmarks.table.Cell;
import org.molrae.benchmarks.table.CellStore;
import org.molrae.benchmarks.table.StopSignal;
import org.molrae.benchmarks.table.Table;
import org.molrae.benchmarks.table.TableListener;
import org.molrae.chemistry.goals.Suite;

class GoalsExperimentTest {

    private static final Suite TRIVIAL = Suite.named("trivial").orElseThrow();

    @TempDir Path folder;

    /**
     * An outside generator: it lengthens chains at random, good ones more often. It does not look
     * at the budget; the oracle does.
     */
    private static final class ChainGrower implements GoalDirectedGenerator {

        private static final List<String> LINKS = List.of("C", "O", "N", "C(F)", "c1ccc(cc1)");

        private int runs;

        @Override
        public String name() {
            return "chains";
        }

        @Override
        public List<String> generate(Assignment assignment) {
            runs++;
            SplittableRandom random = new SplittableRandom(assignment.seed());
            List<Cell.Scored> kept = new ArrayList<>(List.of(new Cell.Scored(0, "C")));
            while (true) {
                double skewed = Math.pow(random.nextDouble(), 3);
                String longer =
                        kept.get((int) (skewed * kept.size())).text()
                                + LINKS.get(random.nextInt(LINKS.size()));
                double score = assignment.oracle().applyAsDouble(longer);
                kept.add(new Cell.Scored(score, longer));
                kept.sort(Comparator.comparingDouble(Cell.Scored::score).reversed());
            }
        }
    }

    private Table table(GoalDirectedGenerator generator, int budget) {
        GoalsProtocol protocol = new GoalsProtocol(TRIVIAL, budget, GoalsProtocol.PMO_SEEDS);
        return new Table(
                new CellStore(folder),
                new GoalsExperiment(protocol, generator),
                TableListener.NONE,
                new StopSignal());
    }

    @Test
    void assessesAnOutsideGeneratorCellByCell() throws IOException {
        ChainGrower generator = new ChainGrower();
        List<String> rows = List.of("logp_target_8_0", "qed");
        table(generator, 250).run(rows.subList(0, 1), 2);
        Table table = table(generator, 250);
        table.run(rows, 2);
        assertThat(generator.runs).isEqualTo(4);
        List<Cell> cells = table.cells();
        assertThat(cells)
                .extracting(Cell::name)
                .containsExactly("logp_target_8_0-1", "logp_target_8_0-2", "qed-1", "qed-2");
        for (Cell cell : cells) {
            assertThat(cell.figure("calls")).isEqualTo(250);
            assertThat(cell.figure("list_top100")).isEqualTo(cell.figure("top100"), within(1e-9));
            assertThat(cell.figure("auc_top10")).isBetween(0.01, cell.figure("top10"));
            assertThat(cell.figure("diversity_top100")).isBetween(0.05, 0.95);
            assertThat(cell.best()).hasSize(100);
        }
        // the seeds differ, and so do the runs
        assertThat(cells.get(0).figure("auc_top10")).isNotEqualTo(cells.get(1).figure("auc_top10"));
        assertThat(table.report().markdown())
                .contains("| logP (target: 8.0) | 2 |", "Sum of score over 2 of 7 tasks");
        assertThat(table.report().csv().lines()).hasSize(5);
        assertThatThrownBy(() -> table(generator, 300).run(rows, 1))
                .hasMessageContaining("budget was 250, is 300");
    }

    @Test
    void judgesListsOfOthers() throws IOException {
        Files.writeString(folder.resolve("qed.smi"), "CCO\nOCC\nCC(=O)Nc1ccc(O)cc1 paracetamol\n");
        MoleculeLists lists = new MoleculeLists(folder);
        assertThat(lists.contains("qed")).isTrue();
        assertThat(lists.contains("cns_mpo")).isFalse();
        Table table = table(lists, Oracle.UNLIMITED);
        table.run(List.of("qed"), 1);
        Cell cell = table.cells().get(0);
        // QED 0.5950 and 0.4068
        assertThat(cell.figure("list_top1")).isEqualTo(0.5950, within(5e-5));
        assertThat(cell.figure("list_top10")).isEqualTo(0.10018, within(5e-5));
        assertThat(cell.figure("calls")).isEqualTo(2);
        assertThat(cell.figure("asked")).isEqualTo(3);
        assertThat(cell.figure("auc_top10")).isNaN();
        assertThat(cell.best().get(0).text()).isEqualTo("CC(=O)Nc1ccc(O)cc1");
    }

    @Test
    void rowsAreNamesOfFiles() {
        assertThat(GoalsExperiment.rows(TRIVIAL))
                .containsExactly(
                        "logp_target_1_0",
                        "logp_target_8_0",
                        "tpsa_target_150_0",
                        "cns_mpo",
                        "qed",
                        "c7h8n2o2",
                        "pioglitazone_mpo");
    }
}
