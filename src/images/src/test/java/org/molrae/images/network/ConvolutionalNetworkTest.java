package org.molrae.images.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.molrae.autoencoder.NetworkWeights;
import org.molrae.autoencoder.storage.HostTensor;
import org.molrae.images.data.ImageBatches;
import org.molrae.images.data.ImageSet;
import org.molrae.images.data.ImageShape;

class ConvolutionalNetworkTest {

    @ParameterizedTest
    @CsvSource({"1, 32, 16, 4", "3, 32, 128, 4", "3, 64, 64, 5"})
    void mapsImagesToCodesAndBack(int channels, int side, int latent, int kernel) {
        ConvolutionalConfig config =
                ConvolutionalConfig.paper(new ImageShape(channels, side), 1 / 64.0);
        assertThat(config.latentDimension()).isEqualTo(latent);
        assertThat(config.kernel()).isEqualTo(kernel);
        assertThat(config.baseChannels()).isEqualTo(2);
        try (NDManager manager = NDManager.newBaseManager()) {
            ConvolutionalNetwork network = new ConvolutionalNetwork(config, 2 * latent, manager, 1);
            assertThat(elements(NetworkWeights.read(network), ""))
                    .isEqualTo(config.parameters(2 * latent));
            ParameterStore parameters = new ParameterStore(manager, false);
            byte[][] images = new byte[3][config.image().values()];
            NDList batch =
                    new NDList(
                            ImageBatches.pixels(
                                    ImageSet.unlabelled(config.image(), images), manager));
            NDArray encoded = network.encode(parameters, batch, false);
            assertThat(encoded.getShape()).isEqualTo(new Shape(3, 2L * latent));
            NDArray decoded =
                    network.decode(parameters, manager.ones(new Shape(3, latent)), batch, false);
            assertThat(decoded.getShape()).isEqualTo(new Shape(3, channels, side, side));
            for (float value : decoded.toFloatArray()) {
                assertThat(value).isBetween(0f, 1f);
            }
            // the images are black: what is decoded is the error
            float expected = decoded.get(1).square().sum().getFloat();
            assertThat(network.reconstructionLoss(decoded, batch).toFloatArray()[1])
                    .isCloseTo(expected, org.assertj.core.data.Offset.offset(1e-2f));
        }
    }

    @Test
    void hasThePapersSizes() {
        ConvolutionalConfig config = ConvolutionalConfig.paper(new ImageShape(1, 32), 1);
        assertThat(config.baseChannels()).isEqualTo(128);
        try (NDManager manager = NDManager.newBaseManager()) {
            Map<String, HostTensor> weights =
                    NetworkWeights.read(new ConvolutionalNetwork(config, 16, manager, 1));
            long encoder = elements(weights, "encoder.");
            long decoder = elements(weights, "decoder.");
            // convolutions 4 x 4 of 1-128-256-512-1024 channels, 4 vectors of each normalization,
            // 4096 x 16 with its bias
            assertThat(encoder)
                    .isEqualTo(
                            16L * (128 + 128 * 256 + 256 * 512 + 512 * 1024)
                                    + 4L * (128 + 256 + 512 + 1024)
                                    + 4096 * 16
                                    + 16);
            // 16 to 8 x 8 x 1024 with bias, 1024-512-256-1 channels
            assertThat(decoder)
                    .isEqualTo(
                            17L * 65536
                                    + 16L * (1024 * 512 + 512 * 256 + 256)
                                    + 4L * (512 + 256)
                                    + 1);
        }
    }

    private static long elements(Map<String, HostTensor> weights, String prefix) {
        return weights.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .mapToLong(entry -> entry.getValue().count())
                .sum();
    }

    @Test
    void trainingMovesTheRunningStatisticsThatAreSaved() {
        ConvolutionalConfig config = ConvolutionalConfig.paper(new ImageShape(1, 32), 1 / 64.0);
        try (NDManager manager = NDManager.newBaseManager()) {
            ConvolutionalNetwork network = new ConvolutionalNetwork(config, 16, manager, 1);
            Map<String, HostTensor> before = NetworkWeights.read(network);
            NDList batch = new NDList(manager.ones(new Shape(4, 1, 32, 32)));
            ParameterStore parameters = new ParameterStore(manager, false);
            network.encode(parameters, batch, false);
            assertThat(NetworkWeights.read(network)).isEqualTo(before);
            network.encode(parameters, batch, true);
            Map<String, HostTensor> after = NetworkWeights.read(network);
            Set<Map.Entry<String, HostTensor>> moved = new HashSet<>(after.entrySet());
            moved.removeAll(before.entrySet());
            assertThat(moved).isNotEmpty().allMatch(entry -> entry.getKey().contains("unning"));
        }
    }

    @Test
    void refusesWhatMakesNoNetwork() {
        assertThatThrownBy(() -> ConvolutionalConfig.paper(new ImageShape(1, 28), 1))
                .hasMessageContaining("a side of 32 or 64 pixels, not 28");
        assertThatThrownBy(() -> ConvolutionalConfig.paper(new ImageShape(1, 32), 0))
                .hasMessageContaining("width factor");
    }
}
