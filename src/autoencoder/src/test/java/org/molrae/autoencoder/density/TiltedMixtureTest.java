package org.molrae.autoencoder.density;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.molrae.autoencoder.storage.HostTensor;
import org.molrae.autoencoder.storage.ModelFormatException;
import org.molrae.autoencoder.storage.TensorType;

class TiltedMixtureTest {

    private static final GaussianMixture MIXTURE =
            GaussianMixture.of(
                    new double[] {0.5, 0.5},
                    List.of(
                            MultivariateNormal.of(new double[] {-1}, new double[][] {{1}}),
                            MultivariateNormal.of(new double[] {1}, new double[][] {{4}})));

    /** At 0.3, which is no number of single precision. */
    private static final TiltedMixture TILTED = new TiltedMixture(MIXTURE, new double[] {0.5}, 0.3);

    @Test
    void theTiltHoldsAtItsNoiseAlone() {
        GaussianMixture there = (GaussianMixture) TILTED.at(0.3);
        // μ + S v = -1 + 0.5 and 1 + 4 * 0.5; w exp(vμ + v S v / 2) = exp(-0.375) and exp(1)
        assertThat(there.component(0).mean()).containsExactly(-0.5);
        assertThat(there.component(1).mean()).containsExactly(3);
        assertThat(there.weights()[1])
                .isCloseTo(Math.exp(1) / (Math.exp(1) + Math.exp(-0.375)), within(1e-12));
        assertThat(TILTED.at(0)).isSameAs(MIXTURE);
        assertThat(TILTED.at(3)).isSameAs(MIXTURE);
        assertThat(TILTED.logDensity(new float[] {0.7f}))
                .isEqualTo(MIXTURE.logDensity(new float[] {0.7f}));
        float[] one = new float[1];
        float[] other = new float[1];
        TILTED.sample(new SplittableRandom(1), one);
        MIXTURE.sample(new SplittableRandom(1), other);
        assertThat(one).isEqualTo(other);
    }

    @Test
    void otherDensitiesAreTheSameAtAnyNoise() {
        assertThat(MIXTURE.at(3)).isSameAs(MIXTURE);
        StandardNormal prior = new StandardNormal(2);
        assertThat(prior.at(0)).isSameAs(prior);
    }

    /** As sequence models store it. */
    @Test
    void itIsReadInSinglePrecisionToo() throws ModelFormatException {
        Map<String, HostTensor> stored = new HashMap<>(TILTED.tensors());
        stored.replaceAll((name, tensor) -> tensor.to(TensorType.F32));
        LatentDensity read = LatentDensity.read("gmm", stored);
        assertThat(read).isInstanceOf(TiltedMixture.class);
        assertThat(((GaussianMixture) read.at(0.3)).component(1).mean()).containsExactly(3);
        assertThat(((GaussianMixture) read.at(0.31)).component(1).mean()).containsExactly(1);
        Map<String, HostTensor> untilted = new HashMap<>(MIXTURE.tensors());
        assertThat(LatentDensity.read("gmm", untilted)).isInstanceOf(GaussianMixture.class);
    }

    @Test
    void aDamagedTiltIsRefused() {
        for (Map.Entry<String, HostTensor> damage :
                Map.of(
                                "tilt.direction",
                                HostTensor.of(new double[] {1, 2}, 2),
                                "tilt.noise",
                                HostTensor.of(new double[] {-1}, 1))
                        .entrySet()) {
            Map<String, HostTensor> stored = new HashMap<>(TILTED.tensors());
            stored.put(damage.getKey(), damage.getValue());
            assertThatThrownBy(() -> LatentDensity.read("gmm", stored))
                    .isInstanceOf(ModelFormatException.class)
                    .hasMessageContaining("'gmm'");
        }
        Map<String, HostTensor> half = new HashMap<>(TILTED.tensors());
        half.remove("tilt.noise");
        assertThatThrownBy(() -> LatentDensity.read("gmm", half))
                .isInstanceOf(ModelFormatException.class);
    }
}
