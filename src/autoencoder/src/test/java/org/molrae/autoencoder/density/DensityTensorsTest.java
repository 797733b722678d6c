package org.molrae.autoencoder.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.molrae.autoencoder.storage.HostTensor;
import org.molrae.autoencoder.storage.ModelFormatException;
import org.molrae.autoencoder.storage.Safetensors;
import org.molrae.autoencoder.storage.TensorType;

/** Densities on their way to disk and back. */
final class DensityTensorsTest {
    private final float[][] codes = Fixture.blobs(2, 400, 3, 2);
    private final GaussianMixture mixture = ExpectationMaximization.of(2, 1).fit(codes).density();

    private final LatentDensity secondStage =
            new SecondStageFit(5, 0.2, 1, 1e-3, 0, 1).fit(codes, FitListener.SILENT);

    @Test
    void densitiesSurviveTheRoundTripExactly() throws IOException {
        for (LatentDensity density :
                List.of(
                        new StandardNormal(3),
                        MultivariateNormal.fit(codes, 1e-6),
                        mixture,
                        KernelDensity.fit(codes, 1),
                        secondStage)) {
            byte[] bytes = Safetensors.of(density.tensors()).toBytes();
            Map<String, HostTensor> tensors =
                    Safetensors.read(new ByteArrayInputStream(bytes), bytes.length, 1 << 20)
                            .tensors();
            LatentDensity copy = LatentDensity.read(density.name(), tensors);
            assertThat(copy.name()).isEqualTo(density.name());
            assertThat(copy.dimension()).isEqualTo(3);
            assertThat(copy.logDensities(codes)).containsExactly(density.logDensities(codes));
        }
    }

    @Test
    void singlePrecisionWillDo() throws IOException {
        Map<String, HostTensor> tensors = new HashMap<>();
        mixture.tensors().forEach((name, tensor) -> tensors.put(name, tensor.to(TensorType.F32)));
        assertThat(LatentDensity.read("gmm", tensors).meanLogLikelihood(codes))
                .isCloseTo(mixture.meanLogLikelihood(codes), within(1e-5));
    }

    @Test
    void whatIsWrongIsSaidInOneLine() {
        assertWrong("vae2", Map.of(), "unknown latent density 'vae2'");
        assertWrong("prior", Map.of(), "needs the tensors [dimension]");
        assertWrong("prior", Map.of("dimension", HostTensor.of(new long[] {-4})), "dimension -4");
        assertWrong(
                "prior", Map.of("dimension", HostTensor.of(new float[] {3})), "instead of one I64");
        assertWrong(
                "gmm", with("weights", HostTensor.of(new double[] {0.5, 0.6}, 2)), "sum to 1.1");
        assertWrong("gmm", with("weights", HostTensor.of(new double[] {2, -1}, 2)), "weight -1.0");
        assertWrong("gmm", with("weights", HostTensor.of(new double[3], 3)), "instead of [2]");
        assertWrong(
                "gmm", with("weights", HostTensor.of(new int[2], 2)), "instead of real numbers");
        assertWrong(
                "gmm", with("means", HostTensor.of(new double[8], 2, 4)), "instead of [2, 4, 4]");
        assertWrong(
                "gmm", with("means", HostTensor.of(new double[0], 2, 0)), "has the shape [2, 0]");
        assertWrong(
                "gmm",
                with("means", HostTensor.of(new double[] {0, 0, 0, 0, Double.NaN, 0}, 2, 3)),
                "'means' holds NaN");
        assertWrong(
                "gmm",
                with("covariances", HostTensor.of(new double[18], 2, 3, 3)),
                "component 0: the covariance is not positive definite");
        assertWrong(
                "2svae", Map.of(), "needs the tensors [mean, deviation, noise, encoder.0.weight");
        Map<String, HostTensor> second = new HashMap<>(secondStage.tensors());
        second.put("noise", HostTensor.of(new double[] {0}, 1));
        assertWrong("2svae", second, "a deviation is not positive");
        second.putAll(secondStage.tensors());
        second.put("decoder.1.weight", HostTensor.of(new float[20], 5, 4));
        assertWrong("2svae", second, "'decoder.1.weight' has the shape [5, 4] instead of [5, 5]");
        assertWrong(
                "kde",
                Map.of(
                        "centres", HostTensor.of(new double[6], 2, 3),
                        "kernel", HostTensor.of(new double[9], 3, 3)),
                "the covariance is not positive definite");
        assertWrong("gmm", with("extra", HostTensor.of(new double[1], 1)), "needs the tensors");
    }

    private Map<String, HostTensor> with(String name, HostTensor tensor) {
        Map<String, HostTensor> tensors = new HashMap<>(mixture.tensors());
        tensors.put(name, tensor);
        return tensors;
    }

    private static void assertWrong(String type, Map<String, HostTensor> tensors, String message) {
        assertThatThrownBy(() -> LatentDensity.read(type, tensors))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageContaining(message);
    }
}
