package org.molrae.molecules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.molrae.autoencoder.ComputeDevice;
import org.molrae.autoencoder.density.CodeSplit;
import org.molrae.autoencoder.density.DensityEstimator;
import org.molrae.autoencoder.density.FitListener;
import org.molrae.autoencoder.density.FittedDensity;
import org.molrae.autoencoder.density.LatentDensity;
import org.molrae.autoencoder.density.TiltedMixture;
import org.molrae.grammar.Grammar;
import org.molrae.grammar.Vocabulary;
import org.molrae.sequences.GrammarAutoencoder;
import org.molrae.sequences.network.ConvolutionalGruConfig;

/** Models are freed where they are refused, and left alone where densities are tried. */
class GivenDensityTest {

    private static final ConvolutionalGruConfig SMALL =
            new ConvolutionalGruConfig(4, 20, 4, List.of(4), 3, 4, 8, 1);

    @TempDir Path folder;

    @Test
    void aModelThatWritesNoMoleculesIsFreed() throws IOException {
        Path file = folder.resolve("expressions");
        try (GrammarAutoencoder model =
                GrammarAutoencoder.untrained(
                        Vocabulary.of(Grammar.named("expression")), SMALL, ComputeDevice.CPU, 1)) {
            model.save(file);
        }
        long before = OpenManagers.count();
        assertThatThrownBy(() -> MoleculeGenerator.load(file.toString(), ComputeDevice.CPU))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a model of the grammar expression");
        assertThat(OpenManagers.count()).isEqualTo(before);
    }

    @Test
    void aGivenDensityIsDrawnFromAndNotKept() throws IOException {
        try (MoleculeGenerator generator = MoleculeGenerator.released()) {
            LatentDensity prior = generator.model().density("prior");
            Map<String, LatentDensity> before = new HashMap<>(generator.model().densities());
            SampleOptions options = SampleOptions.seeded(4).withNoise(0).withThreads(1);
            List<String> given = sample(generator, options.withDensity(prior), 20);
            assertThat(given)
                    .isEqualTo(sample(generator, options.withDensity("prior"), 20))
                    .isNotEqualTo(sample(generator, options, 20));
            assertThat(generator.model().densities()).isEqualTo(before);
        }
    }

    /** The tilt is fitted at the model's noise, 3, and the model keeps what it has. */
    @Test
    void sizesAreMatchedWithoutTouchingTheModel() throws IOException {
        try (MoleculeGenerator generator = MoleculeGenerator.released()) {
            Map<String, LatentDensity> before = new HashMap<>(generator.model().densities());
            float[][] codes = generator.drawCodes("gaussian", 300, 2);
            double[] sizes =
                    IntStream.range(0, codes.length).mapToDouble(i -> 30 + codes[i][0]).toArray();
            FittedDensity fitted =
                    DensityEstimator.mixture(1, 1)
                            .fit(new CodeSplit(codes, new float[0][]), FitListener.SILENT);
            FittedDensity matched =
                    SizeMatching.match(
                            generator,
                            fitted,
                            codes,
                            sizes,
                            SampleOptions.seeded(1).withThreads(1));
            assertThat(generator.model().densities()).isEqualTo(before);
            assertThat(Objects.requireNonNull(generator.provenance().densities().get("gmm")))
                    .isNotEqualTo(matched.provenance());
            TiltedMixture tilted = (TiltedMixture) matched.density();
            assertThat(tilted.noise()).isEqualTo(3);
            assertThat(matched.provenance().tiltNoise()).isEqualTo(3);
            assertThat(tilted.at(0)).isSameAs(fitted.density());
            // at no noise the tilt changes nothing, at 3 it does
            SampleOptions options = SampleOptions.seeded(9).withThreads(1);
            assertThat(sample(generator, options.withNoise(0).withDensity(tilted), 10))
                    .isEqualTo(
                            sample(
                                    generator,
                                    options.withNoise(0).withDensity(tilted.mixture()),
                                    10));
            assertThat(sample(generator, options.withDensity(tilted), 10))
                    .isEqualTo(sample(generator, options.withDensity(tilted.at(3)), 10));
            Path file = folder.resolve("model");
            generator.model().setDensity(matched);
            generator.model().save(file);
            try (MoleculeGenerator loaded =
                    MoleculeGenerator.load(file.toString(), ComputeDevice.CPU)) {
                assertThat(loaded.provenance()).isEqualTo(generator.provenance());
                LatentDensity stored = loaded.model().density("gmm");
                assertThat(stored.at(3)).isNotSameAs(stored.at(0));
            }
        }
    }

    private static List<String> sample(
            MoleculeGenerator generator, SampleOptions options, int count) {
        String[] molecules = new String[count];
        try (MoleculeStream stream = generator.sample(options)) {
            Arrays.setAll(molecules, i -> stream.next().smiles());
        }
        return List.of(molecules);
    }
}
