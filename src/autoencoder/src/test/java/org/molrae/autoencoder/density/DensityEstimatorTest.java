package org.molrae.autoencoder.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DensityEstimatorTest {

    @Test
    void everyDensityIsFittedByItsName() {
        float[][] codes = Fixture.blobs(3, 60, 2, 2);
        for (String name : DensityEstimator.NAMES) {
            LatentDensity density =
                    new DensityEstimator(name, 2, 4, 1).fit(codes, FitListener.SILENT);
            assertThat(density.name()).isEqualTo(name);
            assertThat(density.dimension()).isEqualTo(2);
        }
        assertThat(DensityEstimator.of("GMM", 1).name()).isEqualTo("gmm");
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> DensityEstimator.of("flow", 1))
                .hasMessage("unknown density 'flow'; there are prior, gaussian, gmm, kde, 2svae");
        assertThatThrownBy(() -> new DensityEstimator("gmm", 0, 4, 1))
                .hasMessageContaining("components");
    }

    @Test
    void aScanFindsTheNumberOfComponents() {
        float[][] codes = Fixture.blobs(8, 2000, 4, 4);
        ComponentScan scan = ComponentScan.split(codes, 0.2, 1);
        assertThat(scan.heldOut()).hasNumberOfRows(400);
        assertThat(scan.training()).hasNumberOfRows(1600);
        List<ComponentScan.Row> heard = new ArrayList<>();
        List<ComponentScan.Row> rows = scan.run(List.of(1, 4, 12), 1, heard::add);
        assertThat(heard).isEqualTo(rows);
        assertThat(rows).extracting(row -> row.density().size()).containsExactly(1, 4, 12);
        assertThat(rows)
                .extracting(row -> row.density().parameterCount())
                .containsExactly(14L, 59L, 179L);
        // four blobs: BIC is least there, held-out codes are likelier than under one Gaussian
        assertThat(rows.get(1).bic()).isLessThan(rows.get(0).bic()).isLessThan(rows.get(2).bic());
        assertThat(rows.get(1).heldOut()).isGreaterThan(rows.get(0).heldOut());
        assertThat(rows.get(2).training()).isGreaterThan(rows.get(1).training());
    }

    @Test
    void aSplitLeavesCodesOnBothSides() {
        ComponentScan scan = ComponentScan.split(new float[][] {{1}, {2}}, 0.01, 1);
        assertThat(scan.heldOut()).hasNumberOfRows(1);
        assertThat(scan.training()).hasNumberOfRows(1);
        assertThatThrownBy(() -> ComponentScan.split(new float[][] {{1}}, 0.5, 1))
                .hasMessageContaining("1 codes");
        assertThatThrownBy(() -> ComponentScan.split(new float[][] {{1}, {2}}, 1, 1))
                .hasMessageContaining("share of 1.0");
    }
}
