package org.molrae.chemistry.smiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Compares the check with RDKit's verdicts in a file of one's own: gzipped tab-separated values
 * with a header and the columns smiles, valid (0 or 1), reason. See
 * benchmarks/results/validity-agreement.md.
 */
@Tag("slow")
@EnabledIfSystemProperty(named = "validity.set", matches = ".+")
class ValidityAgreementTest {

    private static final double TARGET = 0.995;

    @Test
    void agreesWithRdkit() throws IOException {
        List<String[]> rows = new ArrayList<>();
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(
                                        new FileInputStream(System.getProperty("validity.set"))),
                                StandardCharsets.UTF_8))) {
            reader.lines().skip(1).forEach(line -> rows.add(line.split("\t", -1)));
        }
        int agreed = 0;
        for (String[] row : rows) {
            MoleculeCheck.Verdict verdict = MoleculeCheck.of(row[0]);
            if (verdict.valid() == row[1].equals("1")) {
                agreed++;
            } else {
                System.out.println(String.join("\t", row) + "\t" + verdict);
            }
        }
        System.out.printf("%d of %d agree; %.0f checks/s%n", agreed, rows.size(), speed(rows));
        assertThat((double) agreed / rows.size()).isGreaterThanOrEqualTo(TARGET);
    }

    private static double speed(List<String[]> rows) {
        int valid = 0;
        long nanos = 0;
        for (int pass = 0; pass < 5; pass++) {
            long start = System.nanoTime();
            for (String[] row : rows) {
                valid += MoleculeCheck.of(row[0]).valid() ? 1 : 0;
            }
            nanos = System.nanoTime() - start;
        }
        return valid == 0 ? 0 : rows.size() / (nanos / 1e9);
    }
}
