package org.molrae.chemistry.smiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StereoElementsTest {

    /** Blocks of molecules of one constitution; see the head of the file. */
    static Stream<String> constitutions() throws IOException {
        try (InputStream in = StereoElementsTest.class.getResourceAsStream("stereo.tsv")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("\n\n", -1)).filter(block -> !block.startsWith("#"));
        }
    }

    @ParameterizedTest
    @MethodSource("constitutions")
    void keepsTheMarksThatMeanSomething(String block) throws InvalidMoleculeException {
        Set<String> forms = new HashSet<>();
        for (String line : block.lines().toList()) {
            String[] fields = line.split("\t", -1);
            String[] writings = fields[2].split(" ", -1);
            String form = KekuleForm.of(writings[0]);
            for (String writing : writings) {
                assertThat(KekuleForm.of(writing)).as(writing).isEqualTo(form);
            }
            assertThat(KekuleForm.of(form)).isEqualTo(form);
            assertThat(form.split("@+", -1)).as(form).hasSize(Integer.parseInt(fields[0]) + 1);
            assertThat(form.contains("/")).as(form).isEqualTo(Integer.parseInt(fields[1]) > 0);
            assertThat(forms.add(form)).as(form).isTrue();
        }
    }
}
