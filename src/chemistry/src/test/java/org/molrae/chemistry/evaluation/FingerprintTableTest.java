package org.molrae.chemistry.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.molrae.chemistry.fingerprint.Fingerprint;

class FingerprintTableTest {

    @Test
    void agreesWithPairByPair() {
        List<Fingerprint> some = random(37, 1);
        List<Fingerprint> others = random(53, 2);
        FingerprintTable table = FingerprintTable.of(some);
        double[] nearest = table.nearest(FingerprintTable.of(others), 3);
        double[] nearestOther = table.nearest(table, 2);
        double sum = 0;
        for (int i = 0; i < some.size(); i++) {
            Fingerprint one = some.get(i);
            assertThat(nearest[i])
                    .isEqualTo(others.stream().mapToDouble(one::tanimoto).max().orElseThrow());
            List<Fingerprint> rest = new ArrayList<>(some);
            rest.remove(i);
            assertThat(nearestOther[i])
                    .isEqualTo(rest.stream().mapToDouble(one::tanimoto).max().orElseThrow());
            sum += some.stream().mapToDouble(one::tanimoto).sum();
        }
        assertThat(table.selfSimilarity(2).mean()).isCloseTo(sum / 37 / 37, within(1e-12));
        assertThat(table.selfSimilarity(1)).isEqualTo(table.selfSimilarity(4));
    }

    @Test
    void findsTheNearest() {
        List<Fingerprint> some = random(40, 3);
        FingerprintTable table = FingerprintTable.of(some);
        assertThat(table.nearestTo(some.get(17))).isEqualTo(17);
        assertThat(FingerprintTable.of(List.of()).nearestTo(some.get(0))).isEqualTo(-1);
    }

    private static List<Fingerprint> random(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Fingerprint> fingerprints = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int[] bits = random.ints(1 + random.nextInt(60), 0, 128).toArray();
            fingerprints.add(Fingerprint.fold(bits, 128));
        }
        return fingerprints;
    }
}
