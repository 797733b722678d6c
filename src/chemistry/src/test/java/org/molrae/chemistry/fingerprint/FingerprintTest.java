package org.molrae.chemistry.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    @Test
    void foldsIdentifiersAsUnsigned() {
        // 4294967295 mod 64 = 63, and 70 mod 64 = 6 twice
        Fingerprint fingerprint = Fingerprint.fold(new int[] {-1, 70, 6}, 64);
        assertThat(fingerprint.get(63)).isTrue();
        assertThat(fingerprint.get(6)).isTrue();
        assertThat(fingerprint.cardinality()).isEqualTo(2);
        assertThat(fingerprint.toString()).hasSize(64).startsWith("0000001").endsWith("1");
    }

    @Test
    void comparesByTanimoto() {
        Fingerprint a = Fingerprint.fold(new int[] {1, 2, 3, 100}, 128);
        Fingerprint b = Fingerprint.fold(new int[] {2, 3, 4}, 128);
        assertThat(a.tanimoto(b)).isEqualTo(2.0 / 5);
        assertThat(a.tanimoto(a)).isEqualTo(1);
        Fingerprint empty = Fingerprint.fold(new int[0], 128);
        assertThat(empty.tanimoto(empty)).isEqualTo(1);
        assertThat(empty.tanimoto(a)).isEqualTo(0);
    }

    @Test
    void agreesWithBitSets() {
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            Fingerprint a = Fingerprint.fold(random.ints(random.nextInt(200)).toArray(), 1024);
            Fingerprint b = Fingerprint.fold(random.ints(random.nextInt(200)).toArray(), 1024);
            java.util.BitSet and = a.toBitSet();
            and.and(b.toBitSet());
            java.util.BitSet or = a.toBitSet();
            or.or(b.toBitSet());
            double expected = or.isEmpty() ? 1 : (double) and.cardinality() / or.cardinality();
            assertThat(a.tanimoto(b)).isEqualTo(expected);
            assertThat(a.equals(b)).isEqualTo(a.toBitSet().equals(b.toBitSet()));
        }
    }

    @Test
    void rejectsOtherSizes() {
        assertThatThrownBy(() -> Fingerprint.fold(new int[0], 100))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a fingerprint has a multiple of 64 bits, not 100");
        Fingerprint small = Fingerprint.fold(new int[] {1}, 64);
        Fingerprint large = Fingerprint.fold(new int[] {1}, 128);
        assertThatThrownBy(() -> small.tanimoto(large))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fingerprints of 64 and 128 bits");
    }

    @Test
    void countsEnvironments() {
        EnvironmentCounts a = EnvironmentCounts.of(new int[] {-1, 5, 5, 3});
        assertThat(a.toString()).isEqualTo("3:1 5:2 4294967295:1");
        assertThat(a.total()).isEqualTo(4);
        assertThat(a.distinct()).isEqualTo(3);
        EnvironmentCounts b = EnvironmentCounts.of(new int[] {5, 5, 5, 9});
        // min 2 over max 1 + 3 + 1 + 1
        assertThat(a.tanimoto(b)).isEqualTo(2.0 / 6);
        assertThat(a).isEqualTo(EnvironmentCounts.of(new int[] {5, 3, -1, 5})).isNotEqualTo(b);
    }
}
