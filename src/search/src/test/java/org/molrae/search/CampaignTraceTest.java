package org.molrae.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.molrae.search.surrogate.Calibration;

class CampaignTraceTest {

    /** A trace as 0.1 and 0.2 write it: a score, a text without one, a repeated and a wrong one. */
    private static final String TRACE =
            """
            round,index,strategy,text,valid,score,fresh,seconds,predicted_mean,predicted_deviation,heldout_rmse,heldout_log_likelihood,code
            1,0,bo,CCO,1,0.5,1,1.25,0.4,0.1,0.3,-1.5,0.25 -1.0E-4
            1,1,bo,CCN,1,,1,1.5,,,0.3,-1.5,1.0 2.0
            2,0,bo,CCO,1,0.5,0,2.0,0.45,0.05,,,0.125 3.0
            2,1,bo,"C(,""\",0,,0,2.001,,,,,NaN 0.0
            """;

    @TempDir Path folder;

    @Test
    void readsTracesOfEarlierReleases() throws IOException {
        Path file = Files.writeString(folder.resolve("trace.csv"), TRACE);
        List<Evaluation> rows = CampaignTrace.read(file);
        assertThat(rows)
                .extracting(Evaluation::round, Evaluation::index, Evaluation::text)
                .containsExactly(
                        tuple(1, 0, "CCO"),
                        tuple(1, 1, "CCN"),
                        tuple(2, 0, "CCO"),
                        tuple(2, 1, "C(,\""));
        assertThat(rows).extracting(Evaluation::valid).containsExactly(true, true, true, false);
        assertThat(rows).extracting(Evaluation::fresh).containsExactly(true, true, false, false);
        assertThat(rows)
                .extracting(Evaluation::score)
                .containsExactly(0.5, Double.NaN, 0.5, Double.NaN);
        Evaluation first = rows.get(0);
        assertThat(first.seconds()).isEqualTo(1.25);
        assertThat(first.predictedMean()).isEqualTo(0.4);
        assertThat(first.predictedDeviation()).isEqualTo(0.1);
        assertThat(first.code()).containsExactly(0.25f, -1.0e-4f);
    }

    @Test
    void whatItWritesAgainIsTheSame() throws IOException {
        Path file = Files.writeString(folder.resolve("trace.csv"), TRACE);
        Path copy = folder.resolve("copy.csv");
        try (CampaignTrace trace = CampaignTrace.create(copy)) {
            for (Evaluation row : CampaignTrace.read(file)) {
                trace.add(row, "bo", row.round() == 1 ? new Calibration(0.3, -1.5) : null);
            }
        }
        assertThat(copy).hasContent(TRACE);
    }

    @Test
    void dropsARowThatWasCutOffAndRefusesOthers() throws IOException {
        Path file = Files.writeString(folder.resolve("cut.csv"), TRACE + "3,0,bo,CC");
        try (CampaignTrace trace = CampaignTrace.resume(file)) {
            assertThat(trace.past()).hasSize(4);
        }
        assertThat(file).hasContent(TRACE);
        Path other = Files.writeString(folder.resolve("other.csv"), "smiles,score\nCCO,1\n");
        assertThatThrownBy(() -> CampaignTrace.read(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("other.csv, line")
                .hasMessageContaining("other columns");
        Path open = Files.writeString(folder.resolve("open.csv"), TRACE + "3,0,bo,\"CC\n");
        assertThatThrownBy(() -> CampaignTrace.read(open))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("open.csv, line 6: no trace of a campaign: a quotation mark");
    }
}
