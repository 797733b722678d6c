package org.molrae.benchmarks.goals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.molrae.benchmarks.table.Cell.Scored;
import org.molrae.chemistry.goals.Suite;
import org.molrae.chemistry.goals.Task;

class AssessmentTest {

    private static final Task RANOLAZINE =
            Suite.named("guacamol").orElseThrow().task("Ranolazine MPO").orElseThrow();

    /** Values of guacamol's {@code assess_model} with RDKit 2022.09.3. */
    @Test
    void assessesAsGuacamolDoes() {
        Assessment assessment =
                Assessment.of(
                        RANOLAZINE,
                        List.of(
                                "CC(=O)Nc1ccc(O)cc1",
                                "C[C@H](N)C(=O)O",
                                "C[C@@H](N)C(=O)O",
                                "not a molecule",
                                "OCC",
                                "CCO",
                                "c1ccccc1",
                                "COc1ccccc1OCC(O)CN2CCN(CC(=O)Nc3c(C)cccc3C)CC2",
                                "CC(C)NCC(O)COc1ccccc1OC",
                                "C1CC"));
        assertThat(assessment.score()).isEqualTo(0.0187065606, within(1e-9));
        assertThat(assessment.tops().get(1)).isEqualTo(0.0492373591, within(1e-9));
        assertThat(assessment.tops().get(10)).isEqualTo(0.0062566573, within(1e-9));
        assertThat(assessment.tops().get(100)).isEqualTo(0.0006256657, within(1e-9));
        assertThat(assessment.molecules())
                .hasSize(6)
                .extracting(Scored::text)
                .startsWith("COc1ccccc1OCC(O)CN2CCN(CC(=O)Nc3c(C)cccc3C)CC2")
                .contains("C[C@H](N)C(=O)O", "OCC")
                .doesNotContain("C[C@@H](N)C(=O)O", "CCO");
        Assessment.Similarity similarity = assessment.similarity();
        assertThat(similarity.maximum()).isEqualTo(0.4137931034, within(1e-9));
        assertThat(similarity.mean()).isEqualTo(0.0897856796, within(1e-9));
        assertThat(similarity.histogram().get(0)).isEqualTo(6.1111111111, within(1e-9));
        assertThat(similarity.histogram().get(1)).isEqualTo(3.3333333333, within(1e-9));
        assertThat(similarity.histogram().get(4)).isEqualTo(0.5555555556, within(1e-9));
    }

    @Test
    void nothingScoresNothing() {
        Assessment assessment = Assessment.of(RANOLAZINE, List.of("?"));
        assertThat(assessment.score()).isZero();
        assertThat(assessment.molecules()).isEmpty();
        assertThat(assessment.similarity().mean()).isNaN();
    }
}
