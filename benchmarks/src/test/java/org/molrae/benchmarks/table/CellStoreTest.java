package org.molrae.benchmarks.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CellStoreTest {

    private static final String FINGERPRINT =
            """
            {
              "parts": {
                "epochs": "2",
                "data": "sha256 0123456789abcdef"
              }
            }
            """;

    private static final String CELL =
            """
            {
              "row": "GRAE",
              "trial": 1,
              "figures": {
                "score": 0.25,
                "missing": NaN
              },
              "labels": {
                "model": "GRAE <β>"
              },
              "best": [
                {
                  "score": 1.5,
                  "text": "C=O"
                }
              ]
            }
            """;

    @TempDir Path folder;

    private static Fingerprint fingerprint(String epochs) {
        return Fingerprint.EMPTY.with("epochs", epochs).with("data", "sha256 0123456789abcdef");
    }

    /** A cell as 0.2 keeps it. */
    private CellStore stored() throws IOException {
        Path cell = Files.createDirectories(folder.resolve("cells/GRAE-1"));
        Files.writeString(cell.resolve("fingerprint.json"), FINGERPRINT);
        Files.writeString(cell.resolve("cell.json"), CELL);
        return new CellStore(folder);
    }

    @Test
    void readsCellsOfEarlierReleases() throws IOException {
        Cell cell = stored().find("GRAE", 1, fingerprint("2")).orElseThrow();
        assertThat(cell.name()).isEqualTo("GRAE-1");
        assertThat(cell.figures()).isEqualTo(Map.of("score", 0.25, "missing", Double.NaN));
        assertThat(cell.label("model")).isEqualTo("GRAE <β>");
        assertThat(cell.best()).containsExactly(new Cell.Scored(1.5, "C=O"));
    }

    @Test
    void whatItKeepsAgainIsTheSame() throws IOException {
        CellStore store = stored();
        Path again = folder.resolve("again");
        CellStore copy = new CellStore(again);
        copy.begin("GRAE", 1, fingerprint("2"));
        copy.keep(store.find("GRAE", 1, fingerprint("2")).orElseThrow());
        assertThat(again.resolve("cells/GRAE-1/cell.json")).hasContent(CELL);
        assertThat(again.resolve("cells/GRAE-1/fingerprint.json")).hasContent(FINGERPRINT);
    }

    @Test
    void refusesACellOfOtherSettings() throws IOException {
        CellStore store = stored();
        assertThatThrownBy(() -> store.find("GRAE", 1, fingerprint("3")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("epochs");
        assertThat(store.find("GRAE", 2, fingerprint("3"))).isEmpty();
    }
}
