package org.molrae.autoencoder.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.molrae.autoencoder.training.DensityProvenance;

final class DensityEstimatorTest {

    private static FittedDensity fit(String name, int components, CodeSplit codes) {
        return new DensityEstimator(name, components, 4, 1).fit(codes, FitListener.SILENT);
    }

    @Test
    void everyDensityIsFittedByItsName() {
        CodeSplit codes = CodeSplit.random(Fixture.blobs(3, 60, 2, 2), 0.1, 1);
        for (String name : DensityFamily.names()) {
            FittedDensity fitted = fit(name, 2, codes);
            assertThat(fitted.density().name()).isEqualTo(name);
            assertThat(fitted.density().dimension()).isEqualTo(2);
            assertThat(fitted.provenance().codes()).isEqualTo(54);
            assertThat(fitted.provenance().heldOutCodes()).isEqualTo(6);
            assertThat(fitted.provenance().heldOutLogLikelihood())
                    .isEqualTo(fitted.density().meanLogLikelihood(codes.heldOut()));
        }
        assertThat(DensityEstimator.of("GMM", 1).name()).isEqualTo("gmm");
    }

    @Test
    void howItWasFittedIsKept() {
        float[][] codes = Fixture.blobs(3, 60, 2, 2);
        CodeSplit all = new CodeSplit(codes, new float[0][]);
        FittedDensity mixture = fit("gmm", 2, all);
        DensityProvenance figures = mixture.provenance();
        MixtureFit same = ExpectationMaximization.of(2, 1).fit(codes);
        assertThat(figures.components()).isEqualTo(2);
        assertThat(figures.width()).isNull();
        assertThat(figures.seed()).isEqualTo(1);
        assertThat(figures.logLikelihood()).isEqualTo(same.meanLogLikelihood());
        assertThat(figures.bic()).isEqualTo(same.bic());
        assertThat(figures.trace()).hasSize(same.iterations());
        assertThat(figures.heldOutLogLikelihood()).isNull();
        assertThat(figures.summary()).matches("2 components, seed 1, 60 codes at -?[0-9.]+ nats");
        DensityProvenance second = fit("2svae", 2, all).provenance();
        assertThat(second.width()).isEqualTo(4);
        assertThat(second.components()).isNull();
        assertThat(second.bic()).isNull();
        // the bound of each of 400 epochs at most, and it rose
        assertThat(second.trace()).hasSizeBetween(10, 400);
        assertThat(Collections.max(second.trace())).isGreaterThan(second.trace().get(0));
        assertThat(fit("kde", 2, all).provenance().logLikelihood()).isNull();
        assertThat(fit("gaussian", 2, all).provenance().trace()).isEmpty();
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> DensityEstimator.of("swarm", 1))
                .hasMessageStartingWith("unknown density 'swarm'; there are prior, ");
        assertThatThrownBy(() -> DensityEstimator.mixture(0, 1)).hasMessageContaining("components");
    }

    @Test
    void figuresFindTheNumberOfComponents() {
        CodeSplit codes = CodeSplit.random(Fixture.blobs(8, 2000, 4, 4), 0.2, 1);
        assertThat(codes.heldOut()).hasNumberOfRows(400);
        assertThat(codes.training()).hasNumberOfRows(1600);
        List<DensityProvenance> rows = new ArrayList<>();
        for (int size : new int[] {1, 4, 12}) {
            rows.add(fit("gmm", size, codes).provenance());
        }
        // four blobs: BIC is least there, held-out codes are likelier than under one Gaussian
        assertThat(rows.get(1).bic()).isLessThan(rows.get(0).bic()).isLessThan(rows.get(2).bic());
        assertThat(rows.get(1).heldOutLogLikelihood())
                .isGreaterThan(rows.get(0).heldOutLogLikelihood());
        assertThat(rows.get(2).logLikelihood()).isGreaterThan(rows.get(1).logLikelihood());
    }

    @Test
    void aSplitLeavesCodesOnBothSides() {
        CodeSplit split = CodeSplit.random(new float[][] {{1}, {2}}, 0.01, 1);
        assertThat(split.heldOut()).hasNumberOfRows(1);
        assertThat(split.training()).hasNumberOfRows(1);
        assertThatThrownBy(() -> CodeSplit.random(new float[][] {{1}}, 0.5, 1))
                .hasMessageContaining("1 codes");
        assertThatThrownBy(() -> CodeSplit.random(new float[][] {{1}, {2}}, 1, 1))
                .hasMessageContaining("share of 1.0");
    }
}
